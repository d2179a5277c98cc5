import type { Client } from '../../src/client/client.ts';
import {
  badIncludeLine,
  badLine,
  badMatchLine,
  environmentOf,
  goodLine,
  hostLine,
  includeLine,
  matchLine,
  type Setting,
  scrambled,
  themeOf,
} from './grammar-lines.ts';
import { atLeast, type Choice, names, users } from './grammar-values.ts';
import { groupIds } from './lab.ts';
import { type Random, randomFrom, seedOf } from './random.ts';

export type CaseFile =
  | { readonly kind: 'file'; readonly text: string; readonly mode: number; readonly uid: number; readonly gid: number }
  | { readonly kind: 'folder' }
  | { readonly kind: 'link'; readonly target: string };

export interface CaseRun {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface Case {
  readonly seed: number;
  /** Relative to the case's folder, which holds `home` and `etc`. */
  readonly files: ReadonlyMap<string, CaseFile>;
  readonly runs: readonly CaseRun[];
}

/** Where a case will lie; its texts may name these paths. */
export interface Site {
  readonly home: string;
}

const plain = (text: string, mode = 0o644, [uid, gid]: readonly [number, number] = [0, 0]): CaseFile => ({
  kind: 'file',
  text,
  mode,
  uid,
  gid,
});

function section(setting: Setting): readonly string[] {
  const { random } = setting;
  const head = random.chance(0.55) ? hostLine(setting) : matchLine(setting);
  return [head, ...body(setting)];
}

function body(setting: Setting): readonly string[] {
  const { random } = setting;
  return Array.from({ length: random.int(5) }, () =>
    setting.includable.length > 0 && random.chance(0.07) ? includeLine(setting) : goodLine(setting),
  );
}

function ended(lines: readonly string[], random: Random): string {
  const end = random.chance(0.1) ? '\r\n' : '\n';
  const text = lines.join(end);
  return random.chance(0.9) ? text + end : text;
}

function insertAt(lines: readonly string[], line: string, random: Random): readonly string[] {
  const at = random.int(lines.length + 1);
  return [...lines.slice(0, at), line, ...lines.slice(at)];
}

/** Lines for what second passes and look-ups are made of. */
function canonicalLines({ client, random }: Choice): readonly string[] {
  const final = atLeast(client, 8, 0) ? ['Match final all', 'Match !final host x'] : [];
  return [
    random.pick([
      'CanonicalizeHostname yes',
      'CanonicalizeHostname always',
      'canonicalizehostname=YES',
      'Host *',
      ...final,
    ]),
    ...random.some(
      [
        'CanonicalDomains example.com example.org',
        'CanonicalDomains nowhere.test example.com',
        'CanonicalizePermittedCNAMEs *.example.com:*.example.net',
        random.chance(0.5) ? 'CanonicalizePermittedCNAMEs *:*' : 'ProxyUseFdpass no',
        'CanonicalizeMaxDots 0',
        'CanonicalizeMaxDots 3',
        random.chance(0.3) ? 'CanonicalizeFallbackLocal no' : 'CanonicalizeFallbackLocal yes',
        'ProxyJump none',
        'ProxyCommand none',
        'ProxyCommand x',
      ],
      4,
    ),
  ];
}

function configText(setting: Setting, most: number, mayBeBad: boolean): string {
  const { random } = setting;
  const head = random.chance(0.2)
    ? canonicalLines(setting)
    : random.chance(0.15)
      ? ['IgnoreUnknown UseKeychain,x-*']
      : [];
  const sections = Array.from({ length: random.int(most + 1) }, () => section(setting)).flat();
  const good = [...head, ...body(setting), ...sections];
  if (!mayBeBad || !random.chance(0.14)) return ended(good, random);
  if (random.chance(0.25)) return scrambled(ended(good, random), setting);
  const makers = [badLine, badLine, badLine, badLine, badMatchLine, badIncludeLine];
  const bad = Array.from({ length: 1 + random.int(2) }, () => random.pick(makers)(setting));
  return ended(
    bad.reduce<readonly string[]>((lines, line) => insertAt(lines, line, random), good),
    random,
  );
}

const sides = ['a.conf', 'b.conf', 'conf.d/1', 'conf.d/2', 'conf.d/root', 'web.conf'] as const;

function sideFiles(folder: string, setting: Setting): readonly (readonly [string, CaseFile])[] {
  const { random } = setting;
  const deep = { ...setting, includable: random.chance(0.3) ? ['conf.d/2', 'b.conf'] : [] };
  const file = (name: string): readonly [string, CaseFile] => {
    const leaf = name === 'conf.d/2' || name === 'b.conf';
    return [
      `${folder}/${name}`,
      plain(configText(leaf ? { ...setting, includable: [] } : deep, 1, random.chance(0.3))),
    ];
  };
  return [
    ...sides.map(file),
    [`${folder}/conf.d/.hidden`, plain('User hidden\n')],
    [`${folder}/bad`, plain('Bad line\nUser b\n')],
    [`${folder}/loop`, plain('User looped\nInclude loop\n')],
    [`${folder}/deep1`, plain('Host *\nInclude deep2\nBindAddress after\n')],
    [`${folder}/deep2`, plain('Port 2\nMatch host w*,d*\nUser deep\n')],
    [`${folder}/gw`, plain('User gw\n', 0o664, [0, random.pick(groupIds)])],
    [`${folder}/ww`, plain('User ww\n', 0o646)],
    [`${folder}/owned`, plain('User owned\n', 0o644, [2001, 0])],
    [`${folder}/ann-group`, plain('User annsgroup\n', 0o664, [random.pick([0, 2001]), 3004])],
    [`${folder}/dir`, { kind: 'folder' }],
    [`${folder}/link.conf`, { kind: 'link', target: 'deep2' }],
    [`${folder}/dangling`, { kind: 'link', target: 'nowhere' }],
  ];
}

const oddHosts = [
  '@x',
  'x@',
  '',
  'a b',
  '-x',
  'a;b',
  'a$b',
  'ssh://',
  'ssh:///x',
  'ssh://x/path',
  'x,y',
  "it's",
  'a/b',
  '.',
  'x..',
  '%h',
  'a\\b',
  '[x',
  'x]',
];

function typedHost({ random }: Choice): string {
  const others = ['nothing', 'x.nowhere.test', 'gamma', 'delta', 'beta.example.com', 'www'];
  const name = random.chance(0.85) ? random.pick(names) : random.pick(others);
  if (random.chance(0.75)) return name;
  if (random.chance(0.12)) return random.pick(oddHosts);
  const bracketed = name.includes(':') ? `[${name}]` : name;
  const port = random.chance(0.8) ? random.pick(['22', '2222', '022']) : random.pick(['0', '99999', 'x', '']);
  return random.pick([
    `${random.pick(users)}@${name}`,
    `${random.pick(users)}@${name}`,
    `a@b@${name}`,
    `ssh://a@b@${name}`,
    `ssh://${bracketed}`,
    `ssh://${random.pick(users)}@${bracketed}`,
    `ssh://${bracketed}:${port}`,
    `ssh://${random.pick(['u', 'u%40x', 'u;p', 'u', 'u:pw'])}@${bracketed}:77/`,
    `SSH://${bracketed}`,
    `${name}:22`,
    bracketed,
  ]);
}

/** Command-line options: values that ssh takes, then values that it may not. */
const options: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['-l', users, ['', '-x', 'a b', '%h']],
  ['-p', ['22', '2222', '022'], ['0', 'x', '65536', 'ssh', '']],
  ['-J', ['j', 'a@b:1,c', 'none', 'ssh://x:2', 'web', '[::1]'], ['j:0', 'a;b', '-x', '', 'none,j', '%h', 'NONE']],
  ['-i', ['~/k', '~/.ssh/a.conf', '/nonexistent'], ['none', '', '%d/k', '~nobody/k']],
  [
    '-L',
    ['8080:h:80', '*:8080:h:80', '/tmp/a:/tmp/b', '[::1]:8080:h:80', '8080:/s'],
    ['8080', 'x', '8080:h', '0:h:1', ''],
  ],
  ['-R', ['8080:h:80', '0:h:80', '8080', '/tmp/a:/tmp/b'], ['x', '0', '8080:h', '']],
  ['-D', ['1080', '*:1080', '[::1]:1080'], ['x', '0', '::1:1080']],
  [
    '-c',
    ['aes128-ctr', 'aes256-gcm@openssh.com', 'aes128-cbc,aes256-ctr'],
    ['nosuch', '3des', 'aes128-ctr,nosuch', '', '+nosuch', '-aes*', '+aes128-cbc', 'blowfish', 'des'],
  ],
  ['-m', ['hmac-sha2-256', 'hmac-sha1,hmac-sha2-512'], ['nosuch', '', 'hmac-*', '+hmac-sha1', '-*']],
  ['-e', ['none', '^B', '~'], ['ab', '^', '']],
  ['-b', ['127.0.0.1'], ['']],
  ['-B', ['eth0', 'lo'], ['']],
  ['-S', ['none', '/tmp/%C', '~/s'], ['%Z', '${NOPE}', '']],
  ['-W', ['h:22', '[::1]:22'], ['h', 'h:0', '/s', '']],
  ['-w', ['any', '1:2', '1'], ['x', '']],
  ['-P', ['blue', 'green'], ['']],
  ['-I', ['/p.so'], ['']],
];

