import type { Config } from '../load/config.ts';
import type { Repair, Server, Verdict } from '../predict/types.ts';
import { wrongKnobOf } from '../predict/wrong-knob.ts';
import type { Field } from '../server/schema.ts';
import { locationOf } from './decided.ts';
import type { Note, Problem, Severity } from './finding.ts';
import type { Connection } from './surroundings.ts';

/** A cause of a verdict, and the field of the server whose certainty is that of the finding. */
export interface Foretelling {
  readonly causes: readonly string[];
  readonly field: Field;
}

/** What is foretold of a destination as a problem, where one of these causes ends the connection. */
export function foretold(found: Connection, { causes, field }: Foretelling): Problem | undefined {
  const { at, destination, verdict } = found;
  const { situation, cause, message, hops } = verdict;
  const { server } = situation;
  const isOwn = hops.every((hop) => hop.verdict !== 'fail');
  if (server === undefined || verdict.verdict !== 'fail' || !isOwn) return undefined;
  if (cause === undefined || message === undefined || !causes.includes(cause)) return undefined;
  return {
    at,
    message: asWritten(message, verdict),
    notes: notesOf(verdict),
    destinations: [destination],
    unreached: [destination],
    ...severityFor(server, field),
  };
}

/** An error only where what is said of the server is certain. */
function severityFor({ confidenceOf }: Server, field: Field): { readonly severity?: Severity } {
  const confidence = confidenceOf.get(field) ?? 'high';
  if (confidence === 'high') return {};
  return { severity: confidence === 'medium' ? 'warning' : 'info' };
}

/** What ssh will say, and what helps; where that weakens the connection, the better way, too. */
function notesOf({ sshMessage, repairs }: Verdict): readonly Note[] {
  const said = sshMessage === undefined ? [] : [`ssh will say: ${sshMessage.split('\n').join(' ')}`];
  const [first] = repairs;
  return [...said, ...repairs.slice(0, first?.weakens ? 2 : 1).map(told)].map(noteOf);
}

function told({ text, lines, block, command }: Repair): string {
  const what =
    lines.length === 0 ? [] : [`${lines.map(code).join(', ')}${block === undefined ? '' : ` in ${code(block)}`}`];
  return [text.replace(/\.$/, ''), ...what, ...(command === undefined ? [] : [code(command)])].join(': ');
}

const code = (text: string): string => `\`${text}\``;
const noteOf = (message: string): Note => ({ message, at: undefined });

/** With the names of keys as the config has them. */
function asWritten(message: string, { situation }: Verdict): string {
  return situation.identities.reduce((text, { path, place, origin }) => {
    const [written] = place?.directive.shape.args ?? [];
    const shown = origin === 'default' ? path.replace(/^.*(?=\/\.ssh\/)/, '~') : (written?.value ?? path);
    return text.replaceAll(code(path), code(shown));
  }, message);
}

/** The line that allows SHA-1 for the other one of the two keys, where there is one: people take the one for the other. */
export function wrongKnob({ destination, verdict }: Connection, config: Config): readonly Note[] {
  const found = wrongKnobOf(verdict.situation, verdict.cause);
  const place = found && locationOf(found.place, destination, config);
  return found === undefined ? [] : [{ message: found.text, at: place?.at }];
}

/** Whether a server is known to have nothing but SHA-1 for its host keys. */
export function knowsOnlySha1({ verdict }: Connection): boolean {
  const { all } = verdict.situation.server?.hostKeyAlgorithms ?? {};
  return all?.every((name) => name === 'ssh-rsa' || name === 'ssh-dss') ?? false;
}
