import { defineRule, destinationsOf, quoted, type Step } from '../src/rule.ts';

/** Options of ssh that take an argument. */
const WITH_ARGUMENT = /^-[0-9a-zA-Z]*[bcDEeIiJLlmOopQRSWw]$/;

/** The host that a ProxyCommand with ssh connects to; undefined where it is none, or reads another config. */
function bastionOf(command: string): string | undefined {
  const words = command.split(/\s+/);
  if (words[0] === 'exec') words.shift();
  if (!/(?:^|\/)ssh$/.test(words[0] ?? '') || /\s-F|[Pp]roxy/.test(command)) return undefined;
  const rest = words.slice(1);
  const at = rest.findIndex((word, index) => !word.startsWith('-') && !WITH_ARGUMENT.test(rest[index - 1] ?? ''));
  const host = rest[at]?.replace(/.*@/, '');
  return host === undefined || !/^[\w.:-]+$/.test(host) ? undefined : host;
}

const commandOf = ({ reading }: Step): string => reading.settings[0]?.values[0] ?? '';

export default defineRule({
  id: 'proxy-wildcard-includes-bastion',
  description: 'a ProxyCommand calls a host that the same line counts for',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ProxyCommand'],
  keywords: ['proxycommand'],
  check: {
    *setting({ step }, { analysis }) {
      const bastion = bastionOf(commandOf(step));
      if (bastion === undefined || analysis.lineFor('proxycommand', bastion) !== step) return;
      const jump = analysis.lineFor('proxyjump', bastion);
      if (jump === 'unknown' || (jump && jump.order < step.order)) return;
      yield {
        at: { source: step.document.source, span: step.directive.rest },
        destinations: destinationsOf(step.block),
        message: `This line counts for ${quoted(bastion)} too, so that each ssh starts another one to get there.`,
      };
    },
  },
});
