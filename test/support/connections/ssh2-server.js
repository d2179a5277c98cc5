// A server of npm's ssh2 whose announcements can be set: what old SFTP appliances and Git servers say and do not say.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ssh2 from 'ssh2';

const require = createRequire(import.meta.url);
const { sendPacket } = require('ssh2/lib/protocol/utils.js');

const text = (value) => {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

function send(protocol, payload) {
  const packet = protocol._packetRW.write.alloc(payload.length);
  packet.set(payload, protocol._packetRW.write.allocStart);
  sendPacket(protocol, protocol._packetRW.write.finalize(packet));
}

/** RFC 8308: one extension, the names that the server verifies. */
function announce(protocol, names) {
  send(protocol, Buffer.concat([Buffer.of(7, 0, 0, 0, 1), text('server-sig-algs'), text(names.join(','))]));
}

/** What OpenSSH's server says then; ssh2's own goodbye has no words. */
function sendAway(client) {
  const words = text('Too many authentication failures');
  send(client._protocol, Buffer.concat([Buffer.of(1, 0, 0, 0, 2), words, text('')]));
  client.end();
}

/** ssh2 asks for this property once, when EXT_INFO is due; what it would send itself cannot be set. */
function announceInstead(protocol, names) {
  let kex;
  Object.defineProperty(protocol, '_kex', {
    get: () => kex,
    set(value) {
      kex = value;
      let isWanted = false;
      if (kex === undefined) return;
      Object.defineProperty(kex, 'remoteExtInfoEnabled', {
        get() {
          if (isWanted && names !== null) announce(protocol, names);
          return false;
        },
        set(wanted) {
          isWanted = wanted;
        },
      });
    },
  });
}

const fingerprint = (blob) => `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;

const hashes = { sha256: 'rsa-sha2-256', sha512: 'rsa-sha2-512' };

/** The name that the client gave: ssh2 keeps it in two parts. */
const algorithmOf = ({ key, hashAlgo }) => hashes[hashAlgo] ?? key.algo;

function isSigned(context) {
  const key = ssh2.utils.parseKey(`${context.key.algo} ${context.key.data.toString('base64')}`);
  return !(key instanceof Error) && key.verify(context.blob, context.signature, context.hashAlgo) === true;
}

function authenticate(client, { users, enrolledKeys, acceptedSigAlgs, maxAuthTries, authMethods, pkOkEchoesKeyType }) {
  let refusals = 0;
  client.on('authentication', (context) => {
    const refuse = () => {
      if (context.method !== 'none') refusals += 1;
      if (refusals >= maxAuthTries) sendAway(client);
      else context.reject(authMethods);
    };
    if (context.method !== 'publickey' || !authMethods.includes('publickey')) return refuse();
    const isKnown = users.includes(context.username) && enrolledKeys.includes(fingerprint(context.key.data));
    if (!isKnown || !acceptedSigAlgs.includes(algorithmOf(context))) return refuse();
    if (context.signature !== undefined) return isSigned(context) ? context.accept() : refuse();
    // ssh2 would name the key's type here.
    if (!pkOkEchoesKeyType) context.key.algo = algorithmOf(context);
    return context.accept();
  });
}

/** As much SFTP as `sftp` needs to say that it is connected. */
function serveFiles(sftp) {
  sftp.on('REALPATH', (id) => sftp.name(id, [{ filename: '/', longname: '/', attrs: {} }]));
  sftp.on('STAT', (id) => sftp.status(id, ssh2.utils.sftp.STATUS_CODE.NO_SUCH_FILE));
  sftp.on('end', () => sftp.end());
}

function serveSessions(client) {
  client.on('session', (accept) => {
    const session = accept();
    session.on('exec', (acceptCommand) => {
      const channel = acceptCommand();
      channel.exit(0);
      channel.end();
    });
    session.on('sftp', (acceptFiles) => serveFiles(acceptFiles()));
  });
}

/**
 * Listens on 127.0.0.1. `algorithms` are ssh2's own lists; `serverSigAlgs` are the names to announce, null for no
 * announcement at all, and absent for ssh2's own.
 */
export function listenWithSsh2(options, port) {
  const { ident, algorithms, hostKeys, serverSigAlgs } = options;
  const server = new ssh2.Server(
    { ident, algorithms, hostKeys: hostKeys.map((path) => readFileSync(path)) },
    (client) => {
      if (serverSigAlgs !== undefined) announceInstead(client._protocol, serverSigAlgs);
      client.on('error', () => undefined);
      authenticate(client, options);
      client.on('ready', () => serveSessions(client));
    },
  );
  server.listen(port, '127.0.0.1');
}
