import type { Rule } from '../rule.ts';
import type { Source } from '../syntax/document.ts';
import type { Problem } from './finding.ts';
import { meant } from './nearest.ts';
import type { Suppression, Suppressions } from './suppress.ts';

export interface SuppressionProblem {
  readonly rule: 'suppression-unknown-rule' | 'suppression-unused' | 'suppression-without-reason';
  readonly problem: Problem;
}

const WORDS = [
  'ssh-lint-disable-next-line',
  'ssh-lint-disable',
  'ssh-lint-disable-file',
  'ssh-lint-enable',
  'ssh-lint-policy',
];

const suggestion = (near: string | undefined): string => (near === undefined ? '' : `; did you mean \`${near}\`?`);

/** What is wrong with the comments themselves. */
export function* badSuppressions(
  source: Source,
  found: Suppressions,
  ids: ReadonlySet<string>,
): Generator<SuppressionProblem> {
  for (const { kind, word, span } of found.bad) {
    const message =
      kind === 'no-rule'
        ? `\`${word}\` names no rule and suppresses nothing.`
        : `\`${word}\` is no comment that ssh-lint knows${suggestion(meant(word, WORDS)) || '.'}`;
    yield { rule: 'suppression-unknown-rule', problem: { at: { source, span }, message } };
  }
  for (const { rule, span, reason } of found.all) {
    if (!ids.has(rule)) {
      const message = `There is no rule \`${rule}\`${suggestion(meant(rule, ids)) || ', so nothing is suppressed.'}`;
      yield { rule: 'suppression-unknown-rule', problem: { at: { source, span }, message } };
    } else if (reason === '') {
      const message = `The suppression of \`${rule}\` gives no reason.`;
      yield { rule: 'suppression-without-reason', problem: { at: { source, span }, message } };
    }
  }
}

export interface Usage {
  readonly source: Source;
  readonly suppressions: Suppressions;
  readonly used: ReadonlySet<Suppression>;
  /** Of which rules. */
  readonly isAsked: (rule: string) => boolean;
}

/** Suppressions of rules that ran and found nothing there. */
export function* unusedSuppressions(usage: Usage, ran: readonly Rule[]): Generator<SuppressionProblem> {
  const ids = new Set(ran.map(({ id }) => id));
  for (const each of usage.suppressions.all) {
    if (usage.used.has(each) || !ids.has(each.rule) || !usage.isAsked(each.rule)) continue;
    const message = `\`${each.rule}\` finds nothing here; the suppression can go.`;
    yield { rule: 'suppression-unused', problem: { at: { source: usage.source, span: each.span }, message } };
  }
}
