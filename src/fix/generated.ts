/** Programs that write configs and would write over what is changed by hand. */
const GENERATORS: readonly (readonly [RegExp, string])[] = [
  [/home-manager|home manager/i, 'Home Manager'],
  [/chezmoi/i, 'chezmoi'],
  [/ansible/i, 'Ansible'],
  [/puppet/i, 'Puppet'],
  [/\bchef\b/i, 'Chef'],
  [/salt ?stack|managed by salt|salt minion/i, 'Salt'],
  [/cfengine/i, 'CFEngine'],
  [/yadm/i, 'yadm'],
  [/rcm|dotbot/i, 'a dotfiles manager'],
];

const CLAIM =
  /\b(?:(?:auto(?:matically)?[- ]?)?generated (?:by|from|file|automatically)|auto-?generated|(?:file|config) is generated|managed by|do not edit|don['’]t edit)\b/i;

/** Lines at the top in which a generator names itself. */
const MOST_LINES = 12;

/** What it says after «by», else the whole claim. */
function namedIn(line: string): string {
  const known = GENERATORS.find(([pattern]) => pattern.test(line));
  return known?.[1] ?? /\bby ([\w./@-]+)/i.exec(line)?.[1] ?? 'another program, as its first lines say';
}

/** Who writes a file, when it is not its user; undefined where nothing says so. */
export function generatorOf(realPath: string, text: string): string | undefined {
  if (realPath.startsWith('/nix/store/')) return 'Nix (it lies in the Nix store)';
  const lines = text.split('\n', MOST_LINES).map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  const comments = lines.slice(0, first === -1 ? undefined : first);
  const claims = comments.filter((line) => CLAIM.test(line));
  if (claims.length === 0) return undefined;
  const named = comments.find((line) => GENERATORS.some(([pattern]) => pattern.test(line)));
  return namedIn(named ?? claims[0] ?? '');
}
