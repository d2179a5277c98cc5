import type { AlgorithmClass, Client, OptionFacts } from '../../src/client/client.ts';
import type { Random } from './random.ts';

export interface Choice {
  readonly client: Client;
  readonly random: Random;
}

/** Arguments of a keyword, without quotes; `raw` when the client takes the rest of the line as it stands. */
export interface Value {
  readonly args: readonly string[];
  readonly raw: boolean;
}

type Maker = (choice: Choice) => string | readonly string[];

interface Makers {
  readonly good: Maker;
  readonly bad?: Maker;
  readonly raw?: boolean;
}

export const atLeast = ({ version }: Client, major: number, minor: number): boolean =>
  version.major > major || (version.major === major && version.minor >= minor);

export const names = [
  ...[
    'web',
    'db',
    'alpha',
    'beta',
    'gamma.example.org',
    'www.example.com',
    'alpha.example.com',
    'UPPER',
    'Mixed',
    'x-1',
  ],
  ...['127.1', '10.0.0.1', '192.0.2.77', '::1', 'fe80::1', 'w_w', 'a.b.c.d', '1', 'db.example.com.', 'öst', 'z\udcff'],
] as const;

export const users = ['bob', 'Bob', 'ann', 'root', 'deploy', 'x.y', 'u-1', 'jö'] as const;

export const environments: readonly Readonly<Record<string, string>>[] = [
  {},
  { FOO: 'foo', BAR: '/b a/r', INC: 'conf.d', EMPTY: '' },
  { FOO: 'x%hy', SSH_AUTH_SOCK: '/tmp/agent.1', INC: 'a.conf', _x1: 'under' },
];

const casing = (random: Random, word: string): string => {
  if (random.chance(0.7)) return word;
  return random.chance(0.5)
    ? word.toUpperCase()
    : [...word].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter)).join('');
};

const oneOf =
  (...words: readonly string[]): Maker =>
  ({ random }) =>
    random.pick(words);

/** One of the words between bars. */
const among = (...texts: readonly string[]): Maker => oneOf(...texts.flatMap((text) => text.split('|')));

/** One of these, in a case of its own. */
const anyCase =
  (...words: readonly string[]): Maker =>
  ({ random }) =>
    casing(random, random.pick(words));

const when =
  (major: number, minor: number, then: Maker, otherwise: Maker): Maker =>
  (choice) =>
    atLeast(choice.client, major, minor) ? then(choice) : otherwise(choice);

const either =
  (...makers: readonly Maker[]): Maker =>
  (choice) =>
    choice.random.pick(makers)(choice);

const several =
  (maker: Maker, most: number): Maker =>
  (choice) =>
    Array.from({ length: 1 + choice.random.int(most) }, () => maker(choice)).flat();

const flag: Makers = {
  good: anyCase('yes', 'no', 'yes', 'no', 'true', 'false'),
  bad: oneOf('on', 'off', '1', '0', 'maybe', 'y', 'yesno', '', 'yes,no', 'ask', 'none'),
};

const wild = ['yes', 'no', 'true', 'false', 'ask', 'auto', 'autoask', 'always', 'off', 'accept-new', 'force', 'none'];
const wilder = [
  ...wild,
  'ethernet',
  'point-to-point',
  'confirm',
  'default',
  'subsystem',
  'unbound',
  'host-bound',
  'any',
];

const enumeration: Makers = {
  good: ({ random }) => random.pick(wild),
  bad: anyCase(...wilder, 'no-pq-kex', 'inet', 'sha256', 'DEBUG', 'local3', '', 'x', 'yes '),
};

const int: Makers = {
  good: oneOf('0', '1', '2', '3', '5', '7', '06', '12', '1000', '2147483647'),
  bad: among('-1|0x10|010|3x|2147483648|99999999999999999999||ten|1.5|+4| 4|1e3|09'),
};

const time: Makers = {
  good: oneOf('0', '1', '30', '5m', '1h30m', '2W', '1d12h', '90S', 'none', '010', '1m1m', '24855d'),
  bad: among('5x|-1|1.5|0.5m|1m.||h|None|1 m|9999999999|30000d|3550w|0x5|5m5|+3'),
};

