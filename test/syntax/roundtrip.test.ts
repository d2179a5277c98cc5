import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dialect, Document, Span } from '../../src/syntax/document.ts';
import { parse } from '../../src/syntax/parse.ts';
import { bytesOf, sourceFrom } from '../../src/syntax/source.ts';
import { toBytes } from '../support/bytes.ts';
import { corpusFiles, corpusObstacle } from '../support/corpus.ts';
import { clientOfBanner } from '../support/engine-client.ts';
import { generate } from '../support/grammar.ts';
import { type Random, randomFrom, seedOf } from '../support/random.ts';

const dialects: readonly Dialect[] = [
  { tokeniser: 'strdelim', lineLimit: 'split-1023', trimsFormFeed: false },
  { tokeniser: 'strdelim', lineLimit: 'refuse-4095', trimsFormFeed: true },
  { tokeniser: 'strdelim', lineLimit: 'none', trimsFormFeed: true },
  { tokeniser: 'strdelim-comments', lineLimit: 'none', trimsFormFeed: true },
  { tokeniser: 'argv', lineLimit: 'none', trimsFormFeed: true },
];

const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end && inner.start <= inner.end;

/** What is wrong with a tree, as words. */
function complaints({ lines, source }: Document): readonly string[] {
  const problems: string[] = [];
  let end = 0;
  for (const line of lines) {
    if (line.start !== end || line.end <= line.start)
      problems.push(`a line is ${line.start}-${line.end}, expected from ${end}`);
    end = line.end;
    if (line.kind !== 'directive') continue;
    const parts = [line.keyword, ...line.args, line.rest, ...(line.comment === undefined ? [] : [line.comment])];
    if (!parts.every((part) => within(part, line))) problems.push(`a part of line ${line.lineNumber} lies outside`);
    const ordered = [line.keyword, ...line.args].every(
      (part, index, all) => index === 0 || part.start >= (all[index - 1]?.end ?? 0),
    );
    if (!ordered) problems.push(`arguments of line ${line.lineNumber} overlap`);
  }
  if (end !== source.text.length) problems.push(`lines end at ${end}, the text at ${source.text.length}`);
  return problems;
}

/** The bytes come back and the lines tile the file, whoever reads it. */
function brokenDialects(bytes: Uint8Array): readonly string[] {
  const source = sourceFrom('config', bytes);
  return dialects.flatMap((dialect) => {
    const document = parse(source, dialect);
    const again = bytesOf(document.lines.map(({ start, end }) => document.source.text.slice(start, end)).join(''));
    const same = Buffer.from(again).equals(Buffer.from(bytes));
    const wrong = [...(same ? [] : ['other bytes came back']), ...complaints(document)];
    return wrong.map((problem) => `${dialect.tokeniser} ${dialect.lineLimit}: ${problem}`);
  });
}

const pieces = [
  ...[
    'Host',
    'Match',
    'Include',
    'User',
    'Port 22',
    'ProxyCommand x',
    'SetEnv A="b c"',
    'a',
    'bcd',
    ' ',
    ' ',
    '\t',
    '\n',
    '\n',
    '\r\n',
  ],
  ...[
    '\r',
    '\f',
    '\v',
    '\0',
    '"',
    "'",
    '\\',
    '#',
    '=',
    'é',
    '日本',
    '😀',
    '\udcff',
    '\udc80',
    '\udcc3',
    '\ufeff',
    '\u00a0',
    '\u2028',
    '\u0085',
  ],
] as const;

function soup(random: Random): Buffer {
  const parts: string[] = Array.from({ length: random.int(60) }, () => random.pick(pieces));
  if (random.chance(0.05))
    parts.push(...Array.from({ length: 40 }, () => random.pick(['long é ', '\udcff'.repeat(40), 'x'.repeat(200)])));
  return toBytes(parts.join(''));
}

const noise = (random: Random): Buffer => Buffer.from(Array.from({ length: random.int(300) }, () => random.int(256)));

const client = clientOfBanner('OpenSSH_10.0p2');

const filesOfSeed = 20;

function* generated(count: number): Generator<Buffer> {
  for (let seed = 0; seed < count / filesOfSeed; seed += 1) {
    const random = randomFrom(seedOf('round trip', seed));
    for (let n = 0; n < 6; n += 1) yield soup(random);
    for (let n = 0; n < 4; n += 1) yield noise(random);
    const files = [...generate(seed, client, { home: '/home/u' }).files.values()];
    const texts = files.flatMap((file) => (file.kind === 'file' ? toBytes(file.text) : []));
    yield* texts.slice(0, filesOfSeed - 10);
  }
}

describe('reading', () => {
  test('gives back every byte of 10,000 generated files', { timeout: 120_000 }, () => {
    let count = 0;
    for (const bytes of generated(10_000)) {
      count += 1;
      const broken = brokenDialects(bytes);
      if (broken.length > 0) expect.fail(`${broken.join('\n')}\n${JSON.stringify(bytes.toString('latin1'))}`);
    }
    expect(count).toBeGreaterThanOrEqual(10_000);
  });

  test.skipIf(corpusObstacle !== undefined)(
    `gives back every byte of strangers' files${corpusObstacle === undefined ? '' : ` (${corpusObstacle})`}`,
    () => {
      const files = corpusFiles();
      expect(files.length).toBeGreaterThanOrEqual(224);
      expect(
        files.flatMap((path) => brokenDialects(readFileSync(path)).map((broken) => `${basename(path)}: ${broken}`)),
      ).toEqual([]);
    },
  );
});
