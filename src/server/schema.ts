import * as v from 'valibot';
import type { Output } from '../client/schema.ts';

/** The shapes of policies/*.json and of a server: one schema gives the type and, in the tests, the check. */

const line = v.pipe(v.string(), v.regex(/^[^\n]+$/));
const names = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[^\s,]+$/))), v.minLength(1));
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const flag = v.boolean();
/** As exactly as it is known: `2023-03-24`, `2021-11` or `2016`. */
const day = v.pipe(v.string(), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/));
const fingerprint = v.pipe(v.string(), v.regex(/^SHA256:[A-Za-z0-9+/]{43}$/));
const publicKey = v.pipe(v.string(), v.regex(/^[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,2}$/));

const confidence = v.picklist(['high', 'medium', 'low']);
const known = { confidence, sources: v.pipe(v.array(line), v.minLength(1)) };
/** A fact holds on `since`, and no longer on `until`. */
const dated = { since: v.exactOptional(day), until: v.exactOptional(day) };
/** What must be true besides; a fact with a condition is unknown until somebody knows that. */
const fact = { ...dated, condition: v.exactOptional(line), ...known };

const single = <const T extends v.GenericSchema>(value: T) => v.array(v.strictObject({ value, ...fact }));
/** All of a list is `value`; where not all is known, `has` is among it and `lacks` is not. */
const list = <const T extends v.GenericSchema>(value: T) =>
  v.array(
    v.union([
      v.strictObject({ value, ...fact }),
      v.strictObject({ has: names, ...fact }),
      v.strictObject({ lacks: names, ...fact }),
    ]),
  );

/** An absent field is unknown. */
const facts = v.strictObject({
  /** The identification string behind `SSH-2.0-`; `*` stands for what differs from server to server. */
  software: v.exactOptional(single(line)),
  users: v.exactOptional(list(names)),
  /** Users that everybody logs in as, so that the account follows from the key. */
  sharedUsers: v.exactOptional(list(names)),
  kexAlgorithms: v.exactOptional(list(names)),
  hostKeyAlgorithms: v.exactOptional(list(names)),
  /** Of host keys that exist; the algorithms for one of type ssh-rsa are another matter. */
  hostKeyTypes: v.exactOptional(list(names)),
  ciphers: v.exactOptional(list(names)),
  macs: v.exactOptional(list(names)),
  /** Null where the server sends no server-sig-algs; with `has` or `lacks` it sends them. */
  serverSigAlgs: v.exactOptional(list(v.nullable(names))),
  /** Signatures of users that it accepts, announced or not. */
  acceptedSigAlgs: v.exactOptional(list(names)),
  userKeyTypes: v.exactOptional(list(names)),
  caSignatureAlgorithms: v.exactOptional(list(names)),
  minRsaBits: v.exactOptional(single(whole)),
  maxAuthTries: v.exactOptional(single(whole)),
  authMethods: v.exactOptional(list(names)),
  requiredMethods: v.exactOptional(list(names)),
  allowTcpForwarding: v.exactOptional(single(flag)),
  pkOkEchoesKeyType: v.exactOptional(single(flag)),
  /** Fingerprints of the keys that it has for the user. */
  enrolledKeys: v.exactOptional(list(names)),
  /** Fingerprints of the CAs whose user certificates it takes. */
  userCAs: v.exactOptional(list(names)),
  addressFamilies: v.exactOptional(list(v.array(v.picklist(['inet', 'inet6'])))),
});

const hostKey = v.strictObject({
  /** Patterns of host names; absent: every host of the policy. */
  hosts: v.exactOptional(names),
  /** Absent where only the fingerprint was published. */
  type: v.exactOptional(line),
  key: v.exactOptional(publicKey),
  fingerprint,
  /** `retired`: not served any more; `revoked`: somebody else may have it. */
  status: v.picklist(['current', 'retired', 'revoked']),
  ...dated,
  note: v.exactOptional(line),
  ...known,
});

export const policySchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/)),
  name: line,
  /** One service; or what software, a system or a device does as it is shipped. */
  kind: v.picklist(['service', 'software', 'system', 'device']),
  releases: v.exactOptional(v.strictObject({ from: v.exactOptional(line), before: v.exactOptional(line) })),
  /** A field that a policy has facts of is not taken from what it extends. */
  extends: v.exactOptional(line),
  match: v.exactOptional(
    v.pipe(v.array(v.strictObject({ host: names, ports: v.pipe(v.array(whole), v.minLength(1)) })), v.minLength(1)),
  ),
  facts,
  hostKeys: v.exactOptional(v.pipe(v.array(hostKey), v.minLength(1))),
  hostCertificate: v.exactOptional(v.strictObject({ ca: publicKey, signatureAlgorithm: v.exactOptional(line) })),
  notes: v.exactOptional(v.array(v.strictObject({ text: line, since: v.exactOptional(day), ...known }))),
});

export type Policy = Output<typeof policySchema>;
export type Facts = Policy['facts'];
export type Field = keyof Facts;
export type Fact = NonNullable<Facts[Field]>[number];
export type HostKey = NonNullable<Policy['hostKeys']>[number];
