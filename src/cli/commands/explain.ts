import type { Explained } from '../../explain/explain.ts';
import { pageText } from '../../report/page.ts';
import type { Look } from '../../report/report.ts';
import { jsonText } from '../../report/text.ts';
import { type Rule, ruleUrl } from '../../rule.ts';
import { formatNames, outputsOf } from '../formats.ts';
import { didYouMean } from '../nearest.ts';
import { pageOf } from '../pages.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';

/** The page of a rule, or what a line means that ssh printed. */
export async function explainCommand(session: Session): Promise<number> {
  const { line, own, look, writeReport } = session;
  const outputs = outputsOf(line.texts('format'), formatNames.explain);
  const write = await writerFor(line.words, session);
  for (const { name, file } of outputs) {
    const text = write(name, file === undefined ? look : { color: false, columns: 80 });
    if (file === undefined) own.out(text);
    else writeReport(file, text);
  }
  return 0;
}

type Write = (name: (typeof formatNames.explain)[number], look: Look) => string;

/** A word that is a rule is a rule, whatever else it may be. */
async function writerFor(words: readonly string[], { own }: Session): Promise<Write> {
  const asked = words.join(' ').trim();
  if (asked === '')
    throw new UsageError('name a rule, or give a line that ssh printed: ssh-lint explain <rule | line>');
  const { rules } = await import('../../../rules/index.ts');
  const rule = rules.find(({ id }) => id === asked);
  if (rule !== undefined) return pageWriter(rule, pageOf(rule.id, own.files));
  const [{ explain }, { explanationJson, explanationText }] = await Promise.all([
    import('../../explain/explain.ts'),
    import('../../report/explanation.ts'),
  ]);
  const explained = explain(asked);
  const { explanations } = explained;
  if (explanations.length === 0) throw new UsageError(unknown(asked, rules, explained));
  return (name, look) => (name === 'json' ? explanationJson(explanations) : explanationText(explanations, look));
}

function pageWriter({ id, description, category, severity }: Rule, page: string | undefined): Write {
  if (page === undefined) throw new Error(`the page of ${id} is missing`);
  return (name, look) => {
    if (name === 'json') return jsonText({ rule: id, description, category, severity, url: ruleUrl(id), page });
    return pageText(page, look);
  };
}

function unknown(asked: string, rules: readonly Rule[], { near }: Explained): string {
  if (!asked.includes(' ')) {
    const hint = didYouMean(
      asked,
      rules.map(({ id }) => id),
    );
    return `there is no rule \`${asked.slice(0, 80)}\`${hint || '; ssh-lint rules lists them'}`;
  }
  if (near.length === 0) return 'this line is not known here; the lines around it, as `ssh -v` prints them, may be';
  return ['this line is not known here; did you mean', ...near.map((text) => `  ${text.replaceAll('{}', '…')}`)].join(
    '\n',
  );
}
