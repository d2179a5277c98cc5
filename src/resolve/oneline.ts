import type { Client } from '../client/client.ts';
import { isSteering, readDirective } from '../read/read.ts';
import type { Reading } from '../read/types.ts';
import { parse } from '../syntax/parse.ts';
import { placed } from '../syntax/shape.ts';
import { sourceFromText } from '../syntax/source.ts';
import { notIgnored } from './ignored.ts';
import { fatal } from './put.ts';
import { type Run, sayAt } from './run.ts';
import { apply, COMMAND_LINE, overLimit } from './state.ts';
import type { Place } from './types.ts';

/** How an error about `-o` calls a keyword that only files may hold. */
function steeringName(name: string, client: Client): string {
  if (name === 'include') return 'Include';
  return name === 'match' && client.does('match-option-named') ? 'Match' : 'Host';
}

function applyReading(run: Run, place: Place, { settings, problems }: Reading): boolean {
  for (const setting of settings) {
    const over = overLimit(run.state, setting);
    if (over !== undefined) {
      sayAt(run, place, { style: 'line', text: over });
      return false;
    }
    apply(run.state, setting, COMMAND_LINE);
  }
  const left = notIgnored(run.state, place.directive, problems);
  for (const message of left.flatMap(({ messages }) => messages)) sayAt(run, place, message);
  return left.every(({ weight }) => weight === 'note');
}

/** One `-o`: a line of config without a file; false when ssh ends. */
export function configLine(run: Run, text: string): boolean {
  const dialect = { ...run.dialect, tokeniser: 'argv', lineLimit: 'none' } as const;
  const document = parse(sourceFromText('command-line', text), dialect);
  const [line] = document.lines;
  if (line?.kind !== 'directive') return true;
  const directive = placed(line.shape, line, 0);
  const isSaidFirst = run.client.does('argv-split') && directive.problem !== undefined;
  if (isSteering(directive.name) && !isSaidFirst) {
    const name = steeringName(directive.name, run.client);
    return fatal(run, `${name} directive not supported as a command-line option`);
  }
  const reading = readDirective(text, directive, { ...run.context, fromFile: false });
  return applyReading(run, { document, directive }, reading);
}
