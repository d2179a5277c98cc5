import { expect, test } from 'vitest';
import { winnerOf } from '../../src/predict/deciding.ts';
import { publicHalf } from '../../src/predict/identities.ts';
import { listOf } from '../../src/predict/names.ts';
import { termsOf } from '../../src/predict/terms.ts';
import { ed25519, identity, keyFile, nothing, rsa, server, verdictOf } from '../support/predicting.ts';
import { resolution } from '../support/resolving.ts';

test('a config that is refused names what lints its file, where a shell takes the name as it is', () => {
  const message = (file: string) =>
    verdictOf({ config: `Include "${file}"\n`, files: { [file]: 'Nonsense x\n' } }).message;
  expect(message('own')).toBe(
    'This client refuses the config; `ssh-lint /home/ada/.ssh/own` says what to write instead.',
  );
  expect(message('my own')).toBe('This client ends before it connects, and says why.');
  expect(verdictOf({ args: ['-oNonsense=1', 'host'] }).message).toBe(
    'This client ends before it connects, and says why.',
  );
});

test('the path of any key that cannot be expanded ends ssh', () => {
  const broken = identity(rsa, { path: '~nobody/k', problem: 'tilde_expand: No such user nobody' });
  expect(verdictOf({ keys: [identity(ed25519), broken] })).toMatchObject({
    verdict: 'fail',
    phase: 'config',
    cause: 'identity-expansion',
    message: 'The path of a key, `~nobody/k`, cannot be expanded, and ssh gives up.',
    sshMessage: 'tilde_expand: No such user nobody',
  });
});

test('the line that decides is one that wins, and none where the command line does', () => {
  const lineOf = (config: string, args: readonly string[] = ['host']) =>
    winnerOf(resolution({ config, args }).options.get('port'))?.directive.lineNumber;
  expect(lineOf('Host other\n  Port 1\nHost *\n  Port 2\n')).toBe(4);
  expect(lineOf('Port 2\n', ['-p', '1', 'host'])).toBeUndefined();
});

test('without a public file the clear part of a private one says what the key is', () => {
  const file = keyFile(ed25519);
  expect(publicHalf({ file, beside: nothing }, true)).toBe(ed25519);
  expect(publicHalf({ file, beside: nothing }, false)).toBeUndefined();
  expect(publicHalf({ file: { ...file, format: 'pem' }, beside: nothing }, true)).toBeUndefined();
});

test('a list from which all is taken is empty, and one that the client does not have is none', () => {
  expect(termsOf(resolution({ config: 'MACs -*\n' })).macs).toEqual([]);
  expect(termsOf(resolution({ release: '6.6' })).publicKeys).toBeUndefined();
});

test('what was a default last is advised first', () => {
  const { repairs } = verdictOf({ release: '7.5', server: server({ ciphers: listOf(['arcfour256', '3des-cbc']) }) });
  expect(repairs[0]?.lines).toEqual(['Ciphers +3des-cbc']);
});
