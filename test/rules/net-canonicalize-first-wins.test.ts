import rule from '../../rules/net-canonicalize-first-wins.ts';
import { testRule } from '../support/rule-tester.ts';

const on = 'CanonicalizeHostname yes\nCanonicalDomains corp.example x.example\n';
const own = 'Host *.corp.example\n  User b\n';
const full =
  '`User` counts here only for names that are typed in full: when ssh has completed a short one, another line has set it for every host.';
const never =
  '`User` has no effect here: ssh looks at this block when it reads the files again, and by then another line has set it for every host.';

testRule(rule, {
  good: [
    `${on}${own}`,
    `${own}Host *\n  User a\n`,
    `CanonicalizeHostname yes\n${own}Host *\n  User a\n`,
    `${on}${own}Match final\n  User a\n`,
    `${on}${own}Host *\n  User b\n`,
    `${on}${own}Host web\n  User a\n`,
    `${on}${own}Host * !web\n  User a\n`,
    `${on}Host * \n  User a\n${own}`,
    `${on}Host web *.corp.example\n  User b\nHost *\n  User a\n`,
    `${on}Host *.other.example\n  User b\nHost *\n  User a\n`,
    `${on}Host *.corp.example\n  HostName b\nHost *\n  HostName a\n`,
    `${on}Host *.corp.example\n  CanonicalizeMaxDots 2\nHost *\n  CanonicalizeMaxDots 1\n`,
    `${on}Host *.corp.example\n  IdentityFile b\nHost *\n  IdentityFile a\n`,
    `CanonicalizeHostname no\n${on}${own}Host *\n  User a\n`,
    `CanonicalDomains y.example\n${on}${own}Host *\n  User a\n`,
    `Host web\n  CanonicalizeHostname yes\nHost *\n  CanonicalDomains corp.example\n${own}Host *\n  User a\n`,
    `Host *\n  CanonicalizeHostname yes\nHost web\n  CanonicalDomains corp.example\n${own}Host *\n  User a\n`,
    'Match final\n  User b\nMatch final\n  Port 1\nHost x\n  User a\n',
    'Match !final host x\n  User b\nHost *\n  User a\n',
    'Match all\n  User b\n',
    { config: 'Match final\n  User b\nHost *\n  User a\n', role: 'system' },
  ],
  bad: [
    {
      config: `${on}${own}Host *\n  User a\n`,
      problems: [`4:3-9 ${full}`],
      notes: ['6:3-9 this line counts'],
    },
    {
      config: `${on}Host A.X.Example *.corp.example\n  User b\n  Port 1\nMatch all\n  Port 1\n  User a\n`.replace(
        'A.X.E',
        'a.x.e',
      ),
      problems: [`4:3-9 ${full}`],
      notes: ['8:3-9 this line counts'],
    },
    {
      config: `CanonicalizeHostname always\nCanonicalDomains Corp.Example\n${own}Host *\n  User a\n`,
      problems: [`4:3-9 ${full}`],
    },
    {
      config: 'Match final\n  User b\nHost *\n  User a\n',
      problems: [`2:3-9 ${never}`],
      notes: ['4:3-9 this line counts'],
    },
    { config: 'Match host x final\n  User b\nHost *\n  User a\n', problems: [`2:3-9 ${never}`] },
    { config: `${on}Match canonical host *.corp.example\n  User b\nHost *\n  User a\n`, problems: [`4:3-9 ${never}`] },
    {
      config: 'Match final\n  Include f\nHost *\n  User a\n',
      files: { f: 'Host x\n  User b\n' },
      problems: [`f 2:3-9 ${never}`],
    },
  ],
});
