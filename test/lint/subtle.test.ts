import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { findingsOf, type RuleCase } from '../support/rule-tester.ts';

const recommended = rules.filter(({ preset }) => preset === 'recommended');

const found = (each: RuleCase): readonly string[] =>
  findingsOf(recommended, { ...each, alone: true }).map(({ rule }) => rule);

describe('what looks wrong and is right:', () => {
  const cases: Readonly<Record<string, RuleCase>> = {
    'a list that only takes away': { config: 'Host *\n  HostKeyAlgorithms -ssh-rsa\n  Ciphers -*-cbc\n' },
    'a relative Include, which is relative to ~/.ssh': {
      config: 'Include config.d/a\n',
      files: { 'config.d/a': 'Include b\n', b: 'Host c\n  Port 1\n' },
    },
    '`Match final all`': { config: 'Match final all\n  Port 1\n' },
    '`Match host a all`': { config: 'Match host a all\n  Port 1\n' },
    '`Host *` at the top that takes nothing from others': { config: 'Host *\n  Compression yes\nHost a\n  User b\n' },
    '`Host A` and `Host a`, which are different hosts': { config: 'Host A\n  User b\nHost a\n  User c\n' },
    'several IdentityFile lines, which add up': {
      config: 'Host *\n  IdentityFile ~/.ssh/a\nHost b\n  IdentityFile ~/.ssh/b\n',
    },
    'an agent that is forwarded to hosts that are named': { config: 'Host a b\n  ForwardAgent yes\n' },
    'a weak cipher for the one old host': { config: 'Host old\n  Ciphers +aes128-cbc\n' },
    'an IPv6 address as HostName': { config: 'Host a\n  HostName 2001:db8::1\n' },
    'a doubled sign of percent': { config: 'Host a\n  HostName fe80::1%%eth0\n' },
    'a jump host that is exempt from the rule for all': { config: 'Host j\n  ProxyJump none\nHost *\n  ProxyJump j\n' },
    'a host that is exempt from the proxy of all': {
      config: 'Host a\n  ProxyCommand none\nHost *\n  ProxyCommand nc %h %p\n',
    },
    'a SetEnv that only repeats names': { config: 'Host a\n  SetEnv A=1 B=2\nHost *\n  SetEnv A=3\n' },
  };

  test.each(Object.entries(cases))('%s', (_, each) => {
    expect(found(each)).toEqual([]);
  });
});

describe('what looks right and is wrong:', () => {
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'a second SetEnv': ['SetEnv A=1\nSetEnv B=2\n', ['session-setenv-first-only']],
    'a second IgnoreUnknown': [
      'IgnoreUnknown UseKeychain\nIgnoreUnknown AddKeys\nAddKeys yes\n',
      ['syntax-ignoreunknown-ineffective'],
    ],
    'a list with + behind another one': [
      'Host a\n  KexAlgorithms +diffie-hellman-group14-sha1\nHost a b\n  KexAlgorithms +diffie-hellman-group1-sha1\n',
      ['algo-plus-lists-not-merged'],
    ],
    'a line behind the same for all hosts': ['Host *\n  Port 22\nHost a\n  Port 2222\n', ['order-shadowed-option']],
    'a proxy for all hosts in front of a jump': [
      'Host *\n  ProxyCommand none\nHost a\n  ProxyJump b\n',
      ['order-shadowed-option'],
    ],
  };

  test.each(Object.entries(cases))('%s', (_, [config, ids]) => {
    expect([...new Set(found({ config }))]).toEqual(ids);
  });
});
