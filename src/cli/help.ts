import yargs, { type Argv } from 'yargs';
import { closingOf, summaries, usage } from './help-texts.ts';
import { didYouMean } from './nearest.ts';
import { type Command, findOption, type OptionSpec, optionsOf } from './options.ts';

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
    .epilogue(closingOf(command));
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
