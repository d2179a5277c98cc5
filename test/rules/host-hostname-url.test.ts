import rule from '../../rules/host-hostname-url.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['HostName a.b\n', 'HostName a.b\nHostName ssh://c\n', 'Host a@b\n  HostName %h.c\n'],
  bad: [
    {
      config: 'HostName ssh://a.b\n',
      problems: ['1:10-19 ssh looks for a host of the name `ssh://a.b`: a URL is no part of `HostName`.'],
    },
    {
      config: 'Host x\n  HostName bob@a.b\n',
      problems: ['2:12-19 ssh looks for a host of the name `bob@a.b`: a user is no part of `HostName`.'],
      destinations: [['x']],
    },
    {
      config: 'HostName a.b/path\n',
      problems: ['1:10-18 ssh looks for a host of the name `a.b/path`: a path is no part of `HostName`.'],
    },
  ],
});
