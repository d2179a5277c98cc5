import {
  type Context,
  defineRule,
  type Fix,
  indentOf,
  insertBefore,
  isDead,
  locate,
  quoted,
  replace,
  type Step,
} from '../src/rule.ts';

/** None where a line of the user's names a port already: one of the two would be lost. */
function split(step: Step, port: string, { analysis }: Context): readonly Fix[] {
  const isPort = Number(port) > 0 && Number(port) < 65_536;
  const isSet = step.block.steps.some(({ directive }) => directive.name === 'port');
  const [argument] = step.directive.args;
  if (!argument || !isPort || isSet || analysis.earlier('port', step)) return [];
  const host = argument.value.slice(0, -port.length - 1).replace(/\[(.*)\]/, '$1');
  const edits = [insertBefore(step, `${indentOf(step)}Port ${port}`), replace(step, argument, host)];
  return [{ title: `Write \`Port ${port}\` above it`, safety: 'unsafe', weakens: false, edits }];
}

export default defineRule({
  id: 'host-hostname-port',
  description: 'a host name has a port behind it',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: [
    'https://man.openbsd.org/ssh_config#Hostname',
    'https://github.com/microsoft/vscode-remote-release/issues/2824',
  ],
  keywords: ['hostname'],
  about: /:\d+$/,
  check: {
    *directive(step, context) {
      const [value] = step.directive.shape.args;
      const port = /^(?:[^:[\]/@]+|\[[^\]]*\]):(\d+)$/.exec(value?.value ?? '')?.[1];
      const [argument] = step.directive.args;
      if (!argument || port === undefined || isDead(step, context)) return;
      const message = `ssh looks for a host of the name ${quoted(argument.value)}: the port belongs in a line of its own, ${quoted(`Port ${port}`)}.`;
      yield { at: locate(step, argument), message, fixes: split(step, port, context) };
    },
  },
});
