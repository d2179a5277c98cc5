import { defineRule, keywordOf, locate, quoted, type Refused, textAt } from '../src/rule.ts';

function message({ step, refusal }: Refused): string {
  const keyword = quoted(keywordOf(step));
  const value = quoted(textAt(step, refusal.span));
  if (refusal.code === 'bad-time')
    return `${value} is no time for ${keyword}: it is written as \`90\`, \`10m\` or \`1h30m\`.`;
  if (refusal.code === 'bad-port')
    return `${value} is no port: it is a number from 1 to 65535 or the name of a service.`;
  switch (step.reading.facts?.option?.id) {
    case 'rekeylimit':
      return `${value} is no amount of data for ${keyword}: it is written as \`500M\` or \`1G\`, or as \`default\`.`;
    case 'streamlocalbindmask':
      return `${value} is no mask for ${keyword}: it is an octal number such as \`0177\`.`;
    default:
      return `${value} is no whole number from 0 to 2147483647, as ${keyword} takes it.`;
  }
}

export default defineRule({
  id: 'syntax-bad-number',
  description: 'a value is not the number, time or port that its keyword takes',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/sshd_config#TIME_FORMATS', 'https://man.openbsd.org/ssh_config'],
  codes: ['bad-number', 'bad-time', 'bad-port'],
  keywords: ['connectionattempts'],
  about: /^[-+]?0/,
  check: {
    *setting({ value, at }, { client }) {
      if (Number(value) > 0 || !client.does('connection-attempts-checked')) return;
      yield { at, message: `With ${quoted(value)} attempts ssh ends before the first one.` };
    },
    *refused(found) {
      yield { at: locate(found.step, found.refusal.span), message: message(found) };
    },
  },
});
