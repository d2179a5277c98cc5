import * as v from 'valibot';
import type { Output } from '../client/schema.ts';

/** The shape of explanations.json: one schema gives the type and, in the tests, the check. */

const line = v.pipe(v.string(), v.regex(/^[^\n]+$/));
const lines = v.pipe(v.array(line), v.minLength(1));

const explanation = v.strictObject({
  /** Absent: that of the first of its messages. */
  meaning: v.exactOptional(line),
  side: v.picklist(['client', 'server', 'both', 'network']),
  phase: v.nullable(
    v.picklist(['config', 'local', 'kex', 'hostkey-alg', 'cipher', 'mac', 'key-exchange', 'hostkey-verify', 'auth']),
  ),
  /** Ids in src/client/data/messages.json. */
  messages: v.exactOptional(lines),
  /** Messages besides those, `{}` for what ssh fills in. */
  patterns: v.exactOptional(lines),
  call: v.picklist(['check', 'resolve', 'lint', 'none']),
  /** The likeliest first; `try` is a command with `{host}`, `{file}` or `{key}`. */
  causes: v.pipe(v.array(v.strictObject({ text: line, try: v.exactOptional(line) })), v.minLength(1)),
  /** Of the patterns. */
  sources: v.exactOptional(lines),
});

export const explanationsSchema = v.record(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)), explanation);

export type Explanations = Output<typeof explanationsSchema>;
