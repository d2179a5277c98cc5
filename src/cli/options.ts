export type Command = 'lint' | 'check' | 'resolve' | 'rules' | 'policies' | 'explain' | 'init' | 'shell';

/** Words that begin another command, some of them in a later version. */
export const commands: readonly Command[] = ['check', 'resolve', 'rules', 'policies', 'explain', 'init', 'shell'];
export const laterCommands: readonly string[] = ['diagnose', 'probe', 'lsp'];

export interface OptionSpec {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** What its value is called in the help; without it, the option is a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  readonly describe: string;
  readonly group: 'What to read' | 'What to judge' | 'Output' | 'Configuration' | 'Fixes' | 'Other';
  /** Undefined: every command has it. */
  readonly commands?: readonly Command[];
  /** Its name is taken, and it does nothing yet. */
  readonly later?: true;
}

const lint: readonly Command[] = ['lint'];
const check: readonly Command[] = ['check'];
const clients: readonly Command[] = ['lint', 'check', 'resolve'];

/** The one declaration: the parser, the help and the completions are made from it. */
export const options = [
  {
    name: 'target',
    value: 'client',
    repeatable: true,
    group: 'What to judge',
    commands: ['lint', 'check', 'resolve', 'init'],
    describe:
      'An OpenSSH client that must read this config: 9.2, debian-12, macos-15, what `ssh -V` prints, or installed',
  },
  {
    name: 'destination',
    aliases: ['host'],
    value: 'name',
    repeatable: true,
    group: 'What to judge',
    commands: lint,
    describe: 'Only what concerns this destination',
  },
  {
    name: 'policy',
    value: 'id',
    group: 'What to judge',
    commands: check,
    describe: 'Judge the destination as a server of this kind; ssh-lint policies lists them',
  },
  {
    name: 'as',
    value: 'program',
    group: 'What to read',
    commands: check,
    describe: 'Whose command line follows: ssh, scp, sftp or git',
  },
  {
    name: 'home',
    value: 'folder',
    group: 'What to read',
    commands: clients,
    describe: 'Another home folder: ~, default files, keys, known_hosts, relative Include',
  },
  { name: 'system', group: 'What to read', commands: lint, describe: 'Read the files as the system-wide config' },
  {
    name: 'stdin',
    group: 'What to read',
    commands: lint,
    describe: 'Read the config from standard input, as does the file name -',
  },
  {
    name: 'stdin-filename',
    value: 'path',
    group: 'What to read',
    commands: lint,
    describe: 'The path at which standard input is said to stand',
  },
  { name: 'no-keys', group: 'What to read', commands: clients, describe: 'Open no key file and no known_hosts' },
  {
    name: 'allow-exec',
    group: 'What to read',
    commands: ['check', 'resolve'],
    describe: 'Evaluate Match exec by running its command',
  },
  { name: 'all', group: 'Output', commands: ['resolve'], describe: 'Show the options that have their default, too' },
  {
    name: 'format',
    value: 'name[=file]',
    repeatable: true,
    group: 'Output',
    describe: 'The form of the output, and the file that it goes to',
  },
  { name: 'quiet', group: 'Output', commands: lint, describe: 'Report errors only' },
  {
    name: 'max-warnings',
    value: 'number',
    group: 'Output',
    commands: lint,
    describe: 'Exit with 1 when there are more warnings than this',
  },
  { name: 'list-files', group: 'Output', commands: lint, describe: 'List the files that take part, and lint nothing' },
  { name: 'color', group: 'Output', describe: 'Colour, whatever the output is' },
  { name: 'no-color', group: 'Output', describe: 'No colour' },
  {
    name: 'config',
    value: 'path',
    group: 'Configuration',
    commands: ['lint', 'check'],
    describe: 'Use this configuration file',
  },
  { name: 'no-config', group: 'Configuration', commands: clients, describe: 'Look for no configuration file' },
  {
    name: 'print-config',
    group: 'Configuration',
    commands: lint,
    describe: 'Print the configuration that holds, and lint nothing',
  },
  {
    name: 'rule',
    value: 'id: level',
    repeatable: true,
    group: 'Configuration',
    commands: lint,
    describe: 'Set the level of a rule: off, info, warning or error',
  },
  { name: 'only', value: 'id', repeatable: true, group: 'Configuration', commands: lint, describe: 'Only this rule' },
  {
    name: 'category',
    value: 'name',
    repeatable: true,
    group: 'Configuration',
    commands: lint,
    describe: 'Only rules of this category: correctness, security, compatibility or style',
  },
  {
    name: 'report-unused-disables',
    group: 'Configuration',
    commands: lint,
    describe: 'Report suppressions that suppress nothing',
  },
  {
    name: 'suppress-all',
    group: 'Configuration',
    commands: lint,
    describe: 'Record all that is found now as put up with, in .ssh-lint-suppressions.json',
  },
  {
    name: 'suppress-rule',
    value: 'id',
    repeatable: true,
    group: 'Configuration',
    commands: lint,
    describe: 'Record what this rule finds now as put up with',
  },
  {
    name: 'suppressions-location',
    value: 'path',
    group: 'Configuration',
    commands: lint,
    describe: 'The file of what is put up with, else beside the configuration or in the current folder',
  },
  {
    name: 'prune-suppressions',
    group: 'Configuration',
    commands: lint,
    describe: 'Take out of that file what is not found any more',
  },
  {
    name: 'pass-on-unpruned-suppressions',
    group: 'Configuration',
    commands: lint,
    describe: 'Say nothing of what is recorded and not found any more',
  },
  {
    name: 'pre-commit',
    group: 'Configuration',
    commands: ['init'],
    describe: 'Write the entry of the pre-commit hook, too',
  },
  {
    name: 'dry-run',
    group: 'Configuration',
    commands: ['init'],
    describe: 'Show what would be written, and write nothing',
  },
  { name: 'fix', group: 'Fixes', commands: lint, describe: 'Write the safe fixes' },
  { name: 'unsafe-fixes', group: 'Fixes', commands: lint, describe: 'With --fix or --diff, the unsafe ones, too' },
  { name: 'diff', group: 'Fixes', commands: lint, describe: 'Show what --fix would do' },
  {
    name: 'fix-rule',
    value: 'id',
    repeatable: true,
    group: 'Fixes',
    commands: lint,
    describe: 'Only the fixes of this rule',
  },
  { name: 'debug', group: 'Other', describe: 'Say what is done and why, and show the stack of a crash' },
  { name: 'version', group: 'Other', describe: 'Print the version' },
  { name: 'help', group: 'Other', describe: 'Print this help' },
] as const satisfies readonly OptionSpec[];

export type OptionName = (typeof options)[number]['name'];

export function optionsOf(command: Command): readonly OptionSpec[] {
  const all: readonly OptionSpec[] = options;
  return all.filter((option) => option.commands === undefined || option.commands.includes(command));
}

/** An option by its name or another name of it. */
export function findOption(name: string): OptionSpec | undefined {
  const all: readonly OptionSpec[] = options;
  return all.find((option) => option.name === name || option.aliases?.includes(name) === true);
}
