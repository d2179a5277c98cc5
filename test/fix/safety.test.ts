import { describe, expect, test } from 'vitest';
import { safetyOf } from '../support/fixing.ts';

describe('the same meaning', () => {
  test.each([
    ['a line that an earlier one of the block shadows', 'Host a\n  User x\n  User y\n'],
    ['a line that an earlier pattern shadows', 'Host *.x\n  User a\n\nHost b.x\n  User c\n'],
    ['a line that two blocks shadow together', 'Host a\n  Port 1\nHost b\n  Port 2\nHost a b\n  Port 3\n'],
    ['a line behind an undecided Match', 'User a\nMatch exec "true"\n  User b\n'],
    ['all of several', 'User a\nUser b\nUser c\nHost x\n  User d\n'],
  ])('%s may go', (_, config) => {
    const safety = safetyOf('order-shadowed-option', { config });
    expect(safety.length).toBeGreaterThan(0);
    expect(new Set(safety)).toEqual(new Set(['safe']));
  });

  test('a keyword that an older target acts on may not go', () => {
    const each = { config: 'Host a\n  RSAAuthentication no\n', target: ['7.4', '9.2'] };
    expect(safetyOf('syntax-deprecated-keyword', each)).toEqual([
      'unsafe The fix is not safe: the line counts for some destination of OpenSSH 7.4.',
    ]);
    expect(safetyOf('syntax-deprecated-keyword', { ...each, target: '9.2' })).toEqual(['safe']);
  });

  test('a file that is read twice counts in both places', () => {
    const files = { part: 'User b\n' };
    const config = 'Host a\n  User x\n  Include part\nHost c\n  Include part\n';
    expect(safetyOf('order-shadowed-option', { config, files })).toEqual([]);
  });
});

describe('readable again', () => {
  test.each([
    ['syntax-unquoted-space', 'IdentityFile ~/my key\n', 'safe'],
    ['algo-list-space', 'Ciphers aes128-ctr, aes256-ctr\n', 'safe'],
    ['algo-plus-syntax', 'Ciphers + aes128-cbc\n', 'safe'],
    ['algo-plus-syntax', 'HostKeyAlgorithms +ssh-rsa,+ssh-dss\n', 'safe'],
    ['forward-bad-spec', 'LocalForward 8080:localhost:80\n', 'safe'],
    ['syntax-invisible-char', '\ufeffHost a\n  User x\n', 'safe'],
    ['syntax-invisible-char', 'Host\u00a0a\n  User x\n', 'safe'],
    ['syntax-usekeychain-portable', 'Host a\n  UseKeychain yes\n', 'safe'],
    ['syntax-unknown-keyword', 'ProxyComand nc %h %p\n', 'unsafe'],
    ['syntax-bad-value', 'StrictHostKeyChecking yess\n', 'unsafe'],
  ])('%s in %j is %s', (rule, config, safety) => {
    expect(safetyOf(rule, { config })).toEqual([safety]);
  });

  test('hops that one target reads another way are not joined', () => {
    const config = 'Host a\n  ProxyJump b, c\n';
    expect(safetyOf('proxy-jump-space-list', { config, target: '9.2' })).toEqual(['safe']);
    expect(safetyOf('proxy-jump-space-list', { config, target: ['8.4', '9.2'] })).toEqual([
      'unsafe The fix is not safe: the line counts for some destination of OpenSSH 8.4.',
    ]);
  });

  test('the spelling that all targets read', () => {
    const each = { config: 'PubkeyAcceptedAlgorithms +ssh-rsa\n', target: ['8.4', '9.2'] };
    expect(safetyOf('syntax-keyword-too-new', each)).toEqual(['safe']);
  });

  test('an IgnoreUnknown in front may keep another one from counting', () => {
    const config = 'Host a\n  IgnoreUnknown Foo\n  Foo yes\n\nHost b\n  UseKeychain yes\n';
    expect(safetyOf('syntax-usekeychain-portable', { config })).toEqual([
      'unsafe The fix is not safe: `Foo` may no longer be skipped for some destinations.',
    ]);
  });
});

test('a line that counts for another target is not removed as shadowed, not even unsafely', () => {
  const config = 'Host b\n  ProxyJump none\n  ProxyCommand nc %h %p\n';
  expect(safetyOf('order-shadowed-option', { config, target: '7.5' })).toEqual(['safe']);
  expect(safetyOf('order-shadowed-option', { config, target: ['7.5', '10.6'] })).toEqual([]);
});
