import type { Socket } from 'node:net';
import type { AgentFailure, AgentReply } from '../ports.ts';
import { codeOf, unreadable } from './strerror.ts';

/** A message of one byte, SSH_AGENTC_REQUEST_IDENTITIES. */
const LIST_KEYS = Uint8Array.of(0, 0, 0, 1, 11);
/** MAX_AGENT_REPLY_LEN of authfd.c. */
const LONGEST_ANSWER = 256 * 1024;

/** Asks nobody but the caller's own agent. What it takes of Node is loaded now, not at the start. */
export async function askAgent(path: string, milliseconds: number): Promise<AgentReply> {
  const problem = obstacle(path);
  if (problem !== undefined) return problem;
  const { createConnection } = process.getBuiltinModule('node:net');
  return conversation(createConnection({ path }), milliseconds);
}

/** What fits into sun_path of unix(7): Node cuts off the rest, and what is left may name another socket. */
const longest = (): number => (process.platform === 'linux' ? 107 : 103);

function obstacle(path: string): AgentFailure | undefined {
  if (process.platform === 'win32') return { reason: 'not-a-socket', message: 'Not opened on Windows' };
  if (Buffer.byteLength(path) > longest()) return { reason: 'refused', message: 'File name too long' };
  const { statSync } = process.getBuiltinModule('node:fs');
  try {
    const stats = statSync(path);
    if (!stats.isSocket()) return { reason: 'not-a-socket', message: 'Not a socket' };
    if (stats.uid !== process.getuid?.()) return { reason: 'foreign', message: 'The socket is somebody else’s' };
    return undefined;
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): AgentFailure {
  if (codeOf(error) === 'ECONNREFUSED') return { reason: 'refused', message: 'Connection refused' };
  const { reason, message } = unreadable(error);
  return { reason: reason === 'missing' ? 'missing' : 'refused', message };
}

function conversation(socket: Socket, milliseconds: number): Promise<AgentReply> {
  return new Promise((resolve) => {
    let received: Uint8Array = new Uint8Array();
    const end = (reply: AgentReply) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reply);
    };
    const timer = setTimeout(() => end({ reason: 'timeout', message: 'No answer in time' }), milliseconds);
    socket.on('error', (error) => end(failure(error)));
    socket.on('close', () => end(garbage));
    socket.on('data', (piece: Uint8Array) => {
      received = Buffer.concat([received, piece]);
      const reply = replyIn(received);
      if (reply !== undefined) end(reply);
    });
    socket.write(LIST_KEYS);
  });
}

const garbage: AgentFailure = { reason: 'garbage', message: 'The answer is not that of an agent' };

/** Undefined as long as it is not whole. */
function replyIn(received: Uint8Array): AgentReply | undefined {
  if (received.length < 4) return undefined;
  const end = 4 + new DataView(received.buffer, received.byteOffset).getUint32(0);
  if (end > LONGEST_ANSWER) return garbage;
  return received.length < end ? undefined : { answer: received.subarray(0, end) };
}