const switches = [
  '-A',
  '-a',
  '-X',
  '-x',
  '-Y',
  '-C',
  '-4',
  '-6',
  '-T',
  '-t',
  '-tt',
  '-N',
  '-n',
  '-g',
  '-q',
  '-k',
  '-K',
  '-M',
  '-s',
  '-46',
  '-Tn',
  '-1',
  '-2',
];
const rareSwitches = ['-f', '-Z', '-qq', '-MM', '-fN', '-'];
const assignments = [
  'User=o',
  'User = o',
  'user o',
  'HostName=%h.example.com',
  'Port=7',
  'SendEnv=X',
  'IdentityFile=/o',
  'StrictHostKeyChecking=no',
];
const badAssignments = [
  'Host=x',
  'Match all',
  'Include=x',
  'User',
  '',
  '=',
  'Foo=1',
  'User==x',
  'User=a b',
  '#',
  'IgnoreUnknown=Foo',
];

function commandLine(setting: Setting): readonly string[] {
  const { random } = setting;
  const good = random.chance(0.88);
  if (random.chance(0.3)) return [random.pick(good ? switches : rareSwitches)];
  if (random.chance(0.15)) return ['-o', random.pick(good ? assignments : badAssignments)];
  if (random.chance(0.35)) {
    const line = (good ? goodLine(setting) : badLine(setting)).replaceAll('\0', '').replaceAll('\n', ' ').trim();
    return ['-o', random.chance(0.5) ? line : line.replace(/^(\S+?)\s*[ =]\s*/, '$1=')];
  }
  const [name, takes, refuses] = random.pick(options);
  const value = random.pick(good ? takes : refuses);
  return random.chance(0.2) && value !== '' ? [name + value] : [name, value];
}