const path: Makers = {
  good: among(
    '/etc/x|~/.ssh/id|~/a b|relative/key|/a/%h/%r|%d/.ssh/%n|none|~|~root/k|%%x|/ö/\udcfe|~/.ssh/%C',
    "%u-%i-%l-%L-%p|a=b|/tmp/#x|~/x~|//|.|/p\\q|it's|/a//b",
  ),
  bad: among('~nobody/x|%Z|%|/x/%|${FOO}/k|${NOPE}|${FOO|$FOO|${}||%j|%k/%K|${EMPTY}'),
};

const strings: Makers = {
  good: oneOf('x', 'Word', 'a.b', 'a,b', 'a=b', '%h', '-x', 'a#b', 'ümlaut', 'a b', '127.0.0.1', 'none', '*', 'a\\b'),
  bad: oneOf('', '%Z', '${FOO}', '${NOPE}', 'a\u0001b', 'x'.repeat(300), '\udc80\udcff', "'", '"'),
};

const command: Makers = {
  good: among(
    'nc %h %p|ssh -W %h:%p j|none|=x =y|"quoted" arg|single \'q\' x|a # b|echo \\"x\\"|tail |ö|echo %%',
    'x=y z|~/bin/x ${HOME}|%r@%n|NONE|none x|a\tb|"a # b"',
  ),
  bad: oneOf(
    'nc %Z',
    '%',
    '',
    ' ',
    '=',
    '==',
    '"',
    "it's",
    '# all',
    'a "b',
    'a \\"b',
    "'\\''",
    '${NOPE}',
    '%C %d %i %j %k %l %L %u',
    '%f %H %I %K %t %T',
    'x'.repeat(1100),
  ),
  raw: true,
};

const destination = [
  'j',
  'bob@j',
  'j:22',
  'bob@j:2222',
  'ssh://j',
  'ssh://bob@j:99',
  '[::1]:22',
  '[::1]',
  'J.Example',
  'a.b,c@d:1',
];

const jump: Makers = {
  good: oneOf(...destination, 'none', 'a,b,c', 'ssh://j/', 'web', 'alpha', 'u@w@j', '[fe80::1]', 'j:022'),
  bad: among('NONE|::1|j:0|j:99999|j:x|a,,b|,|@j|ssh://|j,none|"j"|a b|j # c|u:p@j|ssh://j:x|%h|j:|u@[::1]:|j:,k'),
  raw: true,
};

const port: Makers = {
  good: oneOf('22', '1', '65535', '2222', '022', '443'),
  bad: oneOf('0', '-1', '65536', '99999', '0x16', '22x', 'ssh', 'http', 'https', 'nope', '', '22 ', '2.2', '+22'),
};

const addresses = ['localhost', '127.0.0.1', '*', '', '[::1]', '[::]', 'h.example', '0.0.0.0'];

const listening: Maker = ({ random }) => {
  const number = random.pick(['8080', '1', '65535', '022', '8081']);
  if (random.chance(0.5)) return number;
  if (random.chance(0.2)) return random.pick(['/tmp/s', '/tmp/%h.s', './x/y', '/r/%r-%C', '/tmp/p']);
  return `${random.pick(addresses)}:${number}`;
};

const connecting: Maker = ({ random }) => {
  if (random.chance(0.15)) return random.pick(['/var/run/d.sock', '/tmp/%r', '%d/s', '/a/b/c']);
  const host = random.pick(['localhost', 'h', '[::1]', '10.0.0.1', 'H.Example', '[fe80::1]', 'x.y']);
  return `${host}:${random.pick(['80', '443', '65535', '5432', '08'])}`;
};

const badForward: Maker = among(
  '8080:localhost:80|8080|x h:80|0 h:80|8080 h:0|99999 h:80|8080 h|8080 h:99999|8080 :80|a:b:c h:1',
  '-1 h:1|8080 h:x|[::1 h:1|::1:80 h:1|"" h:1|8080 h:1 x|: h:1|1:2:3:4:5|/a /b /c|8080 ""',
  'http h:https|::1/80 h:1|h/80 h/1|%h:80 %h:1|[/tmp/b] h:1|/tmp/a:b h:1|8080 fe80::1:443',
  '${FOO}/s h:1|80 [/x]|80 a/b|[::1]/80 [h]/1|"/a b" h:1',
);

