import {
  argumentsWhere,
  type Context,
  defineRule,
  type Fix,
  indentOf,
  insertBehind,
  locate,
  quoted,
  replace,
  type Step,
} from '../src/rule.ts';

const WITH_PORT = /^[^:[\]]+:\d{1,5}$/;

/** Whether a line of the user's says the same or something else already: one of the two would be lost. */
function isSet(step: Step, { host, slot }: Split, { analysis, config }: Context): boolean {
  if (step.block.steps.some(({ directive }) => directive.name === slot)) return true;
  const line = analysis.lineFor(slot, host);
  return line === 'unknown' || (line !== undefined && config.steps.indexOf(line) < config.steps.indexOf(step));
}

interface Split {
  readonly host: string;
  readonly slot: 'user' | 'port';
  readonly value: string;
}

const isWritable = ({ slot, value }: Split): boolean =>
  slot === 'user' ? !/[*?\s"'\\#]/.test(value) : Number(value) > 0 && Number(value) < 65_536;

/** The name alone, and a line for what stood beside it; where other names stand in the line, it would hold for them, too. */
function split(step: Step, parts: Split, context: Context): readonly Fix[] {
  if (step.directive.shape.args.length > 1 || !isWritable(parts)) return [];
  const [argument] = step.directive.args;
  const indent = (step.block.steps[0] && indentOf(step.block.steps[0])) || '    ';
  const line = `${parts.slot === 'user' ? 'User' : 'Port'} ${parts.value}`;
  const added = insertBehind(step, indent + line);
  if (!argument || !added || argument.value.startsWith('!') || isSet(step, parts, context)) return [];
  const edits = [replace(step, argument, parts.host), added];
  return [{ title: `Write \`${line}\` in the block`, safety: 'unsafe', weakens: false, edits }];
}

export default defineRule({
  id: 'host-pattern-user-or-port',
  description: 'a pattern of a Host line names a user or a port',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: [
    'https://man.openbsd.org/ssh_config#Host',
    'https://github.com/microsoft/vscode-remote-release/issues/2824',
  ],
  keywords: ['host'],
  about: /[@:]/,
  check: {
    *directive(step, context) {
      for (const argument of argumentsWhere(step, (value) => /[@:]/.test(value))) {
        const pattern = argument.value.replace(/^!/, '');
        const at = locate(step, argument);
        if (pattern.includes('@')) {
          const user = pattern.slice(0, pattern.lastIndexOf('@'));
          const rest = pattern.slice(user.length + 1);
          const left = rest === '' ? 'and no name is left' : `so the pattern is ${quoted(rest)}`;
          yield {
            at,
            destinations: rest === '' || /[*?]/.test(rest) ? [] : [rest],
            message: `${quoted(argument.value)} matches nothing: ssh takes the user off before it compares, ${left}.`,
            fixes: user === '' || rest === '' ? [] : split(step, { host: rest, slot: 'user', value: user }, context),
          };
        } else if (WITH_PORT.test(pattern) && !context.analysis.isSetFor('hostname', pattern)) {
          const host = pattern.slice(0, pattern.indexOf(':'));
          const message = `${quoted(argument.value)} does not match ${quoted(`ssh ${host}`)}: a port stands in a \`Port\` line, and no part of a name.`;
          const fixes = split(step, { host, slot: 'port', value: pattern.slice(host.length + 1) }, context);
          yield { at, message, destinations: /[*?]/.test(host) ? [] : [host], fixes };
        }
      }
    },
  },
});
