import { readdirSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { pageText } from '../../src/report/page.ts';
import { widthOf } from '../../src/report/text.ts';

const page = `<!-- generated: head -->
# a rule

It finds \`what
is\` long.

| level | preset |
| --- | --- |
| a | a table that is as wide as it is, whatever the terminal may say |
<!-- end -->

\`\`\`ssh-config bad
Host a-name-that-is-longer-than-the-forty-columns
\`\`\`

- [one](https://example.com/a/path/that/nobody/may/break/as/it/is/to/be/copied) and more
  of it
- two
`;

test('prose is as wide as the terminal, code, tables and addresses as they are', () => {
  expect(pageText(page, { color: false, columns: 44 })).toBe(`# a rule

It finds \`what is\` long.

| level | preset |
| --- | --- |
| a | a table that is as wide as it is, whatever the terminal may say |

\`\`\`ssh-config bad
Host a-name-that-is-longer-than-the-forty-columns
\`\`\`

- [one](https://example.com/a/path/that/nobody/may/break/as/it/is/to/be/copied)
  and more of it
- two
`);
});

test('colour changes nothing but colour', () => {
  const colored = pageText(page, { color: true, columns: 44 });
  expect(colored).toContain('\x1b[36m`what is`\x1b[39m');
  expect(colored).toContain('\x1b[1m# a rule\x1b[22m');
  expect(stripVTControlCharacters(colored)).toBe(pageText(page, { color: false, columns: 44 }));
});

test('every page of a rule keeps its words, and its prose within 80 columns', () => {
  const folder = new URL('../../rules/', import.meta.url);
  const words = (text: string): string => text.replaceAll(/^<!--.*-->\n/gm, '').replaceAll(/\s+/g, ' ');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.md'))) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const shown = pageText(text, { color: false, columns: 80 });
    expect(words(shown)).toBe(words(text));
    const prose = shown.replaceAll(/^```[\s\S]*?^```$/gm, '').split('\n');
    const wide = prose.filter(
      (line) => widthOf(line) > 80 && line.includes(' ') && !/^\||^(- | {2})?\S*(\[.*\]\(|https?:)/.test(line),
    );
    expect(wide, name).toEqual([]);
  }
});
