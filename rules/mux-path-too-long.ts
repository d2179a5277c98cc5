import {
  type Context,
  defineRule,
  isDead,
  type Problem,
  quoted,
  routeOf,
  type Step,
  socketFix,
  socketLength,
  valueOfStep,
  wholeLine,
} from '../src/rule.ts';

/** sun_path of the system with the byte that ends it. */
const sizeOf = ({ client }: Context): number => (client.vendor === 'apple' ? 104 : 108);

/** Less the 17 bytes that ssh adds while it makes the socket, and the one at the end. */
const mostOf = (context: Context): number => sizeOf(context) - 18;

function problem(step: Step, length: number, context: Context): Problem {
  const { analysis } = context;
  // The path that is asked for a connection is looked at whether or not a socket is made.
  const isAlways =
    length >= sizeOf(context) || analysis.mayMeet('controlmaster', step, (other) => valueOfStep(other) !== 'no');
  const when = isAlways ? 'the connection fails' : `with ${quoted('ssh -M')} the connection fails`;
  const message = `The path of the socket has ${length} bytes or more, and the system takes ${mostOf(context)}: ${when}. ${quoted('%C')} is short.`;
  const fix = socketFix(step, { whole: '~/.ssh/%C' });
  const fixes = fix === undefined ? [] : [fix];
  return { at: wholeLine(step), message, scope: step.block, fixes, ...(!isAlways && { severity: 'info' }) };
}

/** For each line the longest path of a name that gets it, and the names for which it is too long. */
function tooLong(context: Context): ReadonlyMap<Step, { length: number; readonly names: string[] }> {
  const { analysis, config } = context;
  const found = new Map<Step, { length: number; readonly names: string[] }>();
  for (const name of analysis.names()) {
    const step = analysis.lineFor('controlpath', name);
    if (step === undefined || step === 'unknown') continue;
    const length = socketLength(valueOfStep(step), config.home, routeOf(name, analysis));
    if (length <= mostOf(context)) continue;
    const known = found.get(step) ?? { length, names: [] };
    known.names.push(name);
    known.length = Math.max(known.length, length);
    found.set(step, known);
  }
  return found;
}

const least = (step: Step, { config }: Context): number => socketLength(valueOfStep(step), config.home);

export default defineRule({
  id: 'mux-path-too-long',
  description: 'the path of a shared connection is longer than a socket may have',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://github.com/ansible/ansible/issues/11536', 'https://man.openbsd.org/ssh_config#ControlPath'],
  keywords: ['controlpath'],
  check: {
    *directive(step, context) {
      if (least(step, context) > mostOf(context) && !isDead(step, context))
        yield problem(step, least(step, context), context);
    },
    *config(_, context) {
      for (const [step, { length, names }] of tooLong(context)) {
        if (least(step, context) <= mostOf(context)) yield { ...problem(step, length, context), destinations: names };
      }
    },
  },
});
