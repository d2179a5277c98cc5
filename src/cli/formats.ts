import type { Look, Report } from '../report/report.ts';
import { didYouMean } from './nearest.ts';
import { UsageError } from './usage-error.ts';

/** Where a report goes, and in which form. */
export interface Output<Name extends string> {
  readonly name: Name;
  /** Undefined: standard output. */
  readonly file: string | undefined;
}

const later: readonly string[] = ['sarif', 'github', 'gitlab', 'checkstyle', 'junit', 'unix'];

/** `--format name[=file]`, each; the first name holds where none is given. */
export function outputsOf<Name extends string>(
  texts: readonly string[],
  names: readonly Name[],
): readonly Output<Name>[] {
  const [first] = names;
  const outputs = texts.map((text) => outputOf(text, names));
  const onScreen = outputs.filter(({ file }) => file === undefined);
  if (onScreen.length > 1) throw new UsageError('only one --format can go to standard output; give the others a file');
  return outputs.length === 0 && first !== undefined ? [{ name: first, file: undefined }] : outputs;
}

function outputOf<Name extends string>(text: string, names: readonly Name[]): Output<Name> {
  const [word = '', ...rest] = text.split('=');
  const name = names.find((one) => one === word);
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (name !== undefined && file !== '') return { name, file };
  if (name !== undefined) throw new UsageError(`--format ${text}: the name of the file is missing`);
  if (later.includes(word)) throw new UsageError(`the format \`${word}\` is not in this version yet`);
  throw new UsageError(`there is no format \`${word}\`${didYouMean(word, names) || `: ${names.join(', ')}`}`);
}

export const lintFormats = ['stylish', 'json'] as const;

/** Loads one reporter and lets it speak. */
export async function reported(name: (typeof lintFormats)[number], report: Report, look: Look): Promise<string> {
  switch (name) {
    case 'stylish': {
      if (report.findings.length === 0) return '';
      const { stylish } = await import('../report/stylish.ts');
      return stylish(report, look);
    }
    case 'json': {
      const [{ json }, { version }] = await Promise.all([import('../report/json.ts'), import('./version.ts')]);
      return json(report, version);
    }
  }
}
