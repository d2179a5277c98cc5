import rule from '../../rules/syntax-not-a-config.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host a\n', 'Hots a\n', '', '# only a comment\n', 'Port=22\n', '-----BEGIN OPENSSH PRIVATE KEY-----\n'],
  bad: [
    {
      config: 'Include creds env bin utf\n',
      files: {
        creds: '[default]\naws_access_key_id = AKIA\naws_secret_access_key = x\n',
        env: 'HOST=a\nPORT=1\nPASSWORD=geheim\n',
        bin: Uint8Array.from({ length: 400 }, (_, at) => at % 7),
        utf: Uint8Array.from([0xff, 0xfe, ...[...'Host a\n'].flatMap((letter) => [letter.charCodeAt(0), 0])]),
      },
      problems: [
        'creds 1:1-1 This file does not look like an ssh config.',
        'env 1:1-1 This file looks like a list of environment variables and not like an ssh config.',
        'bin 1:1-1 This file is no text and no ssh config.',
        'utf 1:1-1 This file is encoded as UTF-16, which ssh cannot read; it wants UTF-8.',
      ],
      notes: ['9-14', '15-18', '19-22', '23-26'].map((columns) => `1:${columns} it is Included here`),
    },
    {
      config: 'machine github.com login me password x\n',
      problems: ['1:1-1 This file does not look like an ssh config.'],
    },
    { config: '{"Host": "a", "Port": 22}\n', problems: ['1:1-1 This file does not look like an ssh config.'] },
  ],
});
