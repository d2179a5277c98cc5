import rule from '../../rules/algo-list-pinned.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Ciphers +3des-cbc\n', 'Ciphers 3des-cbc\n', 'User a\n'],
  bad: [
    {
      config: 'Ciphers aes256-ctr,aes128-ctr\n',
      problems: ['1:9-30 `Ciphers` is fixed to this list, so nothing that OpenSSH adds later is used.'],
    },
  ],
});
