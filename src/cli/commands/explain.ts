import picocolors from 'picocolors';
import { didYouMean } from '../nearest.ts';
import { pageOf } from '../pages.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';

/** The page of a rule. */
export async function explainCommand({ line, own, look }: Session): Promise<number> {
  const [id = '', ...more] = line.words;
  if (id === '') throw new UsageError('name a rule: ssh-lint explain <rule>');
  const { rules } = await import('../../../rules/index.ts');
  const ids = rules.map((rule) => rule.id);
  if (more.length > 0 || !ids.includes(id)) throw new UsageError(unknown(id, more, ids));
  const page = pageOf(id, own.files);
  if (page === undefined) throw new Error(`the page of ${id} is missing`);
  own.out(look.color ? colored(page) : page);
  return 0;
}

function unknown(id: string, more: readonly string[], ids: readonly string[]): string {
  if (more.length > 0 || id.includes(' ')) return 'what ssh printed is not explained in this version yet; name a rule';
  return `there is no rule \`${id}\`${didYouMean(id, ids) || '; ssh-lint rules lists them'}`;
}

/** Headings stand out, and what is bold. */
function colored(page: string): string {
  const { bold, cyan } = picocolors.createColors(true);
  return page.replaceAll(/^#+ .*$/gm, (heading) => bold(heading)).replaceAll(/`[^`\n]+`/g, (code) => cyan(code));
}
