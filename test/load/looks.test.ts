import { describe, expect, test } from 'vitest';
import { looksLike } from '../../src/load/looks.ts';
import { textOf } from '../../src/syntax/source.ts';

const known = ['host', 'hostname', 'user', 'port', 'usr', 'include', 'match'];
const look = (text: string) => looksLike(text, (name) => known.includes(name));

describe('an ssh config is taken for one', () => {
  test.each([
    '',
    '\n\n',
    '# a comment\n',
    'Host a\n  User b\n',
    'Usr b\n',
    'Host a\n  Frob b\n',
    'host=a\nport=22\n',
    'HOST=a\nPORT=22\n',
    '\ufeffHost a\n  User b\n',
    '"Host" a\n',
    'Host m\u00fcnchen\n  User \u4e2d\u6587\n',
    '# ssh-ed25519 AAAAC3NzaC1lZDI1NTE5\nHost a\n',
    'Host a\n  User \u001b[31mred\n',
  ])('%j', (text) => expect(look(text)).toBeUndefined());

  test('in Latin-1, too', () =>
    expect(look(textOf(Buffer.from('Host m\u00fcnchen\n  User b\n', 'latin1')))).toBeUndefined());
});

describe('other files are told apart:', () => {
  test.each([
    ['private-key', '-----BEGIN OPENSSH PRIVATE KEY-----\nx\n'],
    ['private-key', '-----BEGIN RSA PRIVATE KEY-----\nx\n'],
    ['private-key', '  -----BEGIN ENCRYPTED PRIVATE KEY-----\nx\n'],
    ['private-key', 'PuTTY-User-Key-File-2: ssh-rsa\n'],
    ['private-key', `Host a\n${'# x\n'.repeat(900)}-----BEGIN EC PRIVATE KEY-----\nx\n`],
    ['public-key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me@here\n'],
    ['public-key', 'sk-ecdsa-sha2-nistp256@openssh.com AAAAInNr me\n'],
    ['public-key', '---- BEGIN SSH2 PUBLIC KEY ----\n'],
    ['certificate', '-----BEGIN CERTIFICATE-----\nx\n'],
    ['known-hosts', 'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5\n'],
    ['known-hosts', '@cert-authority *.example ssh-rsa AAAAB3Nz\n'],
    ['known-hosts', '|1|abc=|def= ecdsa-sha2-nistp256 AAAAE2Vj\n'],
    ['environment', 'HOST=a\nPORT=22\nTOKEN=x\n'],
    ['environment', 'export TOKEN=x\n'],
    ['template', 'Host {{ name }}\n'],
    ['other', '[default]\naws_secret_access_key = x\n'],
    ['other', 'hunter2\n'],
    ['other', '<html>\n<body>\n'],
    ['other', '{ "auths": {} }\n'],
    ['binary', `Host\0\0\0\0${'\u0001\u0002'.repeat(200)}`],
    ['utf-16', 'H\0o\0s\0t\0 \0a\0\n\0'.repeat(3)],
  ])('%s', (kind, text) => expect(look(text)).toBe(kind));

  test('with a byte order mark of UTF-16', () => {
    expect(look(textOf(Uint8Array.from([0xff, 0xfe, 72, 0])))).toBe('utf-16');
    expect(look(textOf(Uint8Array.from([0xfe, 0xff, 0, 72])))).toBe('utf-16');
  });
});
