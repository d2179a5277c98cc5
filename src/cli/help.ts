import yargs, { type Argv } from 'yargs';
import { didYouMean } from './nearest.ts';
import { type Command, findOption, type OptionSpec, optionsOf } from './options.ts';

const usage: Readonly<Record<Command, string>> = {
  lint: `$0 [options] [file..]

Lints OpenSSH client configs and the files that they Include; without files, ~/.ssh/config.`,
  check: `$0 check [options] [ssh's options] <destination> [command]

Says before connecting whether anything stands in the way; if so, what, and what repairs it. Connects to nothing.`,
  resolve: `$0 resolve [options] [ssh's options] <destination> [command]

Shows what a destination gets: every option, the line that set it and the lines that lost.`,
  rules: `$0 rules [options]

Lists the rules.`,
  policies: `$0 policies [options] [policy]

Lists the servers and services that it knows; of one, what it accepts and where that is known from.`,
  explain: `$0 explain [options] <rule>

Shows the page of a rule.`,
  shell: `$0 shell [options] bash|zsh|fish

Prints, for eval, what makes ssh, scp and sftp check before they connect, and the completions of ssh-lint.`,
};

const summaries: readonly (readonly [string, string])[] = [
  ['$0 [file..]', 'Lint config files and what they Include'],
  ['check <destination>', 'Say before connecting whether anything stands in the way'],
  ['resolve <destination>', 'Show what a destination gets, and which line decided'],
  ['rules', 'List the rules'],
  ['policies [policy]', 'List the servers that it knows, or the facts of one'],
  ['explain <rule>', 'Show the page of a rule'],
  ['shell bash|zsh|fish', 'Print what makes ssh check before it connects, and the completions'],
];

const closing: Readonly<Record<Command, string>> = {
  lint: 'Exit codes: 0 no error left, 1 findings, 2 a wrong call or a file that cannot be read, 70 a defect of ssh-lint.',
  check: `ssh's options stand as on its own command line: -F -l -p -i -o -J -4 … With --as scp, sftp or git, which stands \
first, those of that program. Formats: text (also stylish), json. Exit codes: 0 no failure is foretold, 1 it will fail, 2 a wrong \
call, 70 a defect of ssh-lint.`,
  resolve: `ssh's options stand as on its own command line: -F -l -p -i -o -J -4 … \
Formats: text, json, and ssh-g for exactly what ssh -G prints.`,
  rules: 'Formats: text, json.',
  policies: 'Formats: text, json.',
  explain: '',
  shell: `In ~/.bashrc: eval "$(ssh-lint shell bash)"; in ~/.zshrc the same with zsh; in config.fish: ssh-lint shell fish | source. \
SSH_LINT=off skips the check, SSH_LINT=strict stops a script where a terminal would be asked.`,
};

/** So that yargs understands what `parse` does. */
const parserConfiguration = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'populate--': true,
};

/** The whole of yargs: for the help, for complaints and for completions. */
function describe(command: Command, argv: readonly string[], columns: number): Argv {
  const parser = yargs([...argv])
    .scriptName('ssh-lint')
    .locale('en')
    .parserConfiguration(parserConfiguration)
    .usage(usage[command])
    .help(false)
    .version(false)
    .exitProcess(false)
    .wrap(Math.min(columns, 100))
    .epilogue(closing[command]);
  for (const option of optionsOf(command)) if (option.later !== true) add(parser, option);
  return parser;
}

function add(parser: Argv, { name, aliases = [], value, group, describe: text }: OptionSpec): void {
  const type = value === undefined ? ({ type: 'boolean' } as const) : ({ type: 'string', nargs: 1 } as const);
  const about = value === undefined ? text : `<${value}>  ${text}`;
  parser.option(name, { alias: [...aliases], group: `${group}:`, describe: about, ...type });
}

/** What yargs writes behind each option. */
const TYPES = /\s+\[(?:boolean|string|default)\]$/gm;

export async function helpText(command: Command, columns: number): Promise<string> {
  const parser = describe(command, [], columns);
  if (command === 'lint') for (const [name, summary] of summaries) parser.command(name, summary);
  const text = await parser.getHelp();
  return `${text.replaceAll(TYPES, '')}\n`;
}

/** What is wrong with a call that `parse` of command-line.ts did not take. */
export function complaint(command: Command, argv: readonly string[]): string {
  let said = switchWithValue(argv) ?? 'the call is not understood';
  describe(command, argv, 80)
    .strictOptions()
    .fail((message) => {
      said = message;
    })
    .parseSync();
  return inOurWords(
    said,
    optionsOf(command).flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  );
}

/** `Unknown arguments: taget, x` and `Not enough arguments following: target`, with a suggestion. */
function inOurWords(said: string, names: readonly string[]): string {
  const [, unknown] = /^Unknown arguments?: (.*)$/.exec(said) ?? [];
  const [, hungry] = /^Not enough arguments following: (.*)$/.exec(said) ?? [];
  if (hungry !== undefined) return `\`${dashed(hungry)}\` wants a value`;
  if (unknown === undefined) return said;
  const words = unknown.split(', ');
  const hint = words.length === 1 ? didYouMean(unknown, names).replace('`', '`--') : '';
  return `unknown ${words.length === 1 ? 'option' : 'options'} ${words.map((word) => `\`${dashed(word)}\``).join(', ')}${hint}`;
}

/** yargs takes any value for a switch. */
function switchWithValue(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const words = end === -1 ? argv : argv.slice(0, end);
  const names = words.flatMap((word) => /^--([^=]+)=(?!(?:true|false)$)/.exec(word)?.[1] ?? []);
  const found = names.map(findOption).find((option) => option !== undefined && option.value === undefined);
  return found === undefined ? undefined : `\`--${found.name}\` takes no value`;
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
