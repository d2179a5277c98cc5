import { cannotRead, defineRule, knownReaders, quoted, together } from '../src/rule.ts';

interface Options {
  readonly readers: readonly string[];
}

const defaults: Options = { readers: [] };

export default defineRule({
  id: 'key-format-third-party',
  description: 'another program cannot read a key that ssh reads',
  category: 'compatibility',
  severity: 'info',
  preset: 'all',
  since: '0.1.0',
  sources: ['https://github.com/paramiko/paramiko/issues/1348'],
  options: (v) =>
    v.strictObject({
      readers: v.array(v.picklist([...knownReaders], `one of these is expected: ${knownReaders.join(', ')}`)),
    }),
  defaults,
  check: {
    *namedFile({ kind, at, written, file }, { options: { readers } }) {
      if (kind !== 'identity') return;
      const found = file();
      if (!found.isPrivate || !found.readable) return;
      const by = cannotRead(found, readers);
      if (by.length === 0) return;
      const type = found.publicKey?.type ?? '';
      const format = found.format === 'openssh' ? 'OpenSSH’s own format' : found.format === 'pem' ? 'PEM' : 'PKCS#8';
      const what = type === 'ssh-dss' ? `${format}, of type \`ssh-dss\`` : format;
      yield { at, message: `${quoted(written)} is a key in ${what}, which ${together(by)} cannot read.` };
    },
  },
});