const split =
  (maker: Maker): Maker =>
  (choice) =>
    [maker(choice)].flat().flatMap((text) => text.split(' ').map((word) => word.replaceAll('""', '')));

const forward: Makers = {
  good: (choice) => [listening(choice), connecting(choice)].flat(),
  bad: split(badForward),
};

const algorithms = (of: AlgorithmClass, prefix = true): Makers => {
  const list = ({ client, random }: Choice): readonly string[] => {
    const known = client.algorithms(of);
    return random.some(random.chance(0.7) ? known.supported : known.defaults, 4);
  };
  const patterned = of !== 'ciphers' && of !== 'macs' && of !== 'kex';
  const modifier = (client: Client, random: Random): string => {
    if (random.chance(0.5)) return '';
    return random.pick(atLeast(client, 8, 1) ? ['+', '-', '^'] : ['+', '-']);
  };
  return {
    good: (choice) => {
      const { client, random } = choice;
      const chosen = list(choice);
      const sign = prefix ? modifier(client, random) : '';
      if (sign === '-')
        return `-${random.pick([chosen.join(','), '*cbc*', 'no-such-name', '*sha1*,*dss*', '!x,*', 'ecdsa*', '*'])}`;
      if (patterned && random.chance(0.2))
        return sign + random.pick(['*', 'ssh-*', '*rsa*', 'ecdsa-*,ssh-ed25519', '*25519*', 'sk-*']);
      return sign + chosen.join(',');
    },
    bad: (choice) =>
      choice.random.pick([
        ...[
          '',
          'nosuch',
          '+nosuch',
          '^nosuch',
          '-',
          '+',
          '^',
          ',',
          'a,,b',
          'none',
          '*',
          '!*',
          'ssh-dss',
          '+ssh-dss',
          'rsa',
          'ED25519',
        ],
        ...[
          '+*',
          'hmac-*',
          `${list(choice)},`,
          `,${list(choice)}`,
          `${list(choice)},,${list(choice)}`,
          `+${list(choice)}`.toUpperCase(),
        ],
        ...[
          `++${list(choice)}`,
          `${list(choice)},nosuch`,
          'ssh-rsa-cert-v01@openssh.com',
          '+arcfour',
          '+blowfish-cbc,3des-cbc',
        ],
      ]),
  };
};

const domainList = either(
  several(oneOf('example.com', 'example.org', 'Example.Net', 'nowhere.test', 'a-b.c'), 3),
  oneOf('none'),
);
const badDomains = several(
  oneOf('example.com', '.example.com', '..', 'a..b', '-x.y', 'x_y', 'ex!mple', '', 'none', 'a/b', 'ü.de', '.'),
  2,
);

