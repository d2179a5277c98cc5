import { describe, expect, test } from 'vitest';
import { dump, type Given, resolution } from '../support/resolving.ts';

const lines = (release: string, config: string | Uint8Array = '', other: Given = {}) =>
  resolution({ ...other, release, config }).dump;

/** Values of one keyword. */
const values = (release: string, config: string, keyword: string) =>
  lines(release, config).flatMap((line) =>
    line === keyword || line.startsWith(`${keyword} `) ? [line.slice(keyword.length + 1)] : [],
  );

describe('the dump', () => {
  test.each([
    ['7.5', ['user ada', 'hostname host', 'port 22', 'addressfamily any']],
    ['8.4', ['user ada', 'hostname host', 'port 22', 'addressfamily any']],
    ['9.2', ['host host', 'user ada', 'hostname host', 'port 22']],
    ['10.6', ['host host', 'user ada', 'hostname host', 'port 22']],
  ])('of %s begins with %j', (release, expected) => {
    expect(lines(release).slice(0, 4)).toEqual(expected);
  });

  test('names the host as typed', () => {
    expect(lines('9.2', 'HostName web\n', { args: ['ada@HOST'] }).slice(0, 3)).toEqual([
      'host HOST',
      'user ada',
      'hostname web',
    ]);
  });

  test.each([
    ['7.5', 'protocol', true],
    ['8.4', 'protocol', false],
    ['8.4', 'pubkeyacceptedkeytypes', true],
    ['8.6', 'pubkeyacceptedkeytypes', false],
    ['8.6', 'pubkeyacceptedalgorithms', true],
    ['8.6', 'hostbasedalgorithms', true],
    ['9.2', 'hostbasedacceptedalgorithms', true],
    ['9.0', 'requiredrsasize', false],
    ['9.1', 'requiredrsasize', true],
    ['9.4', 'obscurekeystroketiming', false],
    ['9.5', 'obscurekeystroketiming', true],
    ['9.2', 'canonicalizePermittedcnames', true],
    ['10.6', 'canonicalizePermittedcnames', false],
    ['10.6', 'canonicalizepermittedcnames', true],
    ['10.0', 'warnweakcrypto', false],
    ['10.1', 'warnweakcrypto', true],
    ['10.2', 'revokedhostkeys', false],
    ['10.3', 'revokedhostkeys', true],
  ])('of %s has a line %s: %s', (release, keyword, expected) => {
    expect(lines(release).some((line) => line.startsWith(`${keyword} `))).toBe(expected);
  });

  test('is empty where ssh has no -G', () => {
    expect(lines('6.6')).toEqual([]);
    expect(lines('6.8').length).toBeGreaterThan(20);
  });

  test.each([
    ['7.5', 'StrictHostKeyChecking yes', 'stricthostkeychecking', ['true']],
    ['9.2', 'StrictHostKeyChecking off', 'stricthostkeychecking', ['false']],
    ['9.2', 'RequestTTY yes', 'requesttty', ['true']],
    ['9.2', 'TCPKeepAlive no', 'tcpkeepalive', ['no']],
    ['10.6', 'TCPKeepAlive no', 'tcpkeepalive', ['false']],
    ['9.2', 'Tunnel yes', 'tunnel', ['point-to-point']],
    ['9.2', 'FingerprintHash md5', 'fingerprinthash', ['MD5']],
    ['9.2', 'LogLevel debug1', 'loglevel', ['DEBUG']],
    ['9.2', 'User x', 'connecttimeout', ['none']],
    ['9.2', 'ConnectTimeout 1m', 'connecttimeout', ['60']],
    ['9.2', 'ControlPersist 1h', 'controlpersist', ['3600']],
    ['9.2', 'ControlPersist 0', 'controlpersist', ['yes']],
    ['9.2', 'RekeyLimit 1G 1h', 'rekeylimit', ['1073741824 3600']],
    ['9.2', 'User x', 'rekeylimit', ['0 0']],
    ['9.2', 'IPQoS ef', 'ipqos', ['ef ef']],
    ['9.2', 'StreamLocalBindMask 0', 'streamlocalbindmask', ['00']],
    ['9.2', 'EscapeChar ^B', 'escapechar', ['\\^B']],
    ['9.2', 'IdentityFile none', 'identityfile', ['none']],
    ['9.2', 'PKCS11Provider none', 'pkcs11provider', []],
    ['8.4', 'PKCS11Provider none', 'pkcs11provider', []],
    ['8.4', 'PKCS11Provider /p', 'pkcs11provider', ['/p']],
    ['9.2', 'SecurityKeyProvider none', 'securitykeyprovider', []],
    ['9.2', 'CanonicalDomains a b', 'canonicaldomains', ['a b']],
    ['8.4', 'User x', 'canonicaldomains', ['']],
    ['9.2', 'User x', 'canonicaldomains', ['none']],
    ['8.4', 'User x', 'canonicalizePermittedcnames', []],
    ['9.2', 'User x', 'canonicalizePermittedcnames', ['none']],
    ['9.2', 'CanonicalizePermittedCNAMEs NONE', 'canonicalizePermittedcnames', ['none']],
    ['8.4', 'CanonicalizePermittedCNAMEs *\nProxyJump j', 'canonicalizePermittedcnames', ['*:*']],
    ['9.2', 'PermitRemoteOpen a:1 b:2', 'permitremoteopen', ['a:1 b:2']],
    ['9.2', 'User x', 'permitremoteopen', ['any']],
    ['10.6', 'ChannelTimeout a=1 b=2', 'channeltimeout', ['a=1 b=2']],
    ['10.6', 'User x', 'channeltimeout', ['none']],
    ['9.2', 'SendEnv A B', 'sendenv', ['A', 'B']],
    ['9.2', 'User x', 'sendenv', []],
    ['9.2', 'DynamicForward 1\nLocalForward 2 h:3\nLocalForward /a /b\n', 'localforward', ['2 [h]:3', '/a /b']],
    ['9.2', 'DynamicForward 1\nLocalForward 2 h:3\nDynamicForward [::1]:4\n', 'dynamicforward', ['1', '[::1]:4']],
    ['9.2', 'LocalForward /a /b\nLocalForward 2 socks:3\n', 'dynamicforward', ['/a', '2']],
    ['9.2', 'LocalForward 2 h:3\nClearAllForwardings yes\nRemoteForward 1 h:1\n', 'localforward', []],
    ['9.2', 'RemoteForward 1 h:1\nClearAllForwardings yes\n', 'remoteforward', []],
    ['9.2', 'Tunnel yes\nClearAllForwardings yes\n', 'tunnel', ['false']],
    ['9.2', 'BatchMode yes', 'serveraliveinterval', ['300']],
    ['9.2', 'User x', 'serveraliveinterval', ['0']],
    ['9.2', 'BatchMode yes\nServerAliveInterval 5', 'serveraliveinterval', ['5']],
    ['9.1', 'BatchMode yes', 'serveraliveinterval', ['0']],
    ['7.5', 'Protocol 1', 'identityfile', ['~/.ssh/identity']],
    ['7.5', 'Protocol 1\nIdentityFile /x', 'identityfile', ['/x']],
    ['7.5', 'Protocol 2,1', 'protocol', ['2,1']],
    ['7.5', 'Protocol 1,2', 'protocol', ['UNKNOWN']],
  ])('of %s with %j: %s is %j', (release, config, ...[keyword, expected]) => {
    expect(values(release, `${config}\n`, keyword)).toEqual(expected);
  });

  test('gives back the bytes of a file', () => {
    const config = Buffer.from('User \xe9\nSendEnv \xff\xc3\xa9\n', 'latin1');
    expect(lines('9.2', config)).toContain('user \udce9');
    expect(lines('9.2', config)).toContain('sendenv \udcffé');
  });

  test.each([
    ['8.4', 'User x\n', 'canonicaldomains'],
    ['8.4', 'Ciphers -*\n', 'ciphers '],
    ['9.2', 'Ciphers -*\n', 'ciphers '],
  ])('of %s with %j: an empty list is the line %j', (release, config, expected) => {
    expect(lines(release, config)).toContain(expected);
  });

  test.each(['8.4', '9.2', '10.6'])('of %s tells a list of one empty name from an empty list', (release) => {
    const given = { environment: { NOTHING: '' } };
    expect(lines(release, 'UserKnownHostsFile ${NOTHING}\n', given)).toContain('userknownhostsfile ');
  });

  test.each([
    ['7.5', false],
    ['8.4', true],
  ])('%s goes on with a list of signatures of authorities: %s', (name, expected) => {
    expect(resolution({ release: name }).settled.has('casignaturealgorithms')).toBe(expected);
  });

  test('with -W clears forwardings, unless the config says otherwise', () => {
    const args = ['-W', 'a:1', 'host'];
    const keywords = ['clearallforwardings', 'exitonforwardfailure'];
    expect(dump({ args }, ...keywords)).toEqual(['clearallforwardings yes', 'exitonforwardfailure yes']);
    const config = 'ClearAllForwardings no\nExitOnForwardFailure no\n';
    expect(dump({ args, config }, ...keywords)).toEqual(['clearallforwardings no', 'exitonforwardfailure no']);
  });

  test('hides nothing that is written twice', () => {
    expect(values('9.2', 'SendEnv A\nSendEnv A\n', 'sendenv')).toEqual(['A', 'A']);
  });
});

