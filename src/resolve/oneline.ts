import type { Client } from '../client/client.ts';
import { isSteering, readDirective } from '../read/read.ts';
import { parse } from '../syntax/parse.ts';
import { placed } from '../syntax/shape.ts';
import { sourceFromText } from '../syntax/source.ts';
import { fatal } from './options.ts';
import { type Run, sayAt } from './run.ts';
import { apply, COMMAND_LINE, overLimit } from './state.ts';

/** How an error about `-o` calls a keyword that only files may hold. */
function steeringName(name: string, client: Client): string {
  if (name === 'include') return 'Include';
  return name === 'match' && client.does('match-option-named') ? 'Match' : 'Host';
}

/** One `-o`: a line of config without a file. */
export function configLine(run: Run, text: string): boolean {
  const tokeniser = run.dialect.tokeniser === 'argv' ? 'argv' : 'strdelim';
  const document = parse(sourceFromText('command-line', text), { ...run.dialect, tokeniser, lineLimit: 'none' });
  for (const line of document.lines) {
    if (line.kind !== 'directive') continue;
    const directive = placed(line.shape, line, 0);
    const place = { document, directive };
    if (isSteering(directive.name)) {
      const name = steeringName(directive.name, run.client);
      if (directive.problem !== 'missing-argument')
        return fatal(run, `${name} directive not supported as a command-line option`);
    }
    const reading = readDirective(text, directive, { ...run.context, fromFile: false });
    for (const setting of reading.settings) {
      const over = overLimit(run.state, setting);
      if (over !== undefined) {
        sayAt(run, { style: 'line', text: over }, place);
        return false;
      }
      apply(run.state, setting, COMMAND_LINE);
    }
    for (const found of reading.problems) {
      for (const message of found.messages) sayAt(run, message, place, found.weight === 'fatal');
      if (found.weight !== 'note') return false;
    }
    break;
  }
  return true;
}
