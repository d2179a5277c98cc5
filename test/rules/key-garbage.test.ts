import rule from '../../rules/key-garbage.ts';
import { opensshFile, ppkFile } from '../support/key-files.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key();
const withKey = (text: string) => ({ config, files: { id_work: text } });
const says = (words: string) => [`2:16-30 \`~/.ssh/id_work\` ${words}, so ssh has no key in it.`];
const halves = opensshFile({ fields: key.fields, own: [new Uint8Array(32), new Uint8Array(64)], comment: '' });

testRule(rule, {
  good: [
    config,
    withKey(key.private),
    withKey(key.encrypted),
    withKey(`${key.line}\n`),
    withKey(key.private.replaceAll('\n', '\r\n')),
    { config: 'IdentityFile ~/.ssh/%h\n', files: { '%h': '' } },
    { config: 'Host a\n', files: { id_foo: '' } },
    { ...withKey(''), onlyBelow: ['/home/ada'] },
    withKey(key.private.slice(0, 200).replaceAll('\n', '\r\n')),
    { config: 'Host a\n  UserKnownHostsFile ~/.ssh/hosts\n', files: { hosts: '' } },
    withKey(ppkFile({ version: 3, publicLine: key.line, encryption: 'none', comment: 'ada' })),
  ],
  bad: [
    { ...withKey(''), problems: says('is empty') },
    { ...withKey('<!DOCTYPE html>\n<p>404\n'), problems: says('is no key') },
    { ...withKey(key.private.slice(0, 200)), problems: says('is cut off') },
    { ...withKey(halves), problems: says('is damaged') },
    { ...withKey(` ${key.private}`), problems: says('has something before the key') },
    {
      ...withKey('---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n'),
      problems: says('is in a format that ssh does not read'),
    },
  ],
});
