import picocolors from 'picocolors';
import type { Explanation } from '../explain/explain.ts';
import type { Look } from './report.ts';
import { breakUp, jsonText, visible, wrap } from './text.ts';

const sides: Readonly<Record<Explanation['side'], string>> = {
  client: 'it is about the client, yours',
  server: 'it is about the server',
  both: 'it is between client and server',
  network: 'it is about the way between client and server',
};

const phases: Readonly<Record<NonNullable<Explanation['phase']>, string>> = {
  config: 'while the config is read',
  local: 'before the connection',
  kex: 'while both agree on a key exchange method',
  'hostkey-alg': 'while both agree on a host key algorithm',
  cipher: 'while both agree on a cipher',
  mac: 'while both agree on a MAC',
  'key-exchange': 'in the key exchange',
  'hostkey-verify': 'while the host key is checked',
  auth: 'while the user logs in',
};

const LEAST = 30;
const LONGEST_SHOWN = 300;

/** What lines of ssh's mean, for people. */
export function explanationText(all: readonly Explanation[], look: Look): string {
  return all.map((one) => blockOf(one, look)).join('\n\n');
}

function blockOf(one: Explanation, { color, columns }: Look): string {
  const { bold, cyan } = picocolors.createColors(color);
  const lines = (text: string, indent: number): readonly string[] =>
    wrap(text, Math.max(columns - indent, LEAST)).map((line) => ' '.repeat(indent) + line);
  const shown = visible(one.line.length > LONGEST_SHOWN ? `${one.line.slice(0, LONGEST_SHOWN)}…` : one.line);
  const causes = one.causes.flatMap(({ text, try: command }, index) => [
    ...lines(text, 5).map((line, at) => (at === 0 ? `  ${index + 1}. ${line.trimStart()}` : line)),
    ...(command === undefined ? [] : [`     ${cyan(command)}`]),
  ]);
  const where = one.phase === null ? '' : `, ${phases[one.phase]}`;
  return [
    ...breakUp(shown, Math.max(columns, LEAST)).map((line) => bold(line)),
    '',
    ...lines(one.meaning, 0),
    ...lines(`Where: ${sides[one.side]}${where}.`, 0),
    '',
    bold('Likely causes'),
    ...causes,
    ...(one.call === undefined ? [] : ['', bold('What ssh-lint can tell'), `  ${cyan(one.call)}`]),
    '',
  ].join('\n');
}

/** The same for programs. */
export function explanationJson(all: readonly Explanation[]): string {
  const explanations = all.map(({ call, causes, ...one }) => ({
    ...one,
    causes: causes.map(({ text, try: command }) => ({ text, try: command ?? null })),
    call: call ?? null,
  }));
  return jsonText({ version: 1, explanations });
}