describe('UpdateHostKeys', () => {
  test.each([
    ['8.4', '', 'false'],
    ['9.2', '', 'true'],
    ['9.2', 'UserKnownHostsFile /a\n', 'false'],
    ['9.2', 'UserKnownHostsFile ~/.ssh/known_hosts\n', 'true'],
    ['9.2', 'UserKnownHostsFile ~/.ssh/known_hosts /a\n', 'false'],
    ['9.2', 'VerifyHostKeyDNS yes\n', 'false'],
    ['9.2', 'VerifyHostKeyDNS no\n', 'true'],
    ['9.2', 'UpdateHostKeys yes\nRequestTTY no\n', 'true'],
    ['9.2', 'UpdateHostKeys ask\n', 'ask'],
    ['9.2', 'UpdateHostKeys ask\nControlPersist yes\n', 'ask'],
    ['9.2', 'UpdateHostKeys ask\nControlPersist yes\nControlPath /s\n', 'false'],
    ['9.2', 'UpdateHostKeys ask\nControlPath /s\n', 'ask'],
    ['9.2', 'UpdateHostKeys ask\nLogLevel ERROR\n', 'false'],
    ['9.2', 'UpdateHostKeys ask\nRequestTTY no\n', 'false'],
    ['9.2', 'UpdateHostKeys ask\nRemoteCommand ls\n', 'false'],
    ['7.5', 'UpdateHostKeys ask\nLogLevel ERROR\n', 'ask'],
    ['7.5', 'UpdateHostKeys ask\nControlPersist yes\n', 'false'],
  ])('in %s with %j is %s', (release, config, expected) => {
    expect(values(release, config, 'updatehostkeys')).toEqual([expected]);
  });

  test('ask is off with a command', () => {
    const given = { config: 'UpdateHostKeys ask\n', args: ['host', 'ls'] };
    expect(dump(given, 'updatehostkeys')).toEqual(['updatehostkeys false']);
  });
});

