import {
  anyValue,
  atLeast,
  type Choice,
  environments,
  names,
  optionValue,
  users,
  type Value,
} from './grammar-values.ts';
import type { Random } from './random.ts';

/** What a line may be about, besides the client. */
export interface Setting extends Choice {
  readonly home: string;
  /** Names of files that may be included. */
  readonly includable: readonly string[];
  /** Whether the file is the system's: `~` is then an error in Include. */
  readonly system: boolean;
  /** Keywords that many lines are about, so that they meet each other. */
  readonly theme: readonly string[];
}

const isModern = ({ client }: Choice): boolean => atLeast(client, 8, 7);
const cutsComments = ({ client }: Choice): boolean => atLeast(client, 8, 5) && !atLeast(client, 8, 7);

const oddCase = (random: Random, word: string): string =>
  [...word].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase())).join('');

/** Pieces that parsers stumble over. */
const tricky = [
  ...[
    '"',
    "'",
    '\\',
    '#',
    '=',
    ' ',
    '\t',
    '\r',
    '\f',
    '\v',
    '\0',
    'é',
    '\udcff',
    '\udcc3',
    '%',
    '${',
    '}',
    ',',
    '*',
    '?',
    '!',
  ],
  ...[
    '+',
    '-',
    '^',
    '~',
    '/',
    ':',
    '@',
    '[',
    ']',
    '\ufeff',
    '\u00a0',
    '0',
    '\u001b',
    '\u007f',
    '""',
    "''",
    '\\"',
    '\\ ',
    ' #',
    '= ',
    '\n',
  ],
] as const;

function midQuoted(word: string, random: Random, mark: string): string {
  const at = random.int(word.length + 1);
  const end = at + random.int(word.length + 1 - at);
  return `${word.slice(0, at)}${mark}${word.slice(at, end)}${mark}${word.slice(end)}`;
}

