import { describe, expect, test } from 'vitest';
import { logged } from '../../src/resolve/log.ts';
import { dump } from '../support/resolving.ts';

describe('a name from the name server', () => {
  const names = { 'web.example': 'web.example', 'a.b.example': 'x.example', web: 'web.elsewhere' };
  const host = (config: string, args: readonly string[], release = '9.2') =>
    dump({ release, names, config: `CanonicalizeHostname yes\nCanonicalDomains example\n${config}`, args }, 'hostname');

  test.each([
    ['one dot, as many as are looked up without being told', '', ['a.b'], 'hostname a.b.example'],
    ['no dots', 'CanonicalizeMaxDots 0\n', ['a.b'], 'hostname a.b'],
    ['the end of the domains', 'CanonicalDomains none\n', ['web'], 'hostname web.example'],
    ['a proxy, which is asked instead', 'ProxyCommand nc %h %p\n', ['web'], 'hostname web'],
    ['a proxy, and a name that is wanted all the same', 'ProxyCommand none\n', ['web'], 'hostname web.example'],
  ])('%s', (_, config, args, expected) => {
    expect(host(config, args)).toEqual([expected]);
  });

  test.each(['yes', 'always'])('CanonicalizeHostname %s and a proxy', (value) => {
    const config = `CanonicalizeHostname ${value}\nCanonicalDomains example\nProxyCommand nc %h %p\n`;
    expect(dump({ names, config, args: ['web'] }, 'hostname')).toEqual([
      value === 'yes' ? 'hostname web' : 'hostname web.example',
    ]);
  });

  test.each(['no', 'false'])('CanonicalizeHostname %s', (value) => {
    const config = `CanonicalizeHostname ${value}\nCanonicalDomains example\n`;
    expect(dump({ names, config, args: ['web'] }, 'hostname')).toEqual(['hostname web']);
  });

  test('an alias counts only where rules allow it', () => {
    const rules = 'CanonicalizePermittedCNAMEs *.example:*.example\n';
    expect(host(rules, ['a.b'])).toEqual(['hostname x.example']);
    expect(host('CanonicalizePermittedCNAMEs *.other:*.example\n', ['a.b'])).toEqual(['hostname a.b.example']);
  });
});

test('names that a list loses are compared as they are written', () => {
  const list = (value: string) => dump({ config: value }, 'hostkeyalgorithms');
  expect(list('HostKeyAlgorithms -SSH-*\n')).toEqual(list(''));
  expect(list('HostKeyAlgorithms -ssh-*\n')).not.toEqual(list(''));
});

test('Match exec is told the port that is known by then', () => {
  const commands = { 'test 99': '' };
  const config = (before: string) => `${before}Match exec "test %p"\nUser yes\n`;
  expect(dump({ commands, config: config('Port 99\n') }, 'user')).toEqual(['user yes']);
  expect(dump({ commands, config: config('') }, 'user')).toEqual(['user ada']);
});

describe('names of services', () => {
  const port = (services: string) => dump({ config: 'Port odd\n', files: { '/etc/services': services } }, 'port');

  test('hold where the whole entry is a port of TCP', () => {
    expect(port('odd 70/tcp # odd\n')).toEqual(['port 70']);
    expect(port('other 70/tcp odd\nodd 71/tcp\n')).toEqual(['port 70']);
    expect(port('odd x70/tcp\n')).not.toEqual(['port 70']);
    expect(port('odd 70/tcpx\n')).not.toEqual(['port 70']);
    expect(port('odd 70/udp\n')).not.toEqual(['port 70']);
  });
});

describe('what ssh logs', () => {
  test('is cut, also in the middle of a byte in octal', () => {
    expect(logged('a'.repeat(1021))).toHaveLength(1021);
    expect(logged('a'.repeat(1024))).toHaveLength(1021);
    expect(logged(`${'a'.repeat(1020)}\u0001`)).toBe('a'.repeat(1020));
    expect(logged(`${'a'.repeat(1019)}\u0001`)).toBe(`${'a'.repeat(1019)}\\0`);
  });
});