describe('lists of algorithms', () => {
  const list = (release: string, config: string, keyword: string) =>
    values(release, `${config}\n`, keyword)[0]?.split(',') ?? [];
  const defaults = (release: string, keyword: string) => list(release, 'User x', keyword);

  test.each(['8.4', '9.2', '10.6'])('take additions, removals and preferences in %s', (release) => {
    const usual = defaults(release, 'ciphers');
    expect(list(release, 'Ciphers +aes128-cbc', 'ciphers')).toEqual([...usual, 'aes128-cbc']);
    expect(list(release, 'Ciphers -aes*', 'ciphers')).toEqual(usual.filter((name) => !name.startsWith('aes')));
    expect(list(release, 'Ciphers -nosuch', 'ciphers')).toEqual(usual);
    const rest = usual.filter((name) => name !== 'aes256-ctr');
    expect(list(release, 'Ciphers ^aes256-ctr', 'ciphers')).toEqual(['aes256-ctr', ...rest]);
  });

  test.each([
    ['9.2', 'Ciphers aes128-ctr,aes128-ctr,aes256-ctr', 'ciphers', ['aes128-ctr', 'aes256-ctr']],
    ['7.5', 'Ciphers aes128-ctr,aes128-ctr', 'ciphers', ['aes128-ctr', 'aes128-ctr']],
    ['9.2', 'HostKeyAlgorithms ssh-ed25519*', 'hostkeyalgorithms', ['ssh-ed25519', 'ssh-ed25519-cert-v01@openssh.com']],
    [
      '9.2',
      'HostKeyAlgorithms ssh-ed25519,ssh-ed25519*',
      'hostkeyalgorithms',
      ['ssh-ed25519', 'ssh-ed25519-cert-v01@openssh.com'],
    ],
    ['9.2', 'CASignatureAlgorithms ssh-ed25519', 'casignaturealgorithms', ['ssh-ed25519']],
    ['9.2', 'MACs hmac-sha1', 'macs', ['hmac-sha1']],
    ['9.2', 'KexAlgorithms curve25519-sha256', 'kexalgorithms', ['curve25519-sha256']],
  ])('%s: %s', (release, config, ...[keyword, expected]) => {
    expect(list(release, config, keyword)).toEqual(expected);
  });

  test('may come out empty where names are taken away', () => {
    expect(list('9.2', 'Ciphers -*', 'ciphers')).toEqual(['']);
  });

  test('that cannot be put together are named; the ones behind them stay as written', () => {
    const given = { config: 'PubkeyAcceptedAlgorithms !ssh-rsa\nMACs +hmac-sha1\nCASignatureAlgorithms -ssh-rsa\n' };
    const { messages, status } = resolution(given);
    expect(messages).toEqual(['fill_default_options: pubkey_accepted_algos: invalid argument']);
    expect(status).toBe('resolved');
    expect(dump(given, 'pubkeyacceptedalgorithms', 'casignaturealgorithms')).toEqual([
      'casignaturealgorithms -ssh-rsa',
    ]);
    expect(
      dump({ config: 'HostbasedAcceptedAlgorithms !ssh-rsa\nUser a\n' }, 'pubkeyacceptedalgorithms', 'user'),
    ).toEqual(['user a']);
  });

  test('that cannot be put together leave what says none as it is', () => {
    const config = 'PubkeyAcceptedAlgorithms !ssh-rsa\nProxyJump j\nControlPath none\n';
    const keywords = ['proxyjump', 'proxycommand', 'controlpath'];
    expect(dump({ config }, ...keywords)).toEqual(['controlpath none', 'proxyjump j']);
    expect(dump({ config: 'ProxyJump j\nControlPath none\n' }, ...keywords)).toEqual(['proxyjump j']);
  });

  test.each([
    ['8.4', 'PubkeyAcceptedKeyTypes !ssh-rsa\n', 'fill_default_options: pubkey_key_types: invalid argument'],
    ['8.4', 'HostbasedKeyTypes !ssh-rsa\n', 'fill_default_options: hostbased_key_types: invalid argument'],
    ['10.6', 'PubkeyAcceptedAlgorithms !ssh-rsa\n', 'fill_default_options: pubkey_accepted_algos: invalid argument'],
    ['9.2', 'HostKeyAlgorithms !ssh-rsa\n', 'dump_client_config: expand HostKeyAlgorithms: invalid argument'],
    [
      '9.2',
      'HostKeyAlgorithms ssh-ed25519,!ssh-rsa\n',
      'dump_client_config: expand HostKeyAlgorithms: invalid argument',
    ],
  ])('that cannot be put together end ssh in %s: %j', (release, config, message) => {
    expect(dump({ release, config })).toEqual([message]);
  });
});

