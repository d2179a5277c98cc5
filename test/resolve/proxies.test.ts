import { describe, expect, test } from 'vitest';
import { dump, type Given } from '../support/resolving.ts';

const proxies = (given: Given | string) =>
  dump(typeof given === 'string' ? { config: given } : given, 'proxycommand', 'proxyjump', 'proxyusefdpass');

const no = 'proxyusefdpass no';

describe('ProxyCommand and ProxyJump', () => {
  test.each([
    ['ProxyCommand nc %h %p\n', ['proxycommand nc %h %p', no]],
    ['ProxyCommand a\nProxyJump b\n', ['proxycommand a', no]],
    ['ProxyJump b\nProxyCommand a\n', [no, 'proxyjump b']],
    ['ProxyJump a\nProxyJump b\n', [no, 'proxyjump a']],
    ['ProxyCommand none\nProxyJump b\n', [no]],
    ['ProxyCommand none\nProxyCommand a\n', [no]],
    ['ProxyCommand None\n', [no]],
    ['ProxyJump b\nProxyUseFdpass yes\n', [no, 'proxyjump b']],
    ['ProxyCommand x\nProxyUseFdpass yes\n', ['proxycommand x', 'proxyusefdpass yes']],
    ['ProxyJump none\nProxyJump b\n', [no]],
    ['Host other\nProxyJump a\nHost host\nProxyCommand b\n', ['proxycommand b', no]],
  ])('%j', (config, expected) => {
    expect([...proxies(config)].toSorted()).toEqual([...expected].toSorted());
  });

  test.each([
    ['8.4', ['proxycommand a']],
    ['9.6', []],
    ['10.0', []],
    ['10.3', ['proxycommand a']],
    ['10.6', ['proxycommand a']],
  ])('ProxyJump none and then ProxyCommand in %s', (release, expected) => {
    const lines = proxies({ release, config: 'ProxyJump none\nProxyCommand a\n' });
    expect(lines.filter((line) => line.startsWith('proxycommand'))).toEqual(expected);
  });

  test.each([
    ['9.6', 'ProxyCommand a\nProxyJump none\nProxyJump b\n', ['proxycommand a']],
    ['10.3', 'ProxyJump none\nProxyJump b\n', []],
    ['10.3', 'ProxyCommand none\nProxyJump none\n', []],
  ])('%s: %j', (release, config, expected) => {
    expect(proxies({ release, config }).filter((line) => line !== no)).toEqual(expected);
  });
});

describe('a jump is printed', () => {
  test.each([
    ['j', 'j'],
    ['J', 'J'],
    ['u@j:22', 'u@j:22'],
    ['a,b@c:1,d', 'a,b@c:1,d'],
    ['ssh://u@j:33', 'u@j:33'],
    ['ssh://j', 'j'],
    ['::1', undefined],
    ['[::1]:2', '[::1]:2'],
    ['10.0.0.1', '[10.0.0.1]'],
    ['u@10.0.0.1:2', 'u@[10.0.0.1]:2'],
    ['none,b', 'none,b'],
  ])('%s: %s', (value, expected) => {
    const lines = proxies(`ProxyJump ${value}\n`).filter((line) => line.startsWith('proxyjump'));
    expect(lines).toEqual(expected === undefined ? [] : [`proxyjump ${expected}`]);
  });
});

describe('a jump through the destination itself', () => {
  const loop = ['jumphost loop via host'];
  test.each([
    ['8.4', 'ProxyJump host\n', loop],
    ['7.5', 'ProxyJump host\n', [no, 'proxyjump host']],
    ['9.2', 'ProxyJump other\n', [no, 'proxyjump other']],
    ['9.2', 'ProxyJump host:22\n', loop],
    ['9.2', 'ProxyJump host:23\n', [no, 'proxyjump host:23']],
    ['9.2', 'Port 23\nProxyJump host:23\n', loop],
    ['9.2', 'ProxyJump ada@host\n', loop],
    ['9.2', 'ProxyJump bob@host\n', [no, 'proxyjump bob@host']],
    ['9.2', 'User bob\nProxyJump host\n', loop],
    ['9.2', 'HostName web\nProxyJump host\n', [no, 'proxyjump host']],
    ['9.2', 'HostName web\nProxyJump web\n', ['jumphost loop via web']],
    ['9.2', 'ProxyJump host,other\n', [no, 'proxyjump host,other']],
  ])('%s: %j', (release, config, expected) => {
    expect([...proxies({ release, config })].toSorted()).toEqual([...expected].toSorted());
  });
});
