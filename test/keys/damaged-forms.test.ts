import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readKey } from '../../src/keys/key-file.ts';
import type { KeyFault, PublicKey } from '../../src/keys/types.ts';
import { hasKeygen, type KeyFolder, keyFolder } from '../support/key-maker.ts';

/** What careless hands, terminals, editors and secret stores make of a file. */
const damages: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  'as it was': (text) => text,
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'CR LF in the middle alone': (text) => text.replace(/\n(?=[^-])/g, '\r\n').replace('\r\n', '\n'),
  'CR alone': (text) => text.replaceAll('\n', '\r'),
  'blanks for line feeds': (text) => text.replaceAll('\n', ' '),
  'no line feeds': (text) => text.replaceAll('\n', ''),
  'escaped line feeds': (text) => text.replaceAll('\n', '\\n'),
  'no last line feed': (text) => text.slice(0, -1),
  'a byte order mark': (text) => `\ufeff${text}`,
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'an empty line in front': (text) => `\n${text}`,
  'a comment in front': (text) => `# mine\n${text}`,
  'all lines indented': (text) => text.replace(/^(?=.)/gm, '  '),
  'the first line indented': (text) => ` ${text}`,
  'quotes around it': (text) => `"${text.trimEnd()}"\n`,
  'a blank behind each line': (text) => text.replaceAll('\n', ' \n'),
  'more lines behind': (text) => `${text}and more\n\n`,
  'an empty line inside': (text) => text.replace(/\n(?=[^\n]{10,}\n-)/, '\n\n'),
  'no last line': (text) => text.replace(/[^\n]*\n$/, ''),
  'no first line': (text) => text.replace(/^[^\n]*\n/, ''),
  'half of it': (text) => text.slice(0, text.length / 2),
  'a line less': (text) => text.replace(/\n[^\n]*\n/, '\n'),
  'a hard space behind the first line': (text) => text.replace('\n', '\u00a0\n'),
  'a wrong character': (text) => text.replace(/(?<=\n.{12})./, '@'),
};

type Answer = 'reads' | readonly KeyFault[];

interface Expected {
  readonly openssh: Answer;
  readonly pem: Answer;
  readonly public: Answer;
}

const read = 'reads';

const expected: Readonly<Record<string, Expected>> = {
  'as it was': { openssh: read, pem: read, public: read },
  'CR LF': { openssh: ['carriage-returns'], pem: read, public: read },
  'CR LF in the middle alone': { openssh: read, pem: read, public: read },
  'CR alone': { openssh: ['carriage-returns'], pem: ['carriage-returns'], public: read },
  'blanks for line feeds': { openssh: ['one-line'], pem: ['one-line'], public: read },
  'no line feeds': { openssh: ['one-line', 'no-final-newline'], pem: ['one-line'], public: read },
  'escaped line feeds': { openssh: ['one-line'], pem: ['one-line'], public: read },
  'no last line feed': { openssh: ['no-final-newline'], pem: read, public: read },
  'a byte order mark': { openssh: ['byte-order-mark'], pem: read, public: ['byte-order-mark'] },
  'UTF-16': { openssh: ['utf-16'], pem: ['utf-16'], public: ['utf-16'] },
  'an empty line in front': { openssh: ['leading-text'], pem: read, public: read },
  'a comment in front': { openssh: ['leading-text'], pem: read, public: read },
  'all lines indented': { openssh: ['leading-text'], pem: ['leading-text'], public: read },
  'the first line indented': { openssh: ['leading-text'], pem: ['leading-text'], public: read },
  'quotes around it': { openssh: ['leading-text'], pem: ['leading-text'], public: ['leading-text'] },
  'a blank behind each line': { openssh: ['damaged'], pem: read, public: read },
  'more lines behind': { openssh: read, pem: read, public: read },
  'an empty line inside': { openssh: read, pem: ['damaged'], public: read },
  'no last line': { openssh: ['truncated'], pem: ['truncated'], public: ['empty'] },
  'no first line': { openssh: ['not-a-key'], pem: ['not-a-key'], public: ['empty'] },
  'half of it': { openssh: ['truncated'], pem: ['truncated'], public: ['truncated'] },
  'a line less': { openssh: ['damaged'], pem: ['damaged'], public: read },
  'a hard space behind the first line': { openssh: ['damaged'], pem: read, public: read },
  'a wrong character': { openssh: ['damaged'], pem: ['damaged'], public: read },
};

