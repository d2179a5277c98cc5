import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { listOf } from '../../src/predict/names.ts';
import type { Server, ServerHostKey } from '../../src/predict/types.ts';
import { ed25519, identity, server, some, type Told, verdictOf } from '../support/predicting.ts';

/** `ssh-ed25519 AAAA…` of a key that is told apart by a byte. */
function hostKey(byte: number, type: 'ssh-ed25519' | 'ecdsa-sha2-nistp256' = 'ssh-ed25519'): string {
  const part = (bytes: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const point = Buffer.concat([Buffer.of(4), Buffer.alloc(64, byte)]);
  const parts =
    type === 'ssh-ed25519'
      ? [part(Buffer.from(type)), part(Buffer.alloc(32, byte))]
      : [part(Buffer.from(type)), part(Buffer.from('nistp256')), part(point)];
  return `${type} ${Buffer.concat(parts).toString('base64')}`;
}

const mine = hostKey(1);
const other = hostKey(2);
const elliptic = hostKey(3, 'ecdsa-sha2-nistp256');

function shows(...keys: readonly string[]): Server {
  const hostKeys = keys.map((key): ServerHostKey => {
    const [type = ''] = key.split(' ');
    return { type, key, fingerprint: `SHA256:${key}`, status: 'current' };
  });
  const types = hostKeys.map(({ type }) => type ?? '');
  return server({ hostKeys, hostKeysComplete: true, hostKeyAlgorithms: listOf(types) });
}

const path = '/home/ada/.ssh/known_hosts';

function judged(lines: string, told: Told) {
  const user = [knownHostsFrom(path, Buffer.from(lines))];
  return verdictOf({ keys: [identity(ed25519)], ...told, situation: { knownHosts: { user, global: [] } } });
}

describe('a host key that is another one', () => {
  test('the old line can be forgotten, and the key that is known of the server written down', () => {
    const found = judged(`host ${other}\n`, { server: shows(mine) });
    expect(found).toMatchObject({ verdict: 'fail', phase: 'hostkey-verify', cause: 'hostkey-changed' });
    expect(found.message).toContain('line 1 of /home/ada/.ssh/known_hosts');
    expect(found.repairs.map(({ command }) => command)).toEqual([
      `ssh-keygen -R host -f ${path}`,
      `echo 'host ${mine}' >> ${path}`,
    ]);
  });

  test('behind another port the name has brackets, which a shell must not read', () => {
    const found = judged(`[host]:2222 ${other}\n`, { args: ['-p', '2222', 'host'], server: shows(mine) });
    expect(found.repairs[0]?.command).toBe(`ssh-keygen -R '[host]:2222' -f ${path}`);
  });

  test('under HostKeyAlias its name is the alias', () => {
    const found = judged(`other ${other}\n`, { config: 'HostKeyAlias other\n', server: shows(mine) });
    expect(found.repairs[0]?.command).toBe(`ssh-keygen -R other -f ${path}`);
  });

  test('all lines of the name are forgotten, whatever type the server had a key of', () => {
    const old = `host ${other}\nelse,host ${elliptic}\n* ${other}\nelse ${mine}\n`;
    const nothingElse = { lines: [], block: undefined, above: undefined, weakens: false };
    for (const config of ['', 'StrictHostKeyChecking yes\n'])
      expect(judged(old, { config, server: shows(mine) }).repairs).toEqual([
        {
          ...nothingElse,
          text: 'If you know that the server has a new key, forget the old one.',
          command: `ssh-keygen -R host -f ${path}`,
        },
        {
          ...nothingElse,
          text: 'Write down the host key that is known of the test server.',
          command: `echo 'host ${mine}' >> ${path}`,
        },
      ]);
  });

  test('lines are deleted by hand where another one keeps ssh-keygen from its work, as DSA does from 10.0 on', () => {
    const lines = `host ${other}\nelse ssh-dss AAAAB3NzaC1kc3M=\nelse,host ${elliptic}\n`;
    const first = (release: string) => judged(lines, { release, server: shows(mine) }).repairs[0];
    expect(first('9.2')?.command).toBe(`ssh-keygen -R host -f ${path}`);
    expect(first('10.0')).toMatchObject({
      text: `If you know that the server has a new key, delete lines 1, 3 of ${path} by hand: ssh-keygen -R changes no file with a line that it cannot read, as line 2 is.`,
      command: undefined,
    });
    expect(judged(`host ${other}\n\r\n`, { server: shows(mine) }).repairs[0]?.text).toContain(
      `delete line 1 of ${path}`,
    );
  });

  test('what is wrong in another file does not keep ssh-keygen from its work', () => {
    const user = [knownHostsFrom('/first', Buffer.from('\r\n')), knownHostsFrom(path, Buffer.from(`host ${other}\n`))];
    const { repairs } = verdictOf({ server: shows(mine), situation: { knownHosts: { user, global: [] } } });
    expect(repairs[0]?.command).toBe(`ssh-keygen -R host -f ${path}`);
  });

  test('a line that revokes stays, so forgetting the others does not help where ssh then takes the key that it revokes', () => {
    const lines = `host ${other}\n@revoked host ${elliptic}\n`;
    const server = shows(mine, elliptic);
    const commands = (release: string) => judged(lines, { release, server }).repairs.map(({ command }) => command);
    expect(commands('8.5')[0]).toBe(`ssh-keygen -R host -f ${path}`);
    expect(commands('8.4')).toEqual([`echo 'host ${mine}' >> ${path}`]);
  });

  test('a line is forgotten first where the keys will not get in either', () => {
    const found = judged(`host ${other}\n`, { server: { ...shows(mine), enrolledKeys: [] } });
    expect(found.repairs[0]?.command).toBe(`ssh-keygen -R host -f ${path}`);
  });

  test('nothing is to be forgotten in one file while another has an old key, too', () => {
    const [user, system] = [path, '/etc/ssh/ssh_known_hosts'].map((name) =>
      knownHostsFrom(name, Buffer.from(`host ${other}\n`)),
    );
    const knownHosts = { user: user ? [user] : [], global: system ? [system] : [] };
    const found = verdictOf({ keys: [identity(ed25519)], server: shows(mine), situation: { knownHosts } });
    expect(found.cause).toBe('hostkey-changed');
    expect(found.repairs.map(({ command }) => command)).toEqual([`echo 'host ${mine}' >> ${path}`]);
  });

  test.each([
    ['ecdsa-sha2-nistp256', mine],
    ['ssh-ed25519', elliptic],
  ])('a pin on another type, %s, is the cause, and then nothing is to be forgotten', (type, known) => {
    const config = `HostKeyAlgorithms ${type}\n`;
    for (const enrolledKeys of [undefined, []]) {
      const found = judged(`host ${known}\n`, { config, server: { ...shows(mine, elliptic), enrolledKeys } });
      expect(found).toMatchObject({ verdict: 'fail', cause: 'hostkey-changed' });
      expect(found.repairs).toEqual([
        {
          text: 'Take HostKeyAlgorithms away for this host: known_hosts has a key of another type, which then is used.',
          lines: [],
          block: undefined,
          above: undefined,
          command: undefined,
          weakens: false,
        },
      ]);
    }
  });

  test('a pin is kept where the default finds nothing in common', () => {
    const old = { ...shows(hostKey(1)), hostKeyAlgorithms: listOf(['ssh-rsa']) };
    const config = 'HostKeyAlgorithms ssh-rsa\n';
    const found = judged(`host ${other}\n`, { config, server: old });
    expect(found).toMatchObject({ verdict: 'fail', cause: 'hostkey-changed' });
    expect(found.repairs[0]?.text).not.toContain('HostKeyAlgorithms');
  });

  test('a key of the right type is enough', () => {
    expect(judged(`host ${mine}\n`, { server: shows(mine, elliptic) }).verdict).toBe('ok');
  });
});

test('where SHA-1 is forbidden, the list without it has the types first that known_hosts has', () => {
  const names = ['ssh-rsa', 'ssh-ed25519', 'ecdsa-sha2-nistp256'];
  const server = { ...shows(mine, elliptic), hostKeyAlgorithms: listOf(names) };
  const told: Told = { release: 'rhel-9', config: 'HostKeyAlgorithms ssh-rsa\n', server };
  for (const known of [mine, elliptic]) {
    const { cause, repairs } = judged(`host ${known}\n@cert-authority * ${other}\n`, told);
    expect(cause).toBe('hostkey-sha1-forbidden');
    expect(repairs.map(({ text }) => text)).toEqual([
      'Leave ssh-rsa out for this host: the server has other host keys.',
    ]);
    const config = `${repairs[0]?.lines.join()}\n`;
    expect(judged(`host ${known}\n`, { ...told, config }).verdict).toBe('ok');
  }
});

describe('a host key that nobody knows', () => {
  const config = 'StrictHostKeyChecking yes\n';

  test('is refused where it must be known, and can be written down', () => {
    const found = judged('', { config, server: shows(mine) });
    expect(found).toMatchObject({ verdict: 'fail', cause: 'hostkey-unknown' });
    expect(found.repairs.map(({ command }) => command)).toEqual([`echo 'host ${mine}' >> ${path}`]);
  });

  test('is written down on a line of its own, where the last line has no end', () => {
    const config = 'StrictHostKeyChecking yes\n';
    const [repair] = judged(`else ${other}`, { config, server: shows(mine) }).repairs;
    expect(repair?.command).toBe(`printf '\\n%s\\n' 'host ${mine}' >> ${path}`);
    expect(judged('', { config, server: shows(mine) }).repairs[0]?.command).toBe(`echo 'host ${mine}' >> ${path}`);
  });

  test.each([[['/dev/null']], [[]], [['/dev/null', '/dev/null']]])(
    'is written down nowhere, and nobody is asked, where %j keeps nothing',
    (paths) => {
      const user = paths.map((each) => knownHostsFrom(each, Buffer.of()));
      const config = 'StrictHostKeyChecking yes\nUserKnownHostsFile /dev/null\n';
      const { repairs } = verdictOf({ config, server: shows(mine), situation: { knownHosts: { user, global: [] } } });
      expect(repairs.map(({ text, command }) => [text, command])).toEqual([
        ['Let UserKnownHostsFile name a file, ~/.ssh/known_hosts for one: now no host key is kept.', undefined],
      ]);
    },
  );

  test('is written down in the file that UserKnownHostsFile names', () => {
    const user = [knownHostsFrom('/other', Buffer.of())];
    const config = 'StrictHostKeyChecking yes\nUserKnownHostsFile /other\n';
    const { repairs } = verdictOf({ config, server: shows(mine), situation: { knownHosts: { user, global: [] } } });
    expect(repairs.map(({ command }) => command)).toEqual([`echo 'host ${mine}' >> /other`]);
  });

  test('is written down in the type that is agreed on', () => {
    const pinned = `${config}HostKeyAlgorithms ecdsa-sha2-nistp256\n`;
    const found = judged('', { config: pinned, server: shows(mine, elliptic) });
    expect(found.repairs.map(({ command }) => command)).toEqual([`echo 'host ${elliptic}' >> ${path}`]);
  });

  test.each([
    [['host'], 'host'],
    [['-p', '2222', 'host'], '-p 2222 host'],
  ])('of a server whose keys nobody knows: somebody must say yes once (%j)', (args, destination) => {
    const found = judged('', { config, args, server: server() });
    expect(found.repairs.map(({ command }) => command)).toEqual([
      `ssh -o StrictHostKeyChecking=ask -o BatchMode=no ${destination}`,
    ]);
    expect(found.repairs).toMatchObject([{ lines: [], weakens: false }]);
  });

  test('is written down in any type that is known where it is not certain what is agreed on', () => {
    const found = judged('', { config, server: { ...shows(mine), hostKeyAlgorithms: some(['ssh-ed25519']) } });
    expect(found.negotiated.hostKeyAlgorithm).toBe(undefined);
    expect(found.repairs.map(({ command }) => command)).toEqual([`echo 'host ${mine}' >> ${path}`]);
  });

  test('is not written down where it is retired, or known by nothing but its fingerprint', () => {
    const [known, old] = [mine, other].map((key) => shows(key).hostKeys?.[0]);
    const told = (...hostKeys: readonly (ServerHostKey | undefined)[]) => {
      const all = hostKeys.filter((key) => key !== undefined);
      return judged('', { config, server: { ...shows(mine), hostKeys: all } }).repairs[0]?.command;
    };
    const retired = old && { ...old, status: 'retired' as const };
    const fingerprint = old && { ...old, key: undefined };
    expect(told(retired, fingerprint, known)).toBe(`echo 'host ${mine}' >> ${path}`);
    expect(told(retired, fingerprint)).toContain('StrictHostKeyChecking=ask');
  });

  test('what a repository says of host keys is not written down', () => {
    const found = judged('', { config, server: { ...shows(mine), trust: 'repository' } });
    expect(found.repairs.map(({ command }) => command).join()).not.toContain('echo');
  });

  test('is asked about where a person can answer', () => {
    expect(judged('', { server: shows(mine) }).verdict).toBe('ok');
  });

  test('may come from a command or the name server', () => {
    expect(judged('', { config: `${config}KnownHostsCommand /bin/keys\n`, server: shows(mine) }).verdict).toBe(
      'unknown',
    );
    expect(judged('', { config: `${config}VerifyHostKeyDNS yes\n`, server: shows(mine) }).verdict).toBe('unknown');
  });
});
