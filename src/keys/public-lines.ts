import { fromByteString } from '../syntax/source.ts';
import { base64Loosely, stringsOf } from './blob.ts';
import { publicKeyFrom, publicKeyFromWords } from './public-key.ts';
import { faultsOfKey, type Reading, reading, shownComment } from './reading.ts';

/** Type, base64 and comment. */
const LINE = /^[ \t]*([^ \t]+)[ \t]+([^ \t]+)[ \t]*([^\r]*)/;

/** The first line that is a key to ssh, as sshkey_try_load_public() looks for it; else the first that is one to others. */
export function readPublicLines(text: string): Reading | undefined {
  let found: Reading | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('-----BEGIN') || line === 'SSH PRIVATE KEY FILE') return found;
    const read = readLine(line);
    if (read?.readable) return read;
    found ??= read;
  }
  return found;
}

function readLine(line: string): Reading | undefined {
  const [, type = '', base64 = '', comment = ''] = LINE.exec(line) ?? [];
  const publicKey = line.startsWith('#') ? undefined : publicKeyFromWords(type, base64);
  return (
    publicKey &&
    reading({
      format: 'public',
      publicKey,
      publicInClear: true,
      comment: shownComment(fromByteString(comment)),
      faults: faultsOfKey(publicKey),
    })
  );
}

const ANYWHERE = /(?:^|[\s"'`,=])((?:ssh|ecdsa|sk)-[\w.@-]+)[ \t]+(AAAA[A-Za-z0-9+/]*={0,2})/;

/** What looks like a public key, where ssh finds none. */
export function readLoosePublic(text: string): Reading | undefined {
  const [, type = '', base64] = ANYWHERE.exec(text) ?? [];
  if (base64 === undefined) return undefined;
  const publicKey = publicKeyFromWords(type, base64);
  if (publicKey !== undefined) return reading({ format: 'public', publicKey, faults: ['leading-text'] });
  const bytes = base64Loosely(base64);
  const isWhole = publicKeyFrom(bytes) !== undefined || stringsOf(bytes) !== undefined;
  return reading({ format: 'public', faults: [isWhole ? 'damaged' : 'truncated'] });
}
