import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listAgent } from '../../src/keys/agent.ts';
import { askAgent } from '../../src/node/agent.ts';
import { hasKeygen, type KeyFolder, keyFolder } from '../support/key-maker.ts';

const PATIENT = 60_000;
const EMPTY_ANSWER = Buffer.from([0, 0, 0, 5, 12, 0, 0, 0, 0]);

const isRoot = process.getuid?.() === 0;

describe.skipIf(process.platform === 'win32')('a socket', () => {
  let folder: string;
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ssh-lint-agent-'));
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Somebody who listens, and does this with a caller. */
  async function listener(name: string, answer: (socket: Socket, request: Buffer) => void): Promise<string> {
    const path = join(folder, name);
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      socket.on('data', (request) => answer(socket, Buffer.from(request)));
    });
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(path, resolve);
    });
    return path;
  }

  test('is asked for the list of keys and for nothing else', async () => {
    const requests: Buffer[] = [];
    const path = await listener('good', (socket, request) => {
      requests.push(request);
      socket.write(EMPTY_ANSWER);
    });
    expect(await askAgent(path, PATIENT)).toEqual({ answer: EMPTY_ANSWER });
    expect(Buffer.concat(requests)).toEqual(Buffer.from([0, 0, 0, 1, 11]));
  });

  test('may be reached through a link', async () => {
    const path = await listener('target', (socket) => socket.write(EMPTY_ANSWER));
    const link = join(folder, 'link');
    symlinkSync(path, link);
    expect(await askAgent(link, PATIENT)).toEqual({ answer: EMPTY_ANSWER });
  });

  test('may answer in pieces', async () => {
    const path = await listener('pieces', (socket) => {
      socket.setNoDelay(true);
      const send = (at: number) => {
        if (at < EMPTY_ANSWER.length) socket.write(EMPTY_ANSWER.subarray(at, at + 1), () => setImmediate(send, at + 1));
      };
      send(0);
    });
    expect(await askAgent(path, PATIENT)).toEqual({ answer: EMPTY_ANSWER });
  });

  test.each([
    ['text', (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['more than an agent may say', (socket: Socket) => socket.write(Buffer.from([0, 4, 0, 0, 12]))],
    ['nothing, and hangs up', (socket: Socket) => socket.end()],
    ['half an answer, and hangs up', (socket: Socket) => socket.end(EMPTY_ANSWER.subarray(0, 6))],
  ])('that says %s is no agent', async (title, answer) => {
    const path = await listener(`bad-${title.length}`, answer);
    expect(await askAgent(path, PATIENT)).toMatchObject({ reason: 'garbage' });
  });

  test('that says nothing is not waited for', async () => {
    const path = await listener('silent', () => undefined);
    expect(await askAgent(path, 1)).toEqual({ reason: 'timeout', message: 'No answer in time' });
  });

  test('that is not there, or is none', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const missing = { reason: 'missing', message: 'No such file or directory' };
    expect(await askAgent(join(folder, 'none'), PATIENT)).toEqual(missing);
    expect(await askAgent('', PATIENT)).toMatchObject({ reason: 'missing' });
    expect(await askAgent('a\0b', PATIENT)).toMatchObject({ reason: 'missing' });
    expect(await askAgent(join(file, 'inside'), PATIENT)).toEqual({ reason: 'missing', message: 'Not a directory' });
    expect(await askAgent(file, PATIENT)).toEqual({ reason: 'not-a-socket', message: 'Not a socket' });
    expect(await askAgent(folder, PATIENT)).toMatchObject({ reason: 'not-a-socket' });
    expect(await askAgent('/dev/null', PATIENT)).toMatchObject({ reason: 'not-a-socket' });
  });

  test('where nobody listens any more', async () => {
    const path = await listener('old', () => undefined);
    renameSync(path, `${path}er`);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await askAgent(`${path}er`, PATIENT)).toEqual({ reason: 'refused', message: 'Connection refused' });
  });

  test('whose name is longer than a socket’s can be', async () => {
    const path = await listener('short', (socket) => socket.write(EMPTY_ANSWER));
    const deep = join(folder, 'd'.repeat(120));
    mkdirSync(deep);
    renameSync(path, join(deep, 'agent'));
    expect(await askAgent(join(deep, 'agent'), PATIENT)).toEqual({ reason: 'refused', message: 'File name too long' });
  });

  test.skipIf(!isRoot)('of somebody else is not asked', async () => {
    let calls = 0;
    const path = await listener('foreign', () => {
      calls += 1;
    });
    chownSync(path, 12345, 12345);
    expect(await askAgent(path, PATIENT)).toMatchObject({ reason: 'foreign' });
    expect(calls).toBe(0);
  });

  describe.skipIf(!hasKeygen || spawnSync('ssh-agent', ['-?']).status === null)('of a real ssh-agent', () => {
    let keys: KeyFolder;
    let stop: () => void;
    const socket = () => keys.path('agent');
    beforeAll(async () => {
      keys = keyFolder();
      const agent = spawn('ssh-agent', ['-D', '-a', socket()], { stdio: ['ignore', 'pipe', 'ignore'] });
      stop = () => agent.kill();
      await new Promise((resolve) => agent.stdout.once('data', resolve));
    });
    afterAll(() => {
      stop();
      keys.remove();
    });
    const add = (...args: readonly string[]) =>
      spawnSync('ssh-add', args, { env: { ...process.env, SSH_AUTH_SOCK: socket() }, encoding: 'utf8' });

    test('lists what ssh-add lists', async () => {
      for (const [name, type] of Object.entries({ a: 'ed25519', b: 'ecdsa', c: 'ed25519' })) {
        keys.keygen('-q', '-t', type, '-N', '', '-C', `key ${name}`, '-f', name);
      }
      keys.keygen('-q', '-s', 'a', '-I', 'id', 'b.pub');
      for (const name of ['a', 'b', 'c']) expect(add(keys.path(name)).status).toBe(0);
      const answer = await listAgent(socket(), { askAgent });
      const listed = answer.kind === 'listed' ? answer.keys : [];
      const lines = listed.map(({ key, comment }) => `${key.type} ${key.blob} ${comment}\n`);
      expect(lines.join('')).toBe(add('-L').stdout);
      expect(listed).toHaveLength(4);
    });
  });
});