function runOf(base: readonly string[], setting: Setting): CaseRun {
  const { random } = setting;
  const given = random.chance(0.7) ? [] : Array.from({ length: 1 + random.int(3) }, () => commandLine(setting)).flat();
  const host = typedHost(setting);
  const words = random.chance(0.12)
    ? random.pick([['ls'], ['ls', '-l'], ['git', 'x'], ['--', 'ls'], ['-l', 'late'], ['-p', '7', 'ls']])
    : [];
  const shielded = host.startsWith('-') && random.chance(0.8) ? ['--', host] : [host];
  return { args: [...base, ...given, ...shielded, ...words], environment: environmentOf(random) };
}

/** The case of a seed for a client: the same every time. */
export function generate(seed: number, client: Client, { home }: Site): Case {
  const random = randomFrom(seedOf(seed, client.banner));
  const user: Setting = {
    client,
    random,
    home,
    includable: [...sides, 'link.conf', 'deep1'],
    system: false,
    theme: random.chance(0.7) ? themeOf({ client, random }) : [],
  };
  const system: Setting = { ...user, system: true };
  const given = random.chance(0.5);
  const main = configText(user, 4, true);
  const files = new Map<string, CaseFile>([
    [given ? 'home/main' : 'home/.ssh/config', plain(main, random.chance(given ? 0.8 : 0.97) ? 0o644 : 0o666)],
    ['home/.ssh', { kind: 'folder' }],
    ...sideFiles('home/.ssh', user),
    ...(given
      ? []
      : [['etc/ssh_config', plain(configText(system, 2, random.chance(0.3)))] as const, ...sideFiles('etc', system)]),
  ]);
  const base = given ? ['-F', `${home}/main`] : [];
  return { seed, files, runs: Array.from({ length: 1 + random.int(3) }, () => runOf(base, user)) };
}
