/** How the lines of a file are written. */
export interface Style {
  /** In front of the lines of a block. */
  readonly indent: string;
  readonly keywordCase: 'mixed' | 'lower';
  readonly separator: ' ' | '\t' | '=';
  readonly lineEnd: '\n' | '\r\n';
}

/** What most of them are; the first where it is a draw. */
function most<T>(found: readonly T[], otherwise: T): T {
  const counts = new Map<T, number>();
  for (const each of found) counts.set(each, (counts.get(each) ?? 0) + 1);
  let best = otherwise;
  for (const [each, count] of counts) if (count > (counts.get(best) ?? 0)) best = each;
  return best;
}

const LINE = /^([ \t]*)([A-Za-z][A-Za-z0-9]*)([ \t]*=|[ \t])/;

interface Written {
  readonly indent: string;
  readonly keyword: string;
  readonly separator: string;
}

function linesOf(text: string): readonly Written[] {
  return text.split('\n').flatMap((line) => {
    const [, indent = '', keyword, separator = ' '] = LINE.exec(line) ?? [];
    return keyword === undefined ? [] : [{ indent, keyword, separator }];
  });
}

const isHeader = ({ keyword }: Written): boolean => /^(?:host|match)$/i.test(keyword);

/** As most lines of the text are written; four blanks and `Keyword value` where nothing shows. */
export function styleOf(text: string): Style {
  const lines = linesOf(text);
  const first = lines.findIndex(isHeader);
  const inside = first === -1 ? [] : lines.slice(first).filter((line) => !isHeader(line));
  const separators = lines.map(({ separator }): Style['separator'] =>
    separator.endsWith('=') ? '=' : separator === '\t' ? '\t' : ' ',
  );
  return {
    indent: most(
      inside.map(({ indent }) => indent),
      '    ',
    ),
    keywordCase: most(
      lines.map(({ keyword }) => (keyword === keyword.toLowerCase() ? 'lower' : 'mixed')),
      'mixed',
    ),
    separator: most(separators, ' '),
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
