import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import explained from '../unnoticed.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

test('every change that is explained can still be made', () => {
  const gone = explained
    .flatMap(({ changes }) => changes)
    .filter(({ file, at, from }) => {
      const text = existsSync(`${root}${file}`) ? readFileSync(`${root}${file}`, 'utf8') : '';
      return !text.split('\n').some((line) => line.trim() === at) || !flat(text).includes(from);
    });
  expect(gone).toEqual([]);
});

test('every reason is a sentence', () => {
  expect(explained.filter(({ why }) => !/^[A-Z`].* .*\.$/.test(why))).toEqual([]);
});
