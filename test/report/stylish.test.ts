import { describe, expect, test } from 'vitest';
import type { Finding, Location } from '../../src/lint/finding.ts';
import { json } from '../../src/report/json.ts';
import { type Report, summaryOf } from '../../src/report/report.ts';
import { stylish } from '../../src/report/stylish.ts';
import type { Source } from '../../src/syntax/document.ts';
import { sourceFromText } from '../../src/syntax/source.ts';

const main = sourceFromText(
  '/home/ada/.ssh/config',
  'Host *\n  User deploy\n  UseKeychain yes\nHost web\n  User root\n  SetEnv TOKEN=abcdef\n',
);
const work = sourceFromText('/home/ada/.ssh/config.d/work', 'Host x\n\tUser other\n');

function at(text: string, source: Source = main): Location {
  const start = source.text.indexOf(text);
  return { source, span: { start, end: start + text.length } };
}

function finding(message: string, place: Location, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'syntax-unknown-keyword',
    severity: 'error',
    category: 'correctness',
    message,
    at: place,
    notes: [],
    fixes: [],
    destinations: [],
    targets: ['9.2', '8.0'],
    url: 'https://example.com/rule',
    sources: [],
    ...more,
  };
}

function report(findings: readonly Finding[], more: Partial<Report> = {}): Report {
  return {
    findings,
    summary: summaryOf(findings),
    omitted: 0,
    files: ['~/.ssh/config'],
    destinations: 2,
    targets: ['9.2', '8.0'],
    nameOf: (path) => path.replace('/home/ada', '~'),
    paths: ['/home/ada/.ssh/config'],
    placeOf: (path) => path,
    currentFolder: '/home/ada',
    suppressed: [],
    isShowable: () => true,
    ...more,
  };
}

const unknown = finding('ssh has no keyword `UseKeychain`.', at('UseKeychain'), {
  fixes: [{ title: 'Remove the line', safety: 'unsafe', weakens: false, edits: [] }],
});
const shadowed = finding('`User` has no effect here.', at('User root'), {
  rule: 'order-shadowed-option',
  severity: 'warning',
  notes: [
    { message: 'this line counts', at: at('User deploy') },
    { message: 'and so does this', at: at('User other', work) },
    { message: 'only where the host is web', at: undefined },
  ],
  destinations: ['web', 'a', 'b', 'c', 'd'],
  targets: ['8.0'],
});

const plain = { color: false, columns: 80 };

