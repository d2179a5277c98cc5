import type { Span } from '../syntax/document.ts';
import { byteString, fromByteString } from '../syntax/source.ts';
import type { Args } from './args.ts';
import { encodeForward, type Forward, parseForward } from './forward-spec.ts';
import { done, type Outcome, problem, refuse, set } from './outcome.ts';
import { missing, type Reader } from './simple.ts';
import type { Problem, ReadContext } from './types.ts';

function badForward(span: Span, messages: readonly string[], context: ReadContext): Outcome {
  const first = messages.map((text) => ({ style: 'bare', text: `vdollar_percent_expand: ${text}` }) as const);
  const last = { style: 'line', text: 'Bad forwarding specification.' } as const;
  return refuse({ code: 'bad-forward', span, messages: [...first, last] }, context);
}

const isPrivileged = ({ listen }: Forward): boolean => listen.path === undefined && (listen.port ?? 0) < 1024;

function privileged(span: Span, context: ReadContext): Problem {
  const messages = [{ style: 'bare', text: 'Privileged ports can only be forwarded by root.' } as const];
  const found = problem({ code: 'bad-forward', span, messages, fatal: true }, context);
  return { ...found, onlyActive: true };
}

interface Written {
  readonly spec: string;
  readonly first: Span;
  readonly span: Span;
  /** No second argument: this end is a SOCKS proxy. */
  readonly dynamic: boolean;
}

/** The arguments in one, cut where ssh cuts them; what is wrong when one is missing. */
function writtenForward(args: Args, id: string, context: ReadContext): Written | Outcome {
  const { client } = context;
  const first = args.next();
  if (!first || first.value === '') {
    const text = client.does('forward-missing-argument') ? 'Missing argument.' : 'Missing port argument.';
    return missing(args, context, text);
  }
  const second = id === 'dynamicforward' ? undefined : args.next();
  const dynamic = !second || second.value === '';
  const mayBeDynamic = id === 'dynamicforward' || (id === 'remoteforward' && client.does('reverse-dynamic-forward'));
  if (dynamic && !mayBeDynamic) return missing(args, context, 'Missing target argument.');
  const spec = dynamic ? first.value : `${first.value}:${second.value}`;
  const bytes = byteString(spec);
  const isCut = client.does('forward-buffer-256') && bytes.length > 255;
  const span = { start: first.start, end: dynamic ? first.end : second.end };
  return { spec: isCut ? fromByteString(bytes.slice(0, 255)) : spec, first, span, dynamic };
}

/** LocalForward, RemoteForward and DynamicForward; the last shares its slot with the first, as in ssh. */
export const readForward: Reader = (args, option, context) => {
  const { client } = context;
  const written = writtenForward(args, option.id, context);
  if ('problems' in written) return written;
  const { spec, first, span, dynamic } = written;
  const remote = option.id === 'remoteforward';
  const forward = parseForward(spec, { dynamic, remote }, context);
  if ('messages' in forward) return badForward(span, forward.messages, context);
  const merge = client.does('remove-forward-duplicates') ? 'distinct' : 'add';
  const setting = set(remote ? 'remoteforward' : 'localforward', encodeForward(forward), merge);
  const checked = !remote && context.isRoot === false && client.does('privileged-forwards-checked');
  if (!checked || !isPrivileged(forward)) return done(setting);
  return { settings: [setting], problems: [privileged(first, context)] };
};
