import { type MatchLine, readMatch } from '../read/match.ts';
import { problem } from '../read/outcome.ts';
import { leftOver, leftOverOfInclude } from '../read/read.ts';
import type { Problem } from '../read/types.ts';
import { patternList } from '../syntax/cover.ts';
import type { Directive, Document } from '../syntax/document.ts';
import type { Block, Loading, Step } from './types.ts';

export function newBlock(
  loading: Loading,
  block: Omit<Block, 'steps' | 'universal' | 'isInterrupted'>,
  always: boolean,
): Block {
  const { kind, document, header, outer, hosts, criteria } = block;
  const universal = always && (outer === undefined || outer.universal);
  // Written out: there are many of these, and a spread costs ten times as much.
  const made: Block = { kind, document, header, outer, hosts, criteria, universal, steps: [], isInterrupted: false };
  loading.blocks.push(made);
  return made;
}

interface Line {
  readonly document: Document;
  readonly directive: Directive;
  /** The block so far. */
  readonly block: Block;
  readonly outer: Block | undefined;
  readonly role: 'user' | 'system';
}

const NO_PROBLEMS: readonly Problem[] = [];

function emptyArgument({ directive }: Line, loading: Loading): readonly Problem[] {
  const at = directive.shape.args.findIndex(({ value }) => value === '');
  const empty = at === -1 ? undefined : directive.args[at];
  if (!empty || !loading.client.does('argv-split')) return NO_PROBLEMS;
  const messages = `keyword ${directive.name} empty argument`;
  return [problem({ code: 'empty-argument', span: empty, messages }, loading.context)];
}

/** `~` is nobody's home in a system file. */
function badPath({ directive, role }: Line, loading: Loading): readonly Problem[] {
  const bad = role === 'system' ? directive.args.find(({ value }) => value.startsWith('~')) : undefined;
  if (!bad) return NO_PROBLEMS;
  return [problem({ code: 'bad-include', span: bad, messages: `bad include path ${bad.value}.` }, loading.context)];
}

function hostBlock(line: Line, loading: Loading): Block {
  const { document, directive, outer } = line;
  const hosts = patternList(directive.shape.args.map(({ value }) => value));
  const always = hosts.negative.length === 0 && hosts.positive.some((pattern) => pattern === '*');
  return newBlock(loading, { kind: 'host', document, header: directive, outer, hosts, criteria: undefined }, always);
}

function matchBlock(line: Line, parsed: MatchLine, loading: Loading): Block {
  const { document, directive, outer } = line;
  const { criteria } = parsed;
  const always = criteria.every(({ name, negated }) => name === 'all' && !negated) && parsed.problem === undefined;
  return newBlock(loading, { kind: 'match', document, header: directive, outer, hosts: undefined, criteria }, always);
}

type Found = Pick<Step, 'block' | 'reading' | 'problems'>;

function add(loading: Loading, { document, directive }: Line, { block, reading, problems }: Found): Step {
  const step = { order: loading.steps.length, document, block, directive, reading, problems };
  loading.steps.push(step);
  if (block.header !== directive) block.steps.push(step);
  return step;
}

/** Reads one line; a Host or Match line that can be read begins a block. */
export function readStep(loading: Loading, line: Line): Step {
  const { document, directive, block } = line;
  const { text } = document.source;
  const reading = loading.readLine(document, directive);
  if (reading.problems.length > 0) return add(loading, line, { block: block, reading, problems: reading.problems });
  switch (reading.facts?.state === 'active' ? directive.name : '') {
    case 'host':
      return add(loading, line, { block: hostBlock(line, loading), reading, problems: emptyArgument(line, loading) });
    case 'include':
      return add(loading, line, {
        block: block,
        reading,
        problems: [
          ...emptyArgument(line, loading),
          ...badPath(line, loading),
          ...leftOverOfInclude(text, directive, loading.context),
        ],
      });
    case 'match': {
      const parsed = readMatch(text, directive, loading.context);
      const problems = parsed.problem ? [parsed.problem] : leftOver(parsed.args, directive, loading.context);
      return add(loading, line, { block: matchBlock(line, parsed, loading), reading, problems: problems });
    }
    default:
      return add(loading, line, { block: block, reading, problems: NO_PROBLEMS });
  }
}
