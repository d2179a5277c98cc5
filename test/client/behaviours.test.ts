import { describe, expect, test } from 'vitest';
import { criteriaOf, criterion } from '../../src/client/criteria.ts';
import { message } from '../../src/client/messages.ts';
import { client } from './specs.ts';

/** Behaviours that a distribution's revision decides: the last client without and the first with. */
describe('security updates of Debian', () => {
  test.each([
    ['proxyjump-none-keeps-proxycommand', 'OpenSSH_9.2p1 Debian-2+deb12u6', 'OpenSSH_9.2p1 Debian-2+deb12u10'],
    ['proxyjump-none-keeps-proxycommand', 'OpenSSH_8.4p1 Debian-5+deb11u3', 'OpenSSH_8.4p1 Debian-5+deb11u7'],
    ['proxyjump-none-keeps-proxycommand', 'OpenSSH_10.0p2 Debian-7~bpo12+1', 'OpenSSH_10.0p2 Debian-7+deb13u4'],
    ['proxyjump-none-keeps-proxycommand', '10.2', '10.3'],
    ['command-line-jumps-checked', 'OpenSSH_9.2p1 Debian-2+deb12u6', 'OpenSSH_9.2p1 Debian-2+deb12u10'],
    ['typed-user-control-characters', 'OpenSSH_9.2p1 Debian-2+deb12u6', 'OpenSSH_9.2p1 Debian-2+deb12u10'],
    ['typed-user-control-characters', 'OpenSSH_10.0p2 Debian-7~bpo12+1', 'OpenSSH_10.0p2 Debian-7+deb13u4'],
    ['every-user-checked', 'OpenSSH_10.0p2 Debian-7+deb13u4', 'OpenSSH_10.0p2 Debian-7~bpo12+1'],
    ['every-user-checked', 'OpenSSH_10.0p2 Debian-7+deb13u4', 'OpenSSH_10.0p2 Debian-8'],
    ['every-user-checked', '9.9', '10.0'],
    ['expanded-user-checked', 'OpenSSH_10.0p2 Debian-7~bpo12+1', 'OpenSSH_10.0p2 Debian-7+deb13u4'],
    ['ipqos-tos-ignored', 'OpenSSH_10.0p2 Debian-8', 'OpenSSH_10.0p2 Debian-7+deb13u4'],
    ['batch-mode-server-alive-300', '9.2', 'debian-12'],
  ])('%s: not %s, but %s', (behaviour, without, having) => {
    expect([client(without).does(behaviour), client(having).does(behaviour)]).toEqual([false, true]);
  });

  test.each([
    ['OpenSSH_7.9p1 Debian-9', 'af21 cs1'],
    ['OpenSSH_7.9p1 Debian-10+deb10u2', 'lowdelay throughput'],
    ['debian-12', 'lowdelay throughput'],
    ['OpenSSH_10.0p2 Debian-7~bpo12+1', 'lowdelay throughput'],
    ['OpenSSH_10.0p2 Debian-7+deb13u4', 'ef cs1'],
    ['OpenSSH_10.0p2 Debian-8', 'lowdelay throughput'],
    ['OpenSSH_10.3p1 Debian-1~bpo13+1', 'ef cs0'],
    ['ubuntu-24.04', 'lowdelay throughput'],
    ['ubuntu-18.04', 'lowdelay throughput'],
    ['9.2', 'af21 cs1'],
    ['10.1', 'ef cs0'],
    ['7.7', 'lowdelay throughput'],
  ])('IPQoS of %s is %s', (target, value) => {
    expect(client(target).option('ipqos')?.defaultValue).toBe(value);
  });
});

