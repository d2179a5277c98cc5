import picocolors from 'picocolors';
import { policyText } from '../../report/policy.ts';
import type { Look } from '../../report/report.ts';
import { breakUp, jsonText, padEnd, widthOf } from '../../report/text.ts';
import { builtIn } from '../../server/built-in.ts';
import { allFacts } from '../../server/policies.ts';
import type { Policy } from '../../server/schema.ts';
import { formatNames, outputsOf } from '../formats.ts';
import { didYouMean } from '../nearest.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';

/** What it knows of servers: all policies as a table or as JSON, or one of them with its facts and their sources. */
export function policiesCommand({ line, own, look, writeReport }: Session): number {
  const [id, ...more] = line.words;
  if (more.length > 0) throw new UsageError('`policies` takes one id at most');
  const outputs = outputsOf(line.texts('format'), formatNames.policies);
  const policy = id === undefined ? undefined : policyOf(id);
  for (const { name, file } of outputs) {
    const form = file === undefined ? look : { color: false, columns: 80 };
    const text = name === 'json' ? asJson(policy) : asText(policy, form);
    if (file === undefined) own.out(text);
    else writeReport(file, text);
  }
  return 0;
}

function policyOf(id: string): Policy {
  const ids = builtIn.map((policy) => policy.id);
  const found = builtIn.find((policy) => policy.id === id);
  if (found !== undefined) return found;
  throw new UsageError(`there is no policy \`${id}\`${didYouMean(id, ids) || '; ssh-lint policies lists them'}`);
}

function asJson(policy: Policy | undefined): string {
  return jsonText(policy === undefined ? builtIn.map(whole) : whole(policy));
}

/** With what it takes from the policy that it extends. */
function whole(policy: Policy) {
  return { ...policy, facts: Object.fromEntries(allFacts(policy).map(({ field, facts }) => [field, facts])) };
}

function asText(policy: Policy | undefined, look: Look): string {
  return policy === undefined ? table(look) : policyText(policy, look);
}

const GAP = 2;
const LEAST = 20;

function table({ color, columns }: Look): string {
  const { bold, dim } = picocolors.createColors(color);
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(widthOf)) + GAP;
  const first = widest(builtIn.map(({ id }) => id));
  const second = widest(builtIn.map(({ kind }) => kind));
  const lines = builtIn.flatMap(({ id, kind, name }) => {
    const [start = '', ...more] = breakUp(name, Math.max(columns - first - second, LEAST));
    const head = `${bold(padEnd(id, first))}${dim(padEnd(kind, second))}${start}`;
    return [head, ...more.map((text) => ' '.repeat(first + second) + text)];
  });
  return `${lines.join('\n')}\n\n${dim('ssh-lint policies <id> shows the facts of one, and where they come from')}\n`;
}
