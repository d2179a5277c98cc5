import { defineRule, knownReaders, locate, misreadsOf, together } from '../src/rule.ts';

interface Options {
  readonly readers: readonly string[];
}

const defaults: Options = { readers: [] };

export default defineRule({
  id: 'compat-third-party-parser',
  description: 'another program that reads this config takes a line otherwise than ssh',
  category: 'compatibility',
  severity: 'info',
  preset: 'all',
  since: '0.1.0',
  sources: [
    'https://github.com/paramiko/paramiko/blob/main/paramiko/config.py',
    'https://github.com/net-ssh/net-ssh/blob/master/lib/net/ssh/config.rb',
    'https://github.com/mwiede/jsch/blob/master/src/main/java/com/jcraft/jsch/OpenSSHConfig.java',
    'https://github.com/kevinburke/ssh_config/blob/master/match_test.go',
  ],
  options: (v) =>
    v.strictObject({
      readers: v.array(v.picklist([...knownReaders], `one of these is expected: ${knownReaders.join(', ')}`)),
    }),
  defaults,
  check: {
    *config({ steps }, { options: { readers } }) {
      for (const step of steps) {
        if (step.problems.length > 0) continue;
        for (const { span, says, by } of misreadsOf(step, readers)) {
          yield { at: locate(step, span), message: `For ${together(by)}, ${says}.`, scope: step.block };
        }
      }
    },
  },
});
