/** What may stand in front of a message: what a log, a shell or ssh itself puts there. */
const PREFIXES: readonly RegExp[] = [
  /^\d+[:.)\t ]\s*/,
  /^\[[^\][]{1,40}\]\s*/,
  /^\d{4}-\d\d-\d\d[T ]\S+\s+/,
  /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \S+ /,
  /^debug[123]: /,
  /^(?:\S{0,200}\/)?(?:ssh|scp|sftp|sshd|git|rsync|autossh|ssh-add|remote|kex)(?:\[\d+\])?: /,
  /^(?:fatal|error|warning): /i,
  /^[a-z][a-z0-9_]{2,60}: /,
  /^[^\s@:]{1,200}@[^\s:]{1,255}: /,
  /^[>$|#*-]+\s+/,
];

/** Longer than any line that ssh prints. */
const LONGEST = 4000;
const MOST_LINES = 500;
const MOST_PREFIXES = 8;

/** The lines of what was pasted, without escape sequences and what else is not text. */
export function linesIn(pasted: string): readonly string[] {
  return pasted
    .slice(0, LONGEST * MOST_LINES)
    .split(/[\r\n]+/, MOST_LINES)
    .map((line) => withoutEscapes(line.slice(0, LONGEST)).trim())
    .filter((line) => line !== '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const ESCAPES = /\x1b(?:\[[0-9;?]{0,40}[ -/]?[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)?)/g;

function withoutEscapes(line: string): string {
  return line.includes('\x1b') ? line.replaceAll(ESCAPES, '') : line;
}

/** The line as it is, then with one thing after another taken off its beginning. */
export function withoutPrefixes(line: string): readonly string[] {
  const all = [line];
  for (const current of all) {
    const shorter = PREFIXES.map((prefix) => current.replace(prefix, '')).find((text) => text !== current);
    if (shorter !== undefined && shorter !== '' && all.length < MOST_PREFIXES) all.push(shorter);
  }
  return all;
}

/** What a line tells of the connection. */
export interface Told {
  readonly user: string | undefined;
  readonly host: string | undefined;
  readonly port: string | undefined;
  /** A config or known_hosts file. */
  readonly file: string | undefined;
  readonly key: string | undefined;
}

/** Where names stand in messages. Only what is a plain name is taken: it goes into commands that people copy. */
const HOSTS: readonly RegExp[] = [
  /(?:^|\s)(?<user>[\w.+-]{1,64})@(?<host>[\w.:-]{1,255}): Permission denied/,
  /negotiate with (?<host>[\w.:%-]{1,255}?)(?: port (?<port>\d{1,5}))?: /,
  /connect to (?:host|address) (?<host>[\w.:%-]{1,255}) port (?<port>\d{1,5})/,
  /authenticating user (?<user>[\w.+-]{1,64}) (?<host>[\w.:%-]{1,255}) port (?<port>\d{1,5})/,
  /(?:closed by|reset by|disconnect from|Disconnected from|Connection to) (?<host>[\w.:%-]{1,255}?)(?: port (?<port>\d{1,5})| closed|:? |$)/,
  /resolve (?:hostname|host) "?(?<host>[\w.:%-]{1,255}?)"?(?:: |$)/,
  /[Hh]ost key (?:for|is known for) \[?(?<host>[\w.-]{1,255}|[\w.:]{1,64})\]?(?::(?<port>\d{1,5}))? (?:has changed|and you)/,
  /authenticity of host '\[?(?<host>[\w.-]{1,255})\]?(?::(?<port>\d{1,5}))?[ ']/,
];

const FILES: readonly RegExp[] = [
  /^(?<file>[\w./~+@-]{1,1000}?):? line \d/,
  /(?:key in|permissions on|config file) (?<file>[\w./~+@-]{1,1000}?)(?::|$|\s)/,
];
const KEYS: readonly RegExp[] = [
  /for '(?<key>[\w./~+@-]{1,1000})' are too open/,
  /Load key "(?<key>[\w./~+@-]{1,1000})"/,
  /ignore key: (?<key>[\w./~+@-]{1,1000})$/,
];

export function toldBy(line: string): Told {
  const named = (all: readonly RegExp[]) => all.map((one) => one.exec(line)?.groups).find((groups) => groups);
  const { user, host, port } = named(HOSTS) ?? {};
  const isHost = host !== undefined && host !== 'UNKNOWN' && host !== 'remote' && !host.startsWith('-');
  return {
    user: user?.startsWith('-') ? undefined : user,
    host: isHost ? host : undefined,
    port: isHost && port !== '22' ? port : undefined,
    file: plainPath(named(FILES)?.file),
    key: plainPath(named(KEYS)?.key),
  };
}

function plainPath(path: string | undefined): string | undefined {
  return path === undefined || path.startsWith('-') ? undefined : path;
}