/** By id of the option; what is not here is made by its kind. */
const byOption: Readonly<Record<string, Makers>> = {
  addkeystoagent: {
    good: when(
      8,
      4,
      either(anyCase('yes', 'no', 'ask', 'confirm', 'true'), oneOf('1h', '5m'), () => ['confirm', '90']),
      anyCase('yes', 'no', 'ask', 'confirm'),
    ),
    bad: split(among('yes 5m|ask 5m|confirm x|0|-1|confirm 5m 6m|maybe|confirm 9999999999|no 0|1h 2h')),
  },
  addressfamily: { good: anyCase('any', 'inet', 'inet6'), bad: oneOf('ipv4', 'inet4', '', 'both') },
  bindaddress: strings,
  bindinterface: strings,
  canonicaldomains: { good: domainList, bad: badDomains },
  canonicalizehostname: { good: anyCase('yes', 'no', 'always', 'no'), bad: enumeration.bad ?? flag.good },
  canonicalizepermittedcnames: {
    good: several(
      oneOf('*:*', '*.example.com:*.example.net', 'a.b,*.c:D.e', '*:none', '*.EXAMPLE.com:*.example.NET'),
      2,
    ),
    bad: several(oneOf('none', '*', 'a', ':', 'a:', ':b', 'a:b:c', ''), 2),
  },
  channeltimeout: {
    good: either(
      oneOf('none'),
      several(oneOf('session=5m', '*=1h', 'direct-tcpip=30', 'agent-connection=0', 'global=10', 'x11*=1d'), 3),
    ),
    bad: split(
      oneOf('session', 'session=', '=5', 'session=x', 'none session=1', 'session=-1', 'a=1=2', 'session=none', 'x=1.5'),
    ),
  },
  ciphers: algorithms('ciphers'),
  macs: algorithms('macs'),
  kexalgorithms: algorithms('kex'),
  hostkeyalgorithms: algorithms('hostkey'),
  pubkeyacceptedalgorithms: algorithms('pubkey'),
  hostbasedacceptedalgorithms: algorithms('hostbased'),
  casignaturealgorithms: algorithms('casignature'),
  connectionattempts: { good: oneOf('1', '2', '3', '10'), bad: either(oneOf('0'), int.bad ?? int.good) },
  controlpersist: {
    good: oneOf('yes', 'no', 'true', 'false', '0', '10m', '1h', '30'),
    bad: oneOf('YES', 'Yes', 'None', 'none', '-1', '5x', '', '1.5'),
  },
  controlpath: path,
  dynamicforward: {
    good: ({ random }) =>
      `${random.pick(['', '', 'localhost:', '[::1]:', '*:', ':'])}${random.pick(['1080', '1', '022'])}`,
    bad: split(among('/tmp/s|::1/8080|0|99999|x|1080 1081|a:b:c|::1:1080|[::1]||:1080|*:0|1080x')),
  },
  escapechar: {
    good: oneOf('none', '~', '%', '^B', '^[', '^@', '^a', '#', '^^', 'x'),
    bad: oneOf('None', '^?', '', 'ab', '^', '^ab', '^1', 'é', '\udcff', '^é'),
  },
  cipher: { good: oneOf('3des', 'blowfish', 'none'), bad: oneOf('des', 'aes', '3DES', '', '3des-cbc') },
  protocol: { good: oneOf('2', '1', '2,1', '1,2'), bad: oneOf('3', '', '2 1', 'x', '2#c', '02,1x', '2,,1', '22') },
  gssapikexalgorithms: {
    good: oneOf('gss-gex-sha1-', 'gss-group14-sha256-,gss-gex-sha1-'),
    bad: oneOf('none', 'gss-x', '', '+gss-gex-sha1-', 'gss-gex-sha1-,'),
  },
  fingerprinthash: {
    good: oneOf('sha256', 'md5', 'SHA512', 'sha1', 'sha384', 'Md5'),
    bad: oneOf('crc', '', 'sha224', 'ripemd160', 'sha-256'),
  },
  forwardagent: {
    good: when(
      8,
      2,
      either(anyCase('yes', 'no'), oneOf('~/.agent', '/tmp/a.%r', '$SSH_AUTH_SOCK', '$FOO', '/nonexistent')),
      anyCase('yes', 'no', 'true'),
    ),
    bad: either(path.bad ?? path.good, oneOf('ye', 'none', '$', '$1', '', '$NOPE', '/x/%Z')),
  },
  forkafterauthentication: { good: anyCase('no', 'no', 'no', 'false', 'yes'), bad: flag.bad ?? flag.good },
  globalknownhostsfile: {
    good: several(either(path.good, oneOf('/etc/ssh/kh')), 3),
    bad: either(oneOf('none'), () => ['none', '/a'], several(path.bad ?? path.good, 2)),
  },
  userknownhostsfile: {
    good: either(several(path.good, 3), oneOf('~/.ssh/known_hosts', 'none')),
    bad: either(
      () => ['/a', 'none'],
      () => Array.from({ length: 34 }, (_, n) => `/k${n}`),
      several(path.bad ?? path.good, 2),
    ),
  },
  revokedhostkeys: {
    good: path.good,
    bad: either(several(path.good, 2), () => ['none', '/a'], several(path.bad ?? path.good, 2)),
  },
  hostname: {
    good: either(oneOf(...names), oneOf('%h', '%h.example.com', 'x%%y', 'REAL', '127.0.0.001', '0x7f.1', '${FOO}')),
    bad: oneOf('%Z', '%', '', '%p', '%n', 'a b', '-x', 'a/b', '%n.x'),
  },
  identityagent: {
    good: oneOf('SSH_AUTH_SOCK', '$SSH_AUTH_SOCK', '~/.agent/%h', '/run/%u/%C', 'none', '%d/x', 'relative', '$1bad'),
    bad: oneOf('${FOO}/s', '$FOO', '${NOPE}', '$NOPE-x', '$a.b', '', '%Z', '${FOO', '$', '~nobody/s', '${EMPTY}'),
  },
  identityfile: path,
  certificatefile: path,
  ignoreunknown: {
    good: oneOf('UseKeychain', 'use*,x*', '!y,*', 'Foo?', '*', 'x-*,Frobnicate', 'USEKEYCHAIN'),
    bad: split(oneOf('a b', '', ',', '!')),
  },
  ipqos: {
    good: split(
      among('ef|cs1|AF21 cs1|af11 AF43|none|0x10|8 16|cs0 cs7|ef none|lowdelay throughput|reliability|255|0 0'),
    ),
    bad: split(oneOf('256', '-1', 'le', 'va', 'af44', 'x', '', 'ef ef ef', '010', '0x100', 'cs8', '1x', 'ef x')),
  },
  knownhostscommand: {
    good: either(command.good, oneOf('/bin/kh %H %h', '/x/%C')),
    bad: command.bad ?? command.good,
    raw: true,
  },
  localcommand: command,
  proxycommand: command,
  remotecommand: command,
  localforward: forward,
  remoteforward: {
    good: either(forward.good, when(7, 6, oneOf('1080', 'localhost:1080', '*:22', '[::1]:7'), forward.good)),
    bad: forward.bad ?? forward.good,
  },
  permitremoteopen: {
    good: either(oneOf('any', 'none'), several(oneOf('h:80', '*:443', '[::1]:22', 'localhost:*', '10.0.0.1:1'), 3)),
    bad: split(oneOf('any h:1', 'h', 'h:0', 'h:99999', 'h:x', ':80', 'none none', 'Any', '/sock', '*:*:*', '*')),
  },
  loglevel: {
    good: anyCase('INFO', 'INFO', 'VERBOSE', 'ERROR', 'FATAL', 'QUIET'),
    bad: oneOf('LOUD', '', '3', 'DEBUG4', 'SILENT', 'NOTICE'),
  },
  logverbose: {
    good: either(oneOf('none'), several(oneOf('kex.c:*:1000', 'packet.c', '*:f():*'), 2)),
    bad: split(oneOf('none x', '', 'x none')),
  },
  syslogfacility: {
    good: anyCase('DAEMON', 'USER', 'AUTH', 'LOCAL0', 'LOCAL7', 'AUTHPRIV'),
    bad: oneOf('KERN', '', 'LOCAL8', 'none'),
  },
  numberofpasswordprompts: int,
  obscurekeystroketiming: {
    good: oneOf('yes', 'no', 'interval:20', 'interval:1000', 'interval:1', 'true', 'false'),
    bad: oneOf('interval:0', 'interval:1001', 'Yes', 'interval', 'interval:', 'interval:x', 'INTERVAL:20', '', '20'),
  },
  port,
  proxyjump: jump,
  preferredauthentications: {
    good: oneOf('publickey', 'publickey,password', 'x,y', 'keyboard-interactive,'),
    bad: strings.bad ?? strings.good,
  },
  pubkeyauthentication: {
    good: when(8, 9, anyCase('yes', 'no', 'unbound', 'host-bound', 'true'), flag.good),
    bad: oneOf('unbound', 'host_bound', 'both', '', 'ask'),
  },
  refuseconnection: { good: oneOf('no way', 'use %h', '"x"', 'ö'), bad: split(oneOf('a b', '')) },
  rekeylimit: {
    good: split(among('default|default none|1G|512M 1h|0 0|16|100k none|1000000|2g 1d|default 30m|0')),
    bad: split(among('none|15|1|1T|1x||-1|1G x|1G 1h x|Default|9999999999999999999999G|1.5G|512 M|0x10')),
  },
  requiredrsasize: { good: oneOf('0', '1024', '2048', '3072', '16384'), bad: int.bad ?? int.good },
  sendenv: {
    good: either(
      several(oneOf('LANG', 'LC_*', 'FOO', 'foo', 'A?'), 3),
      when(7, 8, several(oneOf('-LANG', '-*', 'X', '-F*', 'LANG'), 3), oneOf('LANG')),
    ),
    bad: split(oneOf('A=B', '=', '-', 'LANG LC_* A=1', '"" X', '!X')),
  },
  setenv: {
    good: several(oneOf('A=1', 'B=two', 'A=other', 'C=x y', 'D=', 'E=a=b', 'F=%h', 'G=%%', 'H="q"', 'I=ö', 'J=#'), 3),
    bad: split(oneOf('A', '=x', 'A=1 B', '', 'A=%Z', 'A=${FOO}', 'A=1 =2', '%h=1', 'A=%', 'none')),
  },
  streamlocalbindmask: {
    good: oneOf('0177', '077', '0', '0777', '22', '0000'),
    bad: oneOf('888', '-1', '01000', 'x', '', '7777', '0x1', '1 1'),
  },
  tag: { good: oneOf('blue', 'Blue', 'green', 'a,b', 'x y'), bad: strings.bad ?? strings.good },
  tunneldevice: {
    good: oneOf('any', 'any:any', '1', '1:2', 'any:3', '0:0'),
    bad: among('2147483647|x|1:|:1|-1|1:2:3||ANY|2147483648|1:x|0x1|2147483646|99999999999'),
  },
  user: {
    good: either(oneOf(...users), oneOf('a b', 'with%%pct', 'x#y', 'a=b')),
    bad: oneOf('%u', '%h', '%Z', '%r', '%', '${FOO}', '${NOPE}', '', '-x', 'a;b', "a'b", 'x'.repeat(1500), '%C'),
  },
  versionaddendum: {
    good: oneOf('hello', 'hello world', 'none', 'a # b', '"q"', '%h', 'NONE', 'x\ty'),
    bad: oneOf('%Z', '', '${NOPE}', 'ö', '"', '# x', '${FOO}', 'x\ry'),
    raw: true,
  },
  xauthlocation: path,
  pkcs11provider: { good: either(path.good, oneOf('none', '/usr/lib/p.so')), bad: path.bad ?? path.good },
  securitykeyprovider: { good: either(path.good, oneOf('internal', '$FOO', 'none')), bad: path.bad ?? path.good },
};

