import { textOf } from '../syntax/source.ts';
import { type BlobReader, blobReader, stringsOf } from './blob.ts';
import type { Certificate, PublicKey } from './types.ts';

const KINDS: Readonly<Record<number, Certificate['kind']>> = { 1: 'user', 2: 'host' };
const ALWAYS = 0n;
const FOREVER = 0xffff_ffff_ffff_ffffn;

type ReadKey = (blob: Uint8Array) => PublicKey | undefined;

/** What stands behind the certified key in a certificate (PROTOCOL.certkeys). Undefined for what is damaged. */
export function certificateFrom(reader: BlobReader, key: PublicKey, readKey: ReadKey): Certificate | undefined {
  const serial = reader.uint64();
  const kind = KINDS[reader.uint32() ?? 0];
  const keyId = reader.string();
  const principals = stringsOf(reader.string() ?? DAMAGED);
  const [after, before] = [reader.uint64(), reader.uint64()];
  const criticalOptions = namesIn(reader.string());
  const [extensions, reserved] = [namesIn(reader.string()), reader.string()];
  const ca = authority(reader.string(), readKey);
  const signatureAlgorithm = blobReader(reader.string() ?? DAMAGED).text();
  const heads = serial !== undefined && kind && keyId && principals;
  const times = after !== undefined && before !== undefined;
  if (!heads || !times || !criticalOptions || !extensions || !reserved || !ca || !signatureAlgorithm) return undefined;
  if (reader.rest().length > 0) return undefined;
  return {
    kind,
    keyId: textOf(keyId),
    serial: String(serial),
    principals: principals.map(textOf),
    validAfter: after === ALWAYS ? undefined : Number(after),
    validBefore: before === FOREVER ? undefined : Number(before),
    criticalOptions,
    key,
    ca,
    signatureAlgorithm,
  };
}

/** Too short for a length. */
const DAMAGED = Uint8Array.of(0);

/** A certificate cannot certify. */
function authority(blob: Uint8Array | undefined, readKey: ReadKey): PublicKey | undefined {
  const key = blob && readKey(blob);
  return key?.bits !== undefined && key.certificate === undefined ? key : undefined;
}

/** Options are pairs: a name and what is in it. */
function namesIn(blob: Uint8Array | undefined): readonly string[] | undefined {
  const strings = stringsOf(blob ?? DAMAGED);
  if (strings === undefined || strings.length % 2 === 1) return undefined;
  return strings.filter((_, index) => index % 2 === 0).map(textOf);
}
