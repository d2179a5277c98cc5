import type { Ports } from '../ports.ts';
import type { Look, Report } from '../report/report.ts';
import { didYouMean } from './nearest.ts';
import type { Command } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Where a report goes, and in which form. */
export interface Output<Name extends string> {
  readonly name: Name;
  /** Undefined: standard output. */
  readonly file: string | undefined;
}

/** `--format name[=file]`, each; the first name holds where none is given. */
export function outputsOf<Name extends string>(
  texts: readonly string[],
  names: readonly Name[],
): readonly Output<Name>[] {
  const [first] = names;
  const outputs = texts.map((text) => outputOf(text, names));
  const onScreen = outputs.filter(({ file }) => file === undefined);
  const twice = outputs.find(
    ({ file }, at) => file !== undefined && outputs.findIndex((one) => one.file === file) < at,
  );
  if (twice !== undefined) throw new UsageError(`only one --format can go to ${twice.file}`);
  if (onScreen.length > 1) throw new UsageError('only one --format can go to standard output; give the others a file');
  return outputs.length === 0 && first !== undefined ? [{ name: first, file: undefined }] : outputs;
}

function outputOf<Name extends string>(text: string, names: readonly Name[]): Output<Name> {
  const [word = '', ...rest] = text.split('=');
  const name = names.find((one) => one === word);
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (name !== undefined && file !== '') return { name, file };
  if (name !== undefined) throw new UsageError(`--format ${text}: the name of the file is missing`);
  throw new UsageError(`there is no format \`${word}\`${didYouMean(word, names) || `: ${names.join(', ')}`}`);
}

export const lintFormats = ['stylish', 'json', 'sarif', 'github', 'gitlab', 'checkstyle', 'junit', 'unix'] as const;

/** The formats of each command, its usual one first. */
export const formatNames = {
  lint: lintFormats,
  check: ['text', 'stylish', 'json'],
  resolve: ['text', 'json', 'ssh-g'],
  rules: ['text', 'json'],
  policies: ['text', 'json'],
  explain: ['text', 'json'],
  init: [],
  shell: [],
} as const satisfies Readonly<Record<Command, readonly string[]>>;

interface Into {
  readonly look: Look;
  readonly own: Ports;
}

/** Loads one reporter and lets it speak. */
export async function reported(name: (typeof lintFormats)[number], report: Report, into: Into): Promise<string> {
  switch (name) {
    case 'stylish': {
      if (report.findings.length === 0) return '';
      const { stylish } = await import('../report/stylish.ts');
      return stylish(report, into.look);
    }
    case 'json': {
      const [{ json }, { version }] = await Promise.all([import('../report/json.ts'), import('./version.ts')]);
      return json(report, version);
    }
    case 'sarif':
      return asSarif(report, into.own);
    default: {
      const { plainFormats } = await import('../report/plain-formats.ts');
      return plainFormats[name](report);
    }
  }
}

/** With what the pages of the rules say. */
async function asSarif(report: Report, { files }: Ports): Promise<string> {
  const [{ sarif }, { version }, { pageOf }, { rules }, { ruleUrl }] = await Promise.all([
    import('../report/sarif.ts'),
    import('./version.ts'),
    import('./pages.ts'),
    import('../../rules/index.ts'),
    import('../rule.ts'),
  ]);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return sarif(report, {
    version,
    about: (id) => {
      const rule = byId.get(id);
      return rule && { ...rule, url: ruleUrl(id), page: pageOf(id, files) };
    },
  });
}
