import picocolors from 'picocolors';
import { breakUp, jsonText, padEnd, widthOf, wrap } from '../../report/text.ts';
import { type Rule, ruleUrl } from '../../rule.ts';
import { formatNames, outputsOf } from '../formats.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';

/** What it knows, as a table or as JSON. */
export async function rulesCommand({ line, own, look, writeReport }: Session): Promise<number> {
  if (line.words.length > 0) throw new UsageError(`\`rules\` takes no words; ssh-lint explain ${line.words[0]}?`);
  const outputs = outputsOf(line.texts('format'), formatNames.rules);
  const { rules } = await import('../../../rules/index.ts');
  for (const { name, file } of outputs) {
    const text =
      name === 'json' ? asJson(rules) : table(rules, file === undefined ? look : { color: false, columns: 80 });
    if (file === undefined) own.out(text);
    else writeReport(file, text);
  }
  return 0;
}

function asJson(rules: readonly Rule[]): string {
  return jsonText(
    rules.map(({ id, description, category, severity, preset, since, fixable, sources = [] }) => ({
      id,
      description,
      category,
      severity,
      preset,
      since,
      fixable: fixable ?? null,
      url: ruleUrl(id),
      sources,
    })),
  );
}

const GAP = 2;
const LEAST = 20;

function table(rules: readonly Rule[], { color, columns }: Session['look']): string {
  const colors = picocolors.createColors(color);
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOf)) + GAP;
  const name = widest(rules.map(({ id }) => id));
  const level = widest(rules.map(levelText));
  const room = Math.max(columns - name - level, LEAST);
  const lines = rules.flatMap((rule) => {
    const [first = '', ...more] = breakUp(rule.description, room);
    const head = `${colors.bold(padEnd(rule.id, name))}${colors.dim(padEnd(levelText(rule), level))}${first}`;
    return [head, ...more.map((text) => ' '.repeat(name + level) + text)];
  });
  return `${lines.join('\n')}\n\n${colors.dim(wrap(legend, columns).join('\n'))}\n`;
}

const legend = '+ only in the preset `strict`, ++ only in `all`; ssh-lint explain <rule> shows the page of a rule';
const marks = { recommended: '', strict: ' +', all: ' ++' } as const;

function levelText({ severity, preset }: Rule): string {
  return `${severity}${marks[preset]}`;
}
