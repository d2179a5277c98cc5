import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandIn, parse } from '../../src/cli/command-line.ts';
import { complaint, helpText } from '../../src/cli/help.ts';
import { type Command, optionsOf } from '../../src/cli/options.ts';
import { splitWords } from '../../src/cli/ssh-words.ts';

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

describe('the command is the first word that is no option', () => {
  test.each([
    ['resolve web1', 'resolve', 'web1'],
    ['--debug resolve web1', 'resolve', '--debug web1'],
    ['--target 9.2 rules', 'rules', '--target 9.2'],
    ['--target=9.2 check web1', 'check', '--target=9.2 web1'],
    ['config resolve', undefined, 'config resolve'],
    ['./resolve', undefined, './resolve'],
    ['-- resolve', undefined, '-- resolve'],
    ['--target resolve', undefined, '--target resolve'],
    ['- rules', undefined, '- rules'],
    ['', undefined, ''],
  ])('%s', (text, command, rest) => {
    expect(commandIn(words(text))).toEqual({ command, rest: words(rest) });
  });
});

describe('options', () => {
  test('values, switches and words in any order', () => {
    const line = parse('lint', words('a --target 9.2 --quiet b --target=8.0 --host web1 -- --quiet'));
    expect(line?.words).toEqual(['a', 'b', '--quiet']);
    expect(line?.texts('target')).toEqual(['9.2', '8.0']);
    expect(line?.text('target')).toBe('8.0');
    expect(line?.texts('destination')).toEqual(['web1']);
    expect([line?.has('quiet'), line?.has('no-config'), line?.has('target')]).toEqual([true, false, true]);
    expect(line?.text('config')).toBeUndefined();
  });

  test('`no-` is a part of the name', () => {
    const line = parse('lint', words('--no-config --no-keys --no-color'));
    expect([line?.has('no-config'), line?.has('config'), line?.has('color')]).toEqual([true, false, false]);
  });

  test('a number stays the text that it was', () => {
    expect(parse('lint', words('0x10 1e3 007'))?.words).toEqual(['0x10', '1e3', '007']);
    expect(parse('lint', words('--target 8.0'))?.text('target')).toBe('8.0');
  });

  test('those of a later version', () => {
    expect(parse('lint', words('--fix --fix-rule x f'))?.later).toEqual([]);
    expect(parse('lint', words('f'))?.later).toEqual([]);
  });

  test('a switch may be turned off, and a value may look like a number or be empty', () => {
    const line = parse('lint', [
      '--quiet=false',
      '--stdin=true',
      '--max-warnings',
      '-1',
      '--config=',
      '--home=a=b',
      '-',
    ]);
    expect([line?.has('quiet'), line?.has('stdin'), line?.text('max-warnings')]).toEqual([false, true, '-1']);
    expect([line?.text('config'), line?.text('home'), line?.words]).toEqual(['', 'a=b', ['-']]);
  });

  test.each([
    '--taget 9',
    '--target',
    '--target --quiet',
    '--target -- f',
    '-x',
    '--no-target',
    '--__proto__ x',
    '--toString',
    '--quiet=maybe',
    '---quiet',
  ])('not understood: %s', (text) => {
    expect(parse('lint', words(text))).toBeUndefined();
  });

  test('of another command', () => {
    expect(parse('rules', ['--max-warnings', '1'])).toBeUndefined();
    expect(parse('resolve', ['--all'])).toBeDefined();
  });
});

describe('yargs', () => {
  const values = fc.constantFrom('9.2', 'web', '-1', '', 'a=b', 'x y');
  const switches = fc
    .constantFrom('--quiet', '--no-config', '--stdin', '--color', '--quiet=false', '--debug=true')
    .map((word) => [word]);
  const valued = fc
    .tuple(fc.constantFrom('--target', '--host', '--rule', '--config', '--format'), values, fc.boolean())
    .map(([name, value, attached]) => (attached || value === '' ? [`${name}=${value}`] : [name, value]));
  const plain = fc.constantFrom('config', '-', './resolve', 'a=b', 'web1').map((word) => [word]);
  const wrong = fc
    .constantFrom('--taget', '-x', '--no-target', '--quit=1', '--target', '--fix-rules')
    .map((word) => [word]);

  test('complains where we do, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 8, arbitrary: fc.oneof(switches, valued, plain) }, wrong)), (parts) => {
        const argv = parts.flat();
        const line = parse('lint', argv);
        const said = complaint('lint', argv);
        expect(said === 'the call is not understood').toBe(line !== undefined);
      }),
    );
  });
});

describe('complaints', () => {
  test.each([
    ['--taget 9', 'unknown option `--taget`; did you mean `--target`?'],
    ['--maxwarnings 1', 'unknown option `--maxwarnings`; did you mean `--max-warnings`?'],
    ['--zzz', 'unknown option `--zzz`'],
    ['-x', 'unknown option `-x`'],
    ['--foo --bar', 'unknown options `--foo`, `--bar`'],
    ['--target', '`--target` wants a value'],
    ['--quiet=maybe', '`--quiet` takes no value'],
  ])('%s', (text, said) => {
    expect(complaint('lint', words(text))).toBe(said);
  });
});

describe('the help', () => {
  const all: readonly Command[] = ['lint', 'resolve', 'rules', 'policies', 'explain'];

  test.each(all)('of %s names every option that there is', async (command) => {
    const text = await helpText(command, 80);
    for (const { name, later } of optionsOf(command)) {
      if (later === true) expect(text).not.toContain(`--${name} `);
      else expect(text).toContain(`--${name}`);
    }
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe("our options and ssh's", () => {
  test.each([
    ['web1', '', 'web1'],
    ['--target 9.2 -p 22 web1 --all', '--target 9.2 --all', '-p 22 web1'],
    ['-p22 web1 -4v -l me --format=json ls -l --all', '--format=json', '-p22 web1 -4v -l me ls -l --all'],
    ['-4vp 22 web1', '', '-4vp 22 web1'],
    ['-4vp22 web1 ls', '', '-4vp22 web1 ls'],
    ['-o --all web1', '', '-o --all web1'],
    ['web1 -- ls --all', '', 'web1 -- ls --all'],
    ['-- web1 --all', '', '-- web1 --all'],
    ['-p', '', '-p'],
    ['--all', '--all', ''],
  ])('%s', (text, own, foreign) => {
    expect(splitWords(words(text))).toEqual({ own: words(own), foreign: words(foreign) });
  });
});
