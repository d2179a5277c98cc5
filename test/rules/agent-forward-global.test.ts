import rule from '../../rules/agent-forward-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host *\n  ForwardAgent no\n',
    'Host a b\n  ForwardAgent yes\n',
    'ForwardAgent no\nHost *\n  ForwardAgent yes\n',
    'Host !a\n  ForwardAgent yes\n',
    'Match originalhost a\n  ForwardAgent yes\n',
  ],
  bad: [
    {
      config: 'ForwardAgent yes\n',
      problems: ['1:14-17 `ForwardAgent` counts for every host: whoever is root there can log in with your keys.'],
    },
    {
      config: 'Host a\n  ForwardAgent no\nHost *\n  ForwardAgent "yes" # why\n',
      problems: ['4:16-21 `ForwardAgent` counts for every host: whoever is root there can log in with your keys.'],
    },
    {
      config: 'Host * !a\n  ForwardAgent ~/.ssh/agent.sock\n',
      problems: [
        '2:16-33 `ForwardAgent` counts for nearly every host: whoever is root there can log in with your keys.',
      ],
    },
    {
      config: 'Host *.example.com\n  ForwardAgent true\n',
      problems: [
        '2:16-20 `ForwardAgent` counts for every host that this block matches: whoever is root there can log in with your keys.',
      ],
      severities: ['info'],
    },
    {
      config: 'Match final\n  ForwardAgent yes\n',
      problems: ['2:16-19 `ForwardAgent` counts for every host: whoever is root there can log in with your keys.'],
    },
    {
      config: 'Include f\nInclude f\n',
      files: { f: 'ForwardAgent yes\n' },
      problems: ['f 1:14-17 `ForwardAgent` counts for every host: whoever is root there can log in with your keys.'],
    },
    {
      config: 'Host b*\n  Include f\nHost *\n  Include f\n',
      files: { f: 'ForwardAgent yes\n' },
      problems: ['f 1:14-17 `ForwardAgent` counts for every host: whoever is root there can log in with your keys.'],
    },
  ],
});
