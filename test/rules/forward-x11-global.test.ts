import rule from '../../rules/forward-x11-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ForwardX11 no\n',
    'Host a\n  ForwardX11 yes\n',
    'Host *\n  ForwardX11 no\nHost b*\n  ForwardX11 yes\n',
    'ForwardX11Trusted yes\n',
  ],
  bad: [
    {
      config: 'ForwardX11 yes\n',
      problems: ['1:12-15 `ForwardX11` counts for every host: programs there can watch your screen and keyboard.'],
    },
    {
      config: 'Host lab-*\n  ForwardX11 yes\n',
      problems: [
        '2:14-17 `ForwardX11` counts for every host that this block matches: programs there can watch your screen and keyboard.',
      ],
      severities: ['info'],
    },
    {
      config: 'Host a\n  ForwardX11 no\nMatch all\n  ForwardX11 true\n',
      problems: ['4:14-18 `ForwardX11` counts for every host: programs there can watch your screen and keyboard.'],
    },
  ],
});