describe('builds', () => {
  test.each([
    ['9.2', 'unsupported', undefined],
    ['debian-12', 'active', 'active'],
    ['ubuntu-24.04', 'active', 'active'],
    ['rhel-9', 'active', 'active'],
    ['macos-15', 'active', undefined],
    ['windows-11', 'active', undefined],
    ['OpenSSH_7.5p1 Debian-14', 'unsupported', undefined],
    ['OpenSSH_7.5p1 Debian-5', 'active', 'active'],
    ['OpenSSH_10.6p1 Debian-1', 'unsupported', undefined],
    ['OpenSSH_10.6p1 Debian-gssapi-1', 'active', 'active'],
  ])('GSSAPI in %s is %s, its key exchange %s', (target, plain, exchange) => {
    const each = client(target);
    expect(each.keyword('gssapiauthentication')?.state).toBe(plain);
    expect(each.keyword('gssapikeyexchange')?.state).toBe(exchange);
  });

  test.each([
    ['usekeychain', 'macos-15', '9.9p2'],
    ['rsaminsize', 'rhel-8', '8.0'],
    ['requiredrsasize', 'rhel-9', '8.7'],
    ['protocolkeepalives', 'debian-12', '9.2'],
    ['setuptimeout', 'ubuntu-22.04', '8.9'],
  ])('%s acts in %s, and %s does not know it', (keyword, vendor, upstream) => {
    expect(client(vendor).keyword(keyword)?.state).toBe('active');
    expect(client(upstream).keyword(keyword)).toBeUndefined();
  });

  test('without libcrypto has few algorithms and no PKCS#11', () => {
    const spec = client('OpenSSH_7.8p1, without OpenSSL');
    expect(spec.algorithms('kex').defaults).toEqual(['curve25519-sha256', 'curve25519-sha256@libssh.org']);
    expect(spec.algorithms('pubkey').defaults).toEqual(['ssh-ed25519-cert-v01@openssh.com', 'ssh-ed25519']);
    expect(spec.keyword('pkcs11provider')?.state).toBe('unsupported');
  });
});

describe('criteria of Match', () => {
  test.each([
    ['6.5', 'all exec host originalhost user localuser', '%Ldhlnpru'],
    ['7.9', 'all canonical exec host originalhost user localuser', '%Ldhilnpru'],
    ['9.2', 'all canonical final exec host originalhost user localuser', '%CLdhiklnpru'],
    ['9.6', 'all canonical final exec host originalhost user localuser localnetwork tagged', '%CLdhijklnpru'],
  ])('%s knows %s', (release, names, tokens) => {
    const each = client(release);
    expect(criteriaOf(each).map(({ name }) => name)).toEqual(names.split(' '));
    expect(criterion('exec', each)?.tokens).toBe(tokens);
    expect(criterion('version', each)).toBeUndefined();
  });

  test('an empty argument came with 10.0', () => {
    expect(['9.9', '10.0'].map((release) => criterion('tagged', client(release))?.emptyArgument)).toEqual([
      false,
      true,
    ]);
  });

  test('no client has heard of banana', () => {
    expect(criterion('banana', client('10.6'))).toBeUndefined();
  });
});

describe('messages', () => {
  test.each([
    ['7.5', 'Permission denied ({}).'],
    ['7.6', '{}@{}: Permission denied ({}).'],
  ])('%s says %s', (release, text) => {
    expect(message('permission-denied', client(release))?.texts).toContain(text);
  });

  test('a client that cannot say it has none', () => {
    expect(message('jump-loop', client('8.2'))).toBeUndefined();
    expect(message('jump-loop', client('8.3'))?.meaning).toContain('jump');
  });
});

describe('one option under several names', () => {
  test.each([
    ['8.4', 'pubkeyacceptedkeytypes', 'hostbasedkeytypes'],
    ['8.5', 'pubkeyacceptedalgorithms', 'hostbasedalgorithms'],
    ['8.7', 'pubkeyacceptedalgorithms', 'hostbasedacceptedalgorithms'],
  ])('%s prints %s and %s', (release, pubkey, hostbased) => {
    const each = client(release);
    expect(each.keyword('pubkeyacceptedkeytypes')?.option?.id).toBe('pubkeyacceptedalgorithms');
    expect(each.option('pubkeyacceptedalgorithms')?.printed).toBe(pubkey);
    expect(each.option('hostbasedacceptedalgorithms')?.printed).toBe(hostbased);
  });

  test('ChallengeResponseAuthentication was an option of its own up to 8.6', () => {
    const names = ['8.6', '8.7'].map(
      (release) => client(release).keyword('challengeresponseauthentication')?.option?.id,
    );
    expect(names).toEqual(['challengeresponseauthentication', 'kbdinteractiveauthentication']);
    expect(client('8.7').option('challengeresponseauthentication')).toBeUndefined();
  });

  test('CanonicalizePermittedCNAMEs had a capital letter up to 10.5', () => {
    const printed = ['10.5', '10.6'].map((release) => client(release).option('canonicalizepermittedcnames')?.printed);
    expect(printed).toEqual(['canonicalizePermittedcnames', 'canonicalizepermittedcnames']);
  });
});
