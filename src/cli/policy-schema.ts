import * as v from 'valibot';

/** What a configuration says of servers: `policies` and `hosts`. */

const id = v.pipe(
  v.string('a text is expected'),
  v.regex(
    /^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/,
    'an id is made of letters and digits, with `-`, `.` or `_` between them',
  ),
);
const name = v.pipe(
  v.string('a name is expected'),
  v.regex(/^[^\s,]+$/, 'one name is expected, without a comma or white space'),
);
const names = v.array(name, 'a list of names is expected');
const flag = v.boolean('true or false is expected');
const pattern = v.pipe(v.string('a text is expected'), v.regex(/^[^\s,]+$/, 'a host name or a pattern is expected'));
const patterns = v.union([pattern, v.array(pattern)], 'a host name, a pattern or a list of them is expected');

const wholeFrom = (least: number) => {
  const message = `a whole number from ${least} is expected`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message));
};
const portMessage = 'a port from 1 to 65535 is expected';
const port = v.pipe(
  v.number(portMessage),
  v.integer(portMessage),
  v.minValue(1, portMessage),
  v.maxValue(65_535, portMessage),
);

const fingerprint = v.pipe(
  v.string('a fingerprint is expected'),
  v.regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'a fingerprint as `ssh-keygen -l` prints it is expected: `SHA256:…`'),
);
const keyMessage = 'a public key is expected: `ssh-ed25519 AAAA…`';
const publicKey = v.pipe(v.string(keyMessage), v.regex(/^\S+\s+[A-Za-z0-9+/]+={0,2}(\s.*)?$/, keyMessage));

/** An absent field is unknown, an empty list offers nothing. */
const server = v.strictObject(
  {
    software: v.exactOptional(
      v.pipe(v.string('a text is expected'), v.description('What stands behind SSH-2.0-; * stands for anything')),
    ),
    kexAlgorithms: v.exactOptional(names),
    hostKeyAlgorithms: v.exactOptional(names),
    ciphers: v.exactOptional(names),
    macs: v.exactOptional(names),
    serverSigAlgs: v.exactOptional(
      v.pipe(
        v.nullable(v.array(name, 'a list of names is expected, or null where it sends none')),
        v.description('null: it sends no server-sig-algs'),
      ),
    ),
    acceptedSigAlgs: v.exactOptional(
      v.pipe(names, v.description('What it takes, where that is not what it announces')),
    ),
    userKeyTypes: v.exactOptional(names),
    minRsaBits: v.exactOptional(wholeFrom(0)),
    maxAuthTries: v.exactOptional(wholeFrom(1)),
    authMethods: v.exactOptional(v.pipe(names, v.description('What it offers'))),
    requiredMethods: v.exactOptional(v.pipe(names, v.description('What it wants, all of it'))),
    users: v.exactOptional(names),
    enrolledKeys: v.exactOptional(v.array(fingerprint, 'a list of fingerprints is expected')),
    hostKeys: v.exactOptional(
      v.pipe(v.array(publicKey, 'a list of public keys is expected'), v.description('All of them')),
    ),
    hostCertificate: v.exactOptional(
      v.strictObject(
        { ca: publicKey, signatureAlgorithm: v.exactOptional(name) },
        'an object with the `ca` is expected',
      ),
    ),
    userCAs: v.exactOptional(v.array(fingerprint, 'a list of fingerprints is expected')),
    caSignatureAlgorithms: v.exactOptional(names),
    allowTcpForwarding: v.exactOptional(flag),
    pkOkEchoesKeyType: v.exactOptional(flag),
    addressFamilies: v.exactOptional(
      v.array(
        v.picklist(['inet', 'inet6'], '`inet` or `inet6` is expected'),
        'a list of `inet` and `inet6` is expected',
      ),
    ),
  },
  'a server is an object',
);

const match = v.strictObject(
  { host: v.exactOptional(v.pipe(patterns, v.description('The resolved host name'))), port: v.exactOptional(port) },
  'an object with `host` and `port` is expected',
);

export const policySchema = v.strictObject(
  {
    id,
    match: v.exactOptional(match),
    extends: v.exactOptional(v.pipe(id, v.description('What is not said here is as in that policy'))),
    server: v.exactOptional(server),
  },
  'a policy is an object with an `id`',
);

export const hostsSchema = v.pipe(
  v.record(v.string(), id, 'destinations and their policies are expected'),
  v.description('Destinations as they are typed, or patterns, and the ids of their policies'),
);

/** The keys that may stand at a place of a policy. */
export function policyKeysAt([first, second]: readonly (string | number)[]): readonly string[] {
  if (first === undefined) return Object.keys(policySchema.entries);
  if (first === 'match') return Object.keys(match.entries);
  if (first !== 'server') return [];
  return second === 'hostCertificate' ? ['ca', 'signatureAlgorithm'] : Object.keys(server.entries);
}