function enumWord({ words, ignoreCase }: OptionFacts, { random }: Choice): string {
  const word = random.pick([...(words?.keys() ?? ['yes'])]);
  return ignoreCase ? casing(random, word) : word;
}

function byKind(option: OptionFacts): Makers {
  switch (option.kind) {
    case 'flag':
      return flag;
    case 'enum':
      return { ...enumeration, good: (choice) => enumWord(option, choice) };
    case 'int':
      return int;
    case 'time':
      return time;
    case 'path':
      return path;
    case 'command':
      return command;
    case 'algorithms':
      return option.algorithms === undefined ? strings : algorithms(option.algorithms);
    case 'forward':
      return forward;
    case 'files':
      return { ...path, good: several(path.good, 2) };
    case 'string':
    case 'special':
      return strings;
  }
}

const anything: Maker = oneOf('yes', 'no', 'x', '5', '/a/b', 'a b c', '%h', 'ä');

/** A value for an option, one that the client takes or, most likely, one that it does not. */
export function optionValue(option: OptionFacts, choice: Choice, good: boolean): Value {
  const makers = byOption[option.id] ?? byKind(option);
  const make = good ? makers.good : (makers.bad ?? strings.good);
  return { args: [make(choice)].flat(), raw: makers.raw ?? false };
}

export const anyValue = (choice: Choice): Value => ({ args: [anything(choice)].flat(), raw: false });