describe('what makes no sense together', () => {
  test.each([
    ['9.2', 'ForkAfterAuthentication yes\n', ['Cannot fork into background without a command to execute.']],
    ['9.2', 'ForkAfterAuthentication yes\nSessionType none\n', ['user ada']],
    ['9.2', 'ForkAfterAuthentication yes\nRemoteCommand x\n', ['user ada']],
    ['9.2', 'ConnectionAttempts 0\n', ['Invalid number of ConnectionAttempts']],
    ['9.2', 'RemoteCommand x\n', ['user ada']],
  ])('%s: %j', (release, config, expected) => {
    expect(dump({ release, config }, 'user')).toEqual(expected);
  });

  test.each(['9.2', '9.3'])('nothing of it is heard where LogLevel is QUIET, in %s', (release) => {
    for (const level of ['QUIET', 'quiet']) {
      const config = `ForwardAgent /nope\nLogLevel ${level}\n`;
      expect(resolution({ release, config }).messages).toEqual([]);
    }
  });

  test('LogLevel decides which of it is heard', () => {
    const config = 'RemoteCommand x\nLogLevel QUIET\nForwardAgent /nope\n';
    expect(resolution({ config, args: ['host', 'ls'] }).messages).toEqual([
      'Cannot execute command-line and remote command.',
    ]);
    expect(resolution({ config }).messages).toEqual([]);
    expect(resolution({ config: 'ForwardAgent /nope\n' }).messages).toEqual([
      'Cannot forward agent socket path "/nope": No such file or directory',
    ]);
  });
});
