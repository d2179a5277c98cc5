// Writes the three files of a new rule: npm run new-rule agent-forward-global
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const id = process.argv[2] ?? '';
const rulePath = join(root, `rules/${id}.ts`);
const testPath = join(root, `test/rules/${id}.test.ts`);

if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id) || /^(no|disallow)-|^\d/.test(id)) {
  console.error('usage: npm run new-rule <area>-<pattern>; it names the pattern, not the cure: agent-forward-global');
  process.exit(2);
}
if (existsSync(rulePath) || existsSync(testPath)) {
  console.error(`there is a rule ${id} already`);
  process.exit(2);
}

const ruleText = `import { defineRule, locate } from '../src/rule.ts';

export default defineRule({
  id: '${id}',
  description: 'TODO, completes «finds that …»',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: [],
  keywords: ['TODO'],
  check: {
    *directive(step) {
      const [value] = step.directive.args;
      if (value?.value !== 'TODO') return;
      yield { at: locate(step, value), message: 'TODO.' };
    },
  },
});
`;

const testText = `import rule from '../../rules/${id}.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host a\\n  User b\\n'],
  bad: [{ config: 'TODO TODO\\n', problems: ['1:6-10 TODO.'] }],
});
`;

writeFileSync(rulePath, ruleText);
writeFileSync(testPath, testText);
const { status } = spawnSync(process.execPath, [join(root, 'src/dev/generate.js')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
console.log(`rules/${id}.ts\nrules/${id}.md\ntest/rules/${id}.test.ts`);
