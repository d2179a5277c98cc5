import rule from '../../rules/syntax-line-too-long.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: `Host a\n# ${'x'.repeat(5000)}\n`, target: '7.8' },
    { config: `Host a\n# ${'x'.repeat(4000)}\n`, target: '7.5' },
    { config: `# ${'x'.repeat(5000)}\n`, target: ['7.8', '10.6'] },
  ],
  bad: [
    {
      config: `Host a\n# ${'x'.repeat(5000)}\nHost b\n`,
      target: ['7.5', '9.2'],
      problems: ['2:1-81 This line is longer than 4095 bytes, and OpenSSH before 7.8 refuses the file.'],
    },
    {
      config: `Host ${'a '.repeat(3000)}\n`,
      target: '7.5',
      problems: ['1:1-81 This line is longer than 4095 bytes, and OpenSSH before 7.8 refuses the file.'],
    },
    { config: `User a\n${' '.repeat(4096)}User b\n`, target: '6.6', problems: [] },
  ],
});
