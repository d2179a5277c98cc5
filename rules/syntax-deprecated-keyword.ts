import {
  defineRule,
  isMatterOfBuild,
  type Problem,
  quoted,
  removeLine,
  retiredIn,
  retiredKeywords,
  type Step,
  spelling,
  wholeLine,
} from '../src/rule.ts';

function retired(step: Step): Problem {
  const { name } = step.directive;
  const since = retiredIn(name);
  const loud = step.problems.length > 0 ? ', and ssh says so at every start' : '';
  return {
    at: wholeLine(step),
    message: `${quoted(spelling(name))} has no effect${since === undefined ? '' : ` since OpenSSH ${since}`}${loud}.`,
    fixes: [{ title: 'Remove the line', safety: 'safe', weakens: false, edits: [removeLine(step)] }],
  };
}

export default defineRule({
  id: 'syntax-deprecated-keyword',
  description: 'a keyword has no effect any more',
  category: 'style',
  severity: 'info',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/txt/release-7.6'],
  keywords: retiredKeywords,
  codes: ['unsupported-keyword'],
  check: {
    *directive(step) {
      const state = step.reading.facts?.state;
      if (state === 'deprecated' || state === 'ignored') yield retired(step);
    },
    *refused({ step }) {
      if (!isMatterOfBuild(step.directive.name)) yield retired(step);
    },
  },
});