describe('stylish', () => {
  test('says nothing of nothing', () => {
    expect(stylish(report([]), plain)).toBe('');
  });

  test('by file, with frames, notes, fixes and a sum', () => {
    expect(stylish(report([unknown, shadowed]), plain)).toBe(`~/.ssh/config
  3:3   error  ssh has no keyword \`UseKeychain\`.  syntax-unknown-keyword
     3 │   UseKeychain yes
       │   ^^^^^^^^^^^
       fix: Remove the line (unsafe)

  5:3   warning  \`User\` has no effect here.  order-shadowed-option
     5 │   User root
       │   ^^^^^^^^^
     2 │   User deploy
       │   ----------- this line counts
       ╭ ~/.ssh/config.d/work:2:2
     2 │     User other
       │     ---------- and so does this
       note: only where the host is web
       for: web, a, b, 2 more; OpenSSH 8.0

1 error, 1 warning in 1 file
`);
  });

  test.each([40, 60, 80, 120])('keeps to %i columns', (columns) => {
    const long = finding('word '.repeat(40).trim(), at('deploy'), {
      notes: [{ message: 'note '.repeat(30), at: at('web') }],
    });
    const lines = stylish(report([unknown, shadowed, long]), { color: false, columns }).split('\n');
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(columns);
  });

  test('colours change nothing but colour', () => {
    const both = report([unknown, shadowed]);
    const colored = stylish(both, { ...plain, color: true });
    expect(colored).toContain('\x1b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    expect(colored.replaceAll(/\x1b\[\d+m/g, '')).toBe(stylish(both, plain));
  });

  test('shows no text of a file that is no config', () => {
    const text = stylish(report([finding('This is no config.', at('SetEnv'))], { isShowable: () => false }), plain);
    expect(text).toContain('This is no config.');
    expect(text).not.toContain('│');
  });

  test('shows no secret', () => {
    const leak = finding('Sent: http://bob:hunter2@host', at('TOKEN'), {
      notes: [{ message: 'http://bob:hunter2@host', at: undefined }],
      fixes: [{ title: 'Write http://bob:hunter2@host', safety: 'safe', weakens: true, edits: [] }],
    });
    const text = stylish(report([leak]), plain);
    expect(text).toContain('SetEnv TOKEN=****');
    expect(text).toContain('safe, weakens the connection');
    expect(text).not.toMatch(/abcdef|hunter2/);
  });

  test('says how many it leaves out', () => {
    const text = stylish(
      report([unknown], { omitted: 3, summary: { errors: 4, warnings: 0, infos: 0, fixable: 0 } }),
      plain,
    );
    expect(text).toMatch(/\n… and 3 more findings, not shown\n\n4 errors in 1 file\n$/);
    expect(JSON.parse(json(report([unknown], { omitted: 3 }), '1'))).toMatchObject({ omitted: 3 });
  });

  test('a place far behind the end of the file', () => {
    const lost = finding('Lost.', { source: main, span: { start: 10_000, end: 20_000 } });
    expect(stylish(report([lost]), plain)).toContain('Lost.');
  });
});

describe('json', () => {
  test('is what the documentation says', () => {
    const edit = { ...at('root'), text: 'http://bob:hunter2@host' };
    const fixed = { ...shadowed, fixes: [{ title: 'Remove', safety: 'safe' as const, weakens: false, edits: [edit] }] };
    expect(JSON.parse(json(report([fixed]), '1.2.3'))).toEqual({
      version: 1,
      tool: { name: 'ssh-lint', version: '1.2.3' },
      targets: ['9.2', '8.0'],
      files: ['~/.ssh/config'],
      findings: [
        {
          rule: 'order-shadowed-option',
          severity: 'warning',
          category: 'correctness',
          message: '`User` has no effect here.',
          file: '~/.ssh/config',
          start: { line: 5, column: 3, offset: 50 },
          end: { line: 5, column: 12, offset: 59 },
          destinations: ['web', 'a', 'b', 'c', 'd'],
          targets: ['8.0'],
          notes: [
            {
              message: 'this line counts',
              file: '~/.ssh/config',
              start: { line: 2, column: 3, offset: 9 },
              end: { line: 2, column: 14, offset: 20 },
            },
            {
              message: 'and so does this',
              file: '~/.ssh/config.d/work',
              start: { line: 2, column: 2, offset: 8 },
              end: { line: 2, column: 12, offset: 18 },
            },
            { message: 'only where the host is web' },
          ],
          fixes: [
            {
              title: 'Remove',
              safety: 'safe',
              weakens: false,
              edits: [
                {
                  file: '~/.ssh/config',
                  start: { line: 5, column: 8, offset: 55 },
                  end: { line: 5, column: 12, offset: 59 },
                  text: 'http://bob:****@host',
                },
              ],
            },
          ],
          url: 'https://example.com/rule',
          sources: [],
        },
      ],
      summary: { errors: 0, warnings: 1, infos: 0, fixable: 1, files: 1, destinations: 2 },
    });
  });

  test('columns count code points, and many findings on one long line are counted once', () => {
    const source = sourceFromText('f', `# 👍é日 x${' y'.repeat(500_000)}\n`);
    const findings = Array.from({ length: 20_000 }, (_, index) => {
      const start = 8 + index * 40;
      const notes = [{ message: 'first', at: { source, span: { start: 0, end: 1 } } }];
      return finding('y', { source, span: { start, end: start + 1 } }, { notes });
    });
    const start = performance.now();
    const { findings: found } = JSON.parse(json(report(findings), '1'));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(found[1].start).toEqual({ line: 1, column: 48, offset: 48 });
  });
});