const escaped = (word: string, mark: string): string =>
  word.replaceAll(/["'\\]/g, (character) => (character === mark || character === '\\' ? `\\${character}` : character));

/** One argument as somebody might write it so that this client reads it back. */
function written(word: string, choice: Choice): string {
  const { random } = choice;
  const modern = isModern(choice);
  const needsQuotes = word === '' || /[\s#]/.test(word) || (!modern && word.includes('='));
  if (!modern) return (needsQuotes || random.chance(0.06)) && !word.includes('"') ? `"${word}"` : word;
  if (/["'\\]/.test(word)) return random.chance(0.5) ? `"${escaped(word, '"')}"` : `'${escaped(word, "'")}'`;
  if (needsQuotes && random.chance(0.1)) return word.replaceAll(' ', '\\ ');
  if (needsQuotes) return random.chance(0.7) ? `"${word}"` : `'${word}'`;
  if (random.chance(0.05)) return `"${word}"`;
  if (random.chance(0.03)) return `'${word}'`;
  if (random.chance(0.03)) return midQuoted(word, random, random.pick(['"', "'"]));
  return word;
}

const indents = ['', '', '', ' ', '  ', '    ', '\t', '\t\t', ' \t ', '\r'] as const;
const separators = [' ', ' ', ' ', ' ', ' ', ' ', '\t', '  ', '=', ' = ', '= ', ' =', '\t=\t', '\r'] as const;
const trailers = [' ', '\t', '  \t', '\r', ' \r', '\f'] as const;

function trailer(choice: Choice, raw: boolean): string {
  const { random } = choice;
  if (!raw && isModern(choice) && random.chance(0.06))
    return random.pick([' # why', ' #', '\t#"x', " # it's", ' #a b']);
  if (cutsComments(choice) && random.chance(0.06)) return random.pick([' # why', '#', '#x y', ' # "q']);
  return random.chance(0.12) ? random.pick(trailers) : '';
}

function keywordAs(name: string, { random }: Choice): string {
  if (random.chance(0.03)) return `"${name}"`;
  return random.chance(0.25) ? oddCase(random, name) : name;
}

function joined(name: string, value: Value, choice: Choice): string {
  const { random } = choice;
  const gap = () => random.pick([' ', ' ', ' ', ' ', '  ', '\t']);
  const text = value.raw
    ? value.args.join(' ')
    : value.args.map((word, index) => (index === 0 ? '' : gap()) + written(word, choice)).join('');
  const keyword = keywordAs(name, choice);
  // Behind a quoted keyword an equals sign is part of the value.
  const separator = keyword.startsWith('"') ? random.pick([' ', '\t', '']) : random.pick(separators);
  return `${random.pick(indents)}${keyword}${separator}${text}${trailer(choice, value.raw)}`;
}

const isBlockKeyword = (name: string): boolean => ['host', 'match', 'include'].includes(name);

const foreign = [
  'UseKeychain',
  'Frobnicate',
  'GSSAPIKeyExchange',
  'x-own',
  'UseLocale',
  'RSAMinSize',
  'Foo',
  'ünknown',
  'TAG',
] as const;

/** Keywords that end every run as soon as their block applies would leave little to compare. */
const rare = new Set([
  'refuseconnection',
  'ignoreunknown',
  'canonicalizehostname',
  'canonicalizepermittedcnames',
  'forkafterauthentication',
  'hostname',
]);

/** Keywords that act on each other. */
const themes = [
  'proxyjump proxycommand proxyusefdpass user port hostname',
  'identityfile certificatefile identityfile2 identitiesonly addkeystoagent identityagent forwardagent',
  'userknownhostsfile globalknownhostsfile updatehostkeys verifyhostkeydns stricthostkeychecking revokedhostkeys',
  'localforward remoteforward dynamicforward clearallforwardings permitremoteopen exitonforwardfailure tunnel',
  'controlmaster controlpath controlpersist remotecommand requesttty sessiontype stdinnull forkafterauthentication',
  'sendenv setenv tag user hostname port hostkeyalias',
  'ciphers macs kexalgorithms hostkeyalgorithms pubkeyacceptedalgorithms pubkeyacceptedkeytypes',
  'hostbasedacceptedalgorithms hostbasedkeytypes hostbasedalgorithms casignaturealgorithms gssapikexalgorithms',
  'batchmode serveraliveinterval protocolkeepalives setuptimeout forwardx11trusted forwardx11 forwardx11timeout',
  'canonicaldomains canonicalizehostname canonicalizemaxdots canonicalizepermittedcnames canonicalizefallbacklocal hostname',
  'loglevel logverbose syslogfacility streamlocalbindmask ipqos tunneldevice tunnel',
  'challengeresponseauthentication kbdinteractiveauthentication skeyauthentication dsaauthentication pubkeyauthentication',
  'rekeylimit connecttimeout forwardx11timeout obscurekeystroketiming channeltimeout versionaddendum escapechar',
  'ignoreunknown user port compression tcpkeepalive keepalive warnweakcrypto requiredrsasize',
].map((names) => names.split(' '));

export const themeOf = ({ client, random }: Choice): readonly string[] =>
  random.pick(themes).filter((name) => client.keyword(name) !== undefined);

function someKeyword({ client, random, theme }: Setting, wanted: (state: string) => boolean): string {
  for (;;) {
    const themed = theme.length > 0 && random.chance(0.45);
    const name = random.pick(themed ? theme : client.keywords);
    if (isBlockKeyword(name) || (!themed && rare.has(name) && random.chance(0.5))) continue;
    if (wanted(client.keyword(name)?.state ?? '')) return name;
  }
}

/** A line that this client most likely takes. */
export function goodLine(setting: Setting): string {
  const { client, random } = setting;
  if (random.chance(0.04))
    return random.pick([
      '',
      '# comment',
      '   # "odd',
      '\t',
      '#',
      '#\0x',
      '\r',
      ' \r',
      '#Host x',
      "# it's",
      '#'.repeat(40),
    ]);
  const name = someKeyword(setting, (state) => state === 'active' || random.chance(0.2));
  const option = client.keyword(name)?.option;
  const spelling = client.keyword(name)?.name ?? name;
  return joined(spelling, option === undefined ? anyValue(setting) : optionValue(option, setting, true), setting);
}

function spoiled(line: string, { random }: Choice): string {
  const at = random.int(line.length + 1);
  const piece = random.pick(tricky);
  if (random.chance(0.5)) return line.slice(0, at) + piece + line.slice(at);
  return random.chance(0.5) ? line.slice(0, at) + line.slice(at + 1) : line.slice(0, at) + piece + line.slice(at + 1);
}

/** A line that this client quite likely refuses. */
export function badLine(setting: Setting): string {
  const { client, random } = setting;
  const name = someKeyword(setting, (state) => state === 'active' || random.chance(0.3));
  const option = client.keyword(name)?.option;
  const spelling = client.keyword(name)?.name ?? name;
  const bad = (): string =>
    joined(spelling, option === undefined ? anyValue(setting) : optionValue(option, setting, false), setting);
  const kinds: readonly (() => string)[] = [
    bad,
    bad,
    bad,
    bad,
    () => spoiled(goodLine(setting), setting),
    () => spoiled(goodLine(setting), setting),
    () => `${goodLine(setting)} ${random.pick(['extra', '""', '"', "'", '=', '#x', 'yes', '"# x"'])}`,
    () =>
      `${random.pick(indents)}${spelling}${random.pick(['', ' ', '=', ' = ', ' ""', ' # x', '\t', ' ==', ' = =', ' "" x', ' #'])}`,
    () => joined(random.pick(foreign), anyValue(setting), setting),
    () => `${random.pick(['\f', '\v', '\ufeff', '\u00a0', '"', "'", '=', '\\', '-', '%'])}${goodLine(setting)}`,
    () => `${spelling} ${'x'.repeat(random.pick([200, 255, 256, 1000, 1023, 1024, 4094, 4095, 5000]))}`,
  ];
  return random.pick(kinds)();
}

const patterns = [
  '*',
  'w*',
  '?b',
  '*.example.com',
  '*.*',
  'a*a',
  '10.0.*',
  '*b*',
  '??',
  'W*',
  '[wd]*',
  '*.',
  '\udcff*',
  'z?',
  'ö*',
] as const;

function hostPattern({ random }: Choice): string {
  const body = random.chance(0.6) ? random.pick(names) : random.pick(patterns);
  return random.chance(0.12) ? `!${body}` : body;
}

export function hostLine(setting: Setting): string {
  const { random } = setting;
  const args = random.chance(0.2) ? ['*'] : random.some([0, 1, 2, 3], 3).map(() => hostPattern(setting));
  return joined('Host', { args, raw: false }, setting);
}

type List = (choice: Choice) => string;

const patternList =
  (words: readonly string[]): List =>
  ({ random }) => {
    const element = () => {
      const word = random.chance(0.7)
        ? random.pick(words)
        : random.pick(['*', '?*', `${random.pick(words).slice(0, 1)}*`, '*x*']);
      return random.chance(0.12) ? `!${word}` : word;
    };
    return Array.from({ length: 1 + random.int(3) }, element).join(',');
  };

const networkList: List = ({ random }) =>
  random
    .some(['127.0.0.0/8', '::1', '::1/128', '10.0.0.0/8', '127.0.0.1', '0.0.0.0/0', '::/0', 'fe80::/10'], 3)
    .join(',');

interface Criterion {
  readonly name: string;
  readonly since: readonly [number, number];
  readonly list?: List;
}

const criteria: readonly Criterion[] = [
  { name: 'host', since: [0, 0], list: patternList(names) },
  { name: 'host', since: [0, 0], list: patternList([...names, 'REAL', 'real', 'mixed.example.com', 'example.com']) },
  { name: 'originalhost', since: [0, 0], list: patternList(names) },
  { name: 'user', since: [0, 0], list: patternList(users) },
  { name: 'localuser', since: [0, 0], list: patternList(['root', 'ann', 'ROOT']) },
  { name: 'canonical', since: [0, 0] },
  { name: 'final', since: [8, 0] },
  { name: 'localnetwork', since: [9, 4], list: networkList },
  { name: 'tagged', since: [9, 4], list: patternList(['blue', 'green', 'Blue', 'x y']) },
  { name: 'version', since: [10, 0], list: patternList(['OpenSSH_*', 'OpenSSH_10.0*', 'openssh_*', '*10.3*']) },
  { name: 'command', since: [10, 0], list: patternList(['ls', 'ls -l', 'ls*', 'git*']) },
  { name: 'sessiontype', since: [10, 0], list: patternList(['shell', 'ex*', 'subsystem', 'none', 'SHELL']) },
];

function criterionText({ name, list }: Criterion, setting: Setting): string {
  const { client, random } = setting;
  const word = (random.chance(0.12) ? '!' : '') + (random.chance(0.15) ? oddCase(random, name) : name);
  if (list === undefined) return word;
  const value = list(setting);
  const quoted = /[\s#]/.test(value) || random.chance(0.06) ? `"${value}"` : value;
  const mayEqual =
    name !== 'sessiontype' && (!atLeast(client, 9, 9) || client.version.patch !== 1 || client.version.minor > 9);
  return `${word}${mayEqual && random.chance(0.12) ? '=' : random.pick([' ', ' ', ' ', '  ', '\t'])}${quoted}`;
}

export function matchLine(setting: Setting): string {
  const { client, random } = setting;
  const known = criteria.filter(({ since: [major, minor] }) => atLeast(client, major, minor));
  if (random.chance(0.1))
    return joined('Match', { args: [random.pick(['all', 'all', '!all', 'ALL'])], raw: true }, setting);
  const chosen = random.some(known, 3).map((criterion) => criterionText(criterion, setting));
  const lead =
    atLeast(client, 8, 0) && random.chance(0.12) ? [random.pick(['final', 'canonical', '!final', '!canonical'])] : [];
  const end = lead.length + chosen.length === 1 && random.chance(0.06) ? ['all'] : [];
  return joined('Match', { args: [...lead, ...chosen, ...end], raw: true }, setting);
}

export function badMatchLine(setting: Setting): string {
  const { random } = setting;
  const text = random.pick([
    ...[
      '',
      'all all',
      'all host x',
      'host x user y all',
      'banana',
      'banana x',
      'host',
      'host ""',
      'user',
      'host a b',
      '! host x',
      'final all x',
    ],
    ...[
      'localnetwork nonsense',
      'localnetwork !::1',
      'localnetwork ,',
      'localnetwork ::1,',
      'localnetwork 10.0.0.1/8',
      'localnetwork 10.0.0.0/99',
      'localnetwork',
      'tagged',
      'tagged ""',
      'command ""',
      'command',
    ],
    ...[
      'version',
      'version=',
      'host = x',
      'host =x',
      'host= x',
      'sessiontype=shell',
      'sessiontype bogus',
      'host x # c',
      'all # c',
      'all#',
      'host x #c d',
    ],
    ...[
      'canonical=x',
      'final',
      'final=yes',
      '!final',
      'final host x',
      'user "a b"',
      "host 'x y'",
      'host "x',
      'host x,,y',
      'host ,',
      'originalhost=,',
      'host x ""',
      'all ""',
      'user root "" x',
      '#',
    ],
  ]);
  return joined(
    'Match',
    { args: [random.chance(0.3) ? spoiled(matchLine(setting).trim(), setting) : text], raw: true },
    setting,
  );
}

export function includeLine(setting: Setting): string {
  const { client, home, includable, random, system } = setting;
  const folder = system ? '/etc/ssh' : `${home}/.ssh`;
  const one = (): string => {
    const file = random.pick(includable);
    const kinds = [
      file,
      file,
      file,
      `${folder}/${file}`,
      'conf.d/*',
      'conf.d/?',
      '*.conf',
      'conf.d/[12]',
      'nothing-here',
      'nothing/*',
      'conf.d',
      'conf.d/.*',
    ];
    const tokens = atLeast(client, 9, 9)
      ? ['%n.conf', 'conf.d/%u', '${INC}/1', '%d/.ssh/a.conf', '%h.conf', '%%', '${FOO}.conf']
      : [];
    return random.pick([...kinds, ...tokens, ...(system ? [] : [`~/.ssh/${file}`, `~root/.ssh/${file}`])]);
  };
  return joined('Include', { args: Array.from({ length: random.chance(0.8) ? 1 : 2 }, one), raw: false }, setting);
}

export function badIncludeLine(setting: Setting): string {
  const { random } = setting;
  const text = random.pick([
    ...[
      'Include',
      'Include ""',
      'Include "a.conf',
      'Include gw',
      'Include ww',
      'Include dangling',
      'Include loop',
      'Include dir',
      'Include ~nobody/x',
    ],
    ...[
      'Include ~/.ssh/a.conf',
      'Include %Z',
      'Include ${NOPE}',
      'Include bad',
      'Include conf.d/[',
      'Include=a.conf # b',
      'Include a.conf # b.conf',
    ],
    ...[
      'Include owned',
      'Include ann-group',
      'Include %h.conf %Z a.conf',
      'Include ${INC',
      'Include a.conf gw',
      'Include \\a.conf',
      'Include deep1',
      'Include a.conf "" b.conf',
      'Include==a.conf',
    ],
  ]);
  return random.pick(indents) + text;
}

export const environmentOf = (random: Random): Readonly<Record<string, string>> => random.pick(environments);

/** The whole of a text with a few pieces changed, anywhere. */
export function scrambled(text: string, choice: Choice): string {
  const times = 1 + choice.random.int(3);
  return Array.from({ length: times }).reduce<string>((changed) => spoiled(changed, choice), text);
}
