// What the built program prints in color on a terminal of 80 columns, as SVG: the pictures in docs/pictures/.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const COLUMNS = 80;
const size = { font: 14, width: 8.43, line: 20, edge: 18, title: 30 };

const looks = {
  dark: {
    ground: '#16181d',
    bar: '#262a33',
    text: '#d5d9e0',
    dim: '#8b93a1',
    31: '#ff7b72',
    32: '#7ee787',
    33: '#e3b341',
    34: '#79c0ff',
    35: '#d2a8ff',
    36: '#76e3ea',
  },
  light: {
    ground: '#ffffff',
    bar: '#e8eaee',
    text: '#24292f',
    dim: '#656d76',
    31: '#c4232c',
    32: '#1a7f37',
    33: '#8a5a00',
    34: '#0a5cc4',
    35: '#8250df',
    36: '#1b7c83',
  },
};

/** What one code of SGR makes of a style. The program uses colors, bold and dim, and ends each. */
function styled(style, code) {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 4) return { ...style, underline: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 24) return { ...style, underline: false };
  if (code === 39) return { ...style, color: undefined };
  if (code >= 31 && code <= 36) return { ...style, color: code };
  if (code === 90) return { ...style, dim: true };
  throw new Error(`no picture of the code ${code}`);
}

const sgr = new RegExp(`(${String.fromCharCode(27)}\\[[\\d;]*m)`);

/** Pieces of one style each, with the column that they begin in. Styles end with their line. */
function piecesOf(line) {
  let style = {};
  let column = 0;
  return line.split(sgr).flatMap((part) => {
    const codes = sgr.exec(part);
    if (codes !== null) {
      style = codes[1]
        .slice(2, -1)
        .split(';')
        .reduce((before, code) => styled(before, Number(code)), style);
      return [];
    }
    const piece = { text: part, style, column };
    column += [...part].length;
    return part.trim() === '' ? [] : [piece];
  });
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function pieceSvg({ text, style, column }, y, look) {
  const lead = text.length - text.trimStart().length;
  const shown = text.trim();
  const { bold, dim, underline, color } = style;
  const fill = color === undefined ? (dim ? look.dim : undefined) : look[color];
  const attributes = [
    `x="${(size.edge + (column + lead) * size.width).toFixed(1)}"`,
    `y="${y}"`,
    `textLength="${([...shown].length * size.width).toFixed(1)}"`,
    ...(fill === undefined ? [] : [`fill="${fill}"`]),
    ...(bold ? ['font-weight="bold"'] : []),
    ...(underline ? ['text-decoration="underline"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escaped(shown)}</text>`;
}

/** A window of a terminal with these lines in it. */
function svg(lines, look) {
  const width = Math.ceil(COLUMNS * size.width + 2 * size.edge);
  const height = size.title + lines.length * size.line + 2 * size.edge;
  const top = size.title + size.edge + size.font;
  const texts = lines.flatMap((line, row) =>
    piecesOf(line).map((piece) => pieceSvg(piece, top + row * size.line, look)),
  );
  const title = escaped(stripVTControlCharacters(lines[0] ?? ''));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${look.ground}"/>`,
    `<path d="M0 ${size.title}V8a8 8 0 0 1 8-8h${width - 16}a8 8 0 0 1 8 8v${size.title - 8}z" fill="${look.bar}"/>`,
    ...[18, 36, 54].map((x) => `<circle cx="${x}" cy="${size.title / 2}" r="5.5" fill="${look.dim}" opacity="0.6"/>`),
    `<g xml:space="preserve" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${size.font}" fill="${look.text}">`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** What the program prints for somebody at a terminal, below the call. */
function screen(root, shown, args) {
  const call = [...args, '--target', '9.2', '--no-config', '--color'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/ssh-lint.js'), ...call], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, COLUMNS: String(COLUMNS) },
  });
  if (status !== 0 && status !== 1) throw new Error(`ssh-lint ${call.join(' ')} exited with ${status}\n${stderr}`);
  return [`$ ${shown}`, '', ...stdout.trimEnd().split('\n')];
}

/** The first findings, and the last line. */
function lintScreen(root) {
  const [call, blank, ...rest] = screen(root, 'ssh-lint examples/config', ['examples/config', '--no-keys']);
  const parts = rest.join('\n').split('\n\n');
  return [call, blank, ...[...parts.slice(0, 4), '  …', parts.at(-1)].join('\n\n').split('\n')];
}

/**
 * The RSA key of an old machine, and a server that takes SHA-1 alone and does not say so. Where lines break hangs on how
 * long the path of the home is, so that it is always the same.
 */
function checkScreen(root) {
  const home = mkdtempSync('/tmp/ssh-lint-');
  const folder = join(home, '.ssh');
  mkdirSync(folder, { mode: 0o700 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const files = {
    id_rsa: privateKey.export({ type: 'pkcs1', format: 'pem' }),
    config: 'Host git\n    HostName git.example.com\n    Port 7999\n    User git\n    IdentityFile ~/.ssh/id_rsa\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  const lines = screen(root, 'ssh-lint check git --policy bitbucket-dc-7', [
    'check',
    'git',
    '--policy',
    'bitbucket-dc-7',
    '--home',
    home,
  ]);
  rmSync(home, { recursive: true });
  return lines.map((line) => line.replaceAll(home, '~'));
}

/** Every picture, by its path in the checkout. */
export function pictures(root) {
  const screens = {
    lint: lintScreen(root),
    check: checkScreen(root),
    resolve: screen(root, 'ssh-lint resolve git -F examples/order', ['resolve', 'git', '-F', 'examples/order']),
  };
  return Object.entries(screens).flatMap(([name, lines]) =>
    Object.entries(looks).map(([look, colors]) => ({
      path: `docs/pictures/${name}-${look}.svg`,
      text: svg(lines, colors),
    })),
  );
}
