import { argumentsWhere, defineRule, keywordOf, locate, quoted, type Step } from '../src/rule.ts';

/** Neither a name nor the brace behind it. */
const STRANGE = /\$\{(?:\}|[^}]*$)/;

const strange = (step: Step): string =>
  `${quoted(keywordOf(step))} names an environment variable in a way that ssh cannot read.`;

const namesIn = (value: string): readonly string[] =>
  [...value.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name);

const notSet = (step: Step, name: string): string =>
  `${quoted(keywordOf(step))} needs the environment variable ${quoted(name)}, which is not set here.`;

export default defineRule({
  id: 'syntax-env-var',
  description: 'an environment variable that a value needs is not set, or its name is none',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ENVIRONMENT_VARIABLES'],
  codes: ['bad-environment'],
  keywords: [
    'certificatefile',
    'controlpath',
    'identityfile',
    'knownhostscommand',
    'revokedhostkeys',
    'setenv',
    'user',
    'userknownhostsfile',
    'versionaddendum',
  ],
  about: /\$\{/,
  check: {
    *setting({ step }, { config }) {
      if (step.reading.facts?.option?.environment !== true) return;
      for (const argument of argumentsWhere(step, (value) => value.includes('${'))) {
        if (STRANGE.test(argument.value)) {
          yield { at: locate(step, argument), message: strange(step) };
          continue;
        }
        const missing = namesIn(argument.value).find((name) => config.environment[name] === undefined);
        if (missing !== undefined)
          yield { at: locate(step, argument), message: notSet(step, missing), severity: 'warning' };
      }
    },
    *inclusion({ step, argument, notFollowed }, { config }) {
      const at = locate(step, argument);
      const missing = namesIn(argument.value).find((name) => config.environment[name] === undefined);
      if (notFollowed === 'broken' && STRANGE.test(argument.value)) yield { at, message: strange(step) };
      else if (notFollowed === 'unset' && missing !== undefined)
        yield { at, message: notSet(step, missing), severity: 'warning' };
    },
    *refused({ step, refusal }) {
      const at = locate(step, refusal.span);
      const text = refusal.messages[0]?.text ?? '';
      const name = /env var \$\{(.*)\} has no value/.exec(text)?.[1];
      if (name !== undefined) {
        // Another shell, or another machine, may have it.
        yield {
          at,
          message: notSet(step, name),
          severity: 'warning',
        };
      } else {
        yield { at, message: strange(step) };
      }
    },
  },
});
