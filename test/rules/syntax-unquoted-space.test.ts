import rule from '../../rules/syntax-unquoted-space.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'IdentityFile "~/my keys/a"\n',
    'IdentityFile ~/a\n',
    'Port 22 23\n',
    { config: 'IdentityFile ~/a # c\n', target: '8.4' },
    { config: 'IdentityFile ~/a #c\n', target: '8.4' },
  ],
  bad: [
    {
      config: 'Host *\n  IdentityFile ~/my keys/id work\n',
      target: ['8.4', '9.2'],
      problems: ['2:20-21 The path of `IdentityFile` ends at this blank; in double quotes it is one.'],
      fixed: 'Host *\n  IdentityFile "~/my keys/id work"\n',
    },
    {
      config: 'IdentityAgent "~/Group Containers" x\n',
      problems: ['1:35-36 The path of `IdentityAgent` ends at this blank; in double quotes it is one.'],
      fixed: 'IdentityAgent "~/Group Containers" x\n',
    },
    {
      config: 'IdentityAgent "~/Group Containers/a"%\n',
      target: '8.4',
      problems: ['1:37-38 The path of `IdentityAgent` ends at the quote, so `%` is too much.'],
    },
    {
      config: 'UserKnownHostsFile ~/Library/Application Support/known\nCertificateFile ~/my cert.pub\n',
      target: '9.2',
      problems: ['2:21-22 The path of `CertificateFile` ends at this blank; in double quotes it is one.'],
    },
    {
      config: 'IdentityFile ~/my keys#\nCertificateFile ~/a "#b"\n',
      problems: [
        '1:18-19 The path of `IdentityFile` ends at this blank; in double quotes it is one.',
        '2:20-21 The path of `CertificateFile` ends at this blank; in double quotes it is one.',
      ],
    },
    {
      config: 'IdentityFile ‘~/my key’\n',
      problems: ['1:19-20 The path of `IdentityFile` ends at this blank; in double quotes it is one.'],
      fixed: 'IdentityFile ‘~/my key’\n',
    },
  ],
});