/** OpenSSL reads past a byte order mark since 3.0. */
const oldLibcrypto = !/OpenSSL [3-9]/.test(spawnSync('ssh', ['-V'], { encoding: 'utf8' }).stderr ?? '');

describe.skipIf(!hasKeygen)('a file with', () => {
  let folder: KeyFolder;
  let publicKey: PublicKey | undefined;

  beforeAll(() => {
    folder = keyFolder();
    folder.keygen('-q', '-t', 'rsa', '-b', '1024', '-N', '', '-C', 'mine', '-f', 'openssh');
    folder.write('pem', folder.read('openssh'));
    folder.keygen('-q', '-p', '-m', 'PEM', '-P', '', '-N', '', '-f', 'pem');
    folder.write('pkcs8', folder.read('openssh'));
    folder.keygen('-q', '-p', '-m', 'PKCS8', '-P', '', '-N', '', '-f', 'pkcs8');
    folder.write('public', folder.read('openssh.pub'));
    publicKey = readKey(folder.read('public')).publicKey;
  });
  afterAll(() => folder.remove());

  const answerOf = (content: string | Uint8Array): Answer => {
    const { readable, faults } = readKey(Buffer.from(content));
    return readable ? 'reads' : faults;
  };
  const askSsh = (name: string, content: string | Uint8Array): boolean => {
    folder.write('tried', content);
    const args = name === 'public' ? ['-e', '-f', 'tried'] : ['-y', '-P', '', '-f', 'tried'];
    return folder.tryKeygen(...args).status === 0;
  };

  test.each(Object.entries(damages))('%s is read when ssh-keygen reads it', (title, damage) => {
    for (const name of ['openssh', 'pem', 'pkcs8', 'public']) {
      const content = damage(folder.read(name).toString());
      if (title === 'a byte order mark' && name.startsWith('p') && name !== 'public' && oldLibcrypto) continue;
      expect(answerOf(content) === 'reads', name).toBe(askSsh(name, content));
    }
  });

  test.each(Object.entries(damages))('%s has these faults', (title, damage) => {
    const answers = ['openssh', 'pem', 'pkcs8', 'public'].map((name) => answerOf(damage(folder.read(name).toString())));
    const { openssh, pem, public: line } = expected[title] ?? { openssh: [], pem: [], public: [] };
    expect(answers).toEqual([openssh, pem, pem, line]);
  });

  test.each(Object.entries(damages).filter(([title]) => !/less|half|wrong|first line$|last line$/.test(title)))(
    '%s still shows its public half',
    (_, damage) => {
      for (const name of ['openssh', 'pem', 'pkcs8', 'public']) {
        expect(readKey(Buffer.from(damage(folder.read(name).toString()))).publicKey, name).toEqual(publicKey);
      }
    },
  );

  test('options in front of a public key is none to ssh', () => {
    const line = `no-pty,command="ls" ${folder.read('public')}`;
    expect(askSsh('public', line)).toBe(false);
    expect(readKey(Buffer.from(line))).toMatchObject({ readable: false, faults: ['leading-text'], publicKey });
  });

  test('other lines before a public key is read', () => {
    const lines = `# a\n\nssh-rsa AAAA\nrubbish\n \t${folder.read('public')}`;
    expect(askSsh('public', lines)).toBe(true);
    expect(readKey(Buffer.from(lines))).toMatchObject({ readable: true, publicKey, comment: 'mine' });
  });

  test('a key in PEM is read before and behind one in OpenSSH’s own format, which must come first', () => {
    folder.keygen('-q', '-t', 'ed25519', '-N', '', '-f', 'other');
    const [other, pem] = [folder.read('other').toString(), folder.read('pem').toString()];
    for (const both of [`${other}${pem}`, `${pem}${other}`]) {
      folder.write('both', both);
      const [, blob] = folder.tryKeygen('-y', '-P', '', '-f', 'both').stdout.split(' ');
      expect(readKey(Buffer.from(both))).toMatchObject({ readable: true, publicKey: { blob: blob?.trim() } });
    }
  });

  test('a private key behind a public one is read as the public one', () => {
    const both = `${folder.read('public')}${folder.read('openssh')}`;
    expect(readKey(Buffer.from(both))).toMatchObject({ isPrivate: false, readable: true, publicKey });
    expect(readKey(Buffer.from(both.replaceAll('\n', ' '))).comment).toBe('');
  });
});
