import rule from '../../rules/algo-list-space.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Ciphers aes256-ctr,aes128-ctr\n',
    'Ciphers + aes256-cbc\n',
    'Ciphers aes256-ctr # strong\n',
    'Ciphers nosuch\n',
    'Ciphers aes256-ctr,nosuch\n',
    { config: 'Ciphers aes256-ctr # strong\n', target: '8.4' },
    'Port 22 23\n',
    { config: 'Ciphers aes256-ctr,,aes128-ctr,\n', target: '10.6' },
  ],
  bad: [
    {
      config: 'Ciphers aes256-ctr "# x"\n',
      target: ['8.4', '9.2'],
      problems: ['1:19-20 The list of `Ciphers` ends at this blank: its names are separated by commas alone.'],
      fixed: 'Ciphers aes256-ctr "# x"\n',
    },
    {
      config: 'MACs hmac-sha2-256 hmac-sha2-512 #strong and fast\n',
      target: '8.4',
      problems: ['1:19-20 The list of `MACs` ends at this blank: its names are separated by commas alone.'],
      fixed: 'MACs hmac-sha2-256,hmac-sha2-512 #strong and fast\n',
    },
    {
      config: 'Host *\n  Ciphers aes256-ctr, aes128-ctr,  aes192-ctr\n',
      problems: ['2:22-23 The list of `Ciphers` ends at this blank: its names are separated by commas alone.'],
      fixed: 'Host *\n  Ciphers aes256-ctr,aes128-ctr,aes192-ctr\n',
    },
    {
      config: 'Host *\n  MACs hmac-sha2-256 hmac-sha2-512 # strong\n',
      target: ['9.2', '8.4'],
      problems: ['2:21-22 The list of `MACs` ends at this blank: its names are separated by commas alone.'],
      fixed: 'Host *\n  MACs hmac-sha2-256,hmac-sha2-512 # strong\n',
    },
    {
      config: 'Ciphers ,aes256-ctr,,aes128-ctr\n',
      target: '10.6',
      problems: ['1:9-32 The list of `Ciphers` has a comma with no name beside it.'],
      fixed: 'Ciphers aes256-ctr,aes128-ctr\n',
    },
    {
      config: 'Ciphers aes256-ctr, aes128-ctr\n',
      target: '10.6',
      problems: ['1:20-21 The list of `Ciphers` ends at this blank: its names are separated by commas alone.'],
    },
    {
      config: 'Ciphers +,aes256-cbc\n',
      target: '10.6',
      problems: ['1:9-21 The list of `Ciphers` has a comma with no name beside it.'],
    },
  ],
});
