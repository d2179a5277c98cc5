import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/lint/finding.ts';
import { admit, alarmsOf, groupOf, lineOf, type Patient, without } from '../support/alarms.ts';
import { isAboutConnections } from '../support/connection-errors.ts';
import { type CorpusCase, corpusCases, corpusObstacle } from '../support/corpus.ts';
import { type RealClient, realClients } from '../support/real-clients.ts';
import { askReal, type GroupResult, isolationHere, type RealGroup, type RealResult } from '../support/real-ssh.ts';

const clients = realClients();
const noClients = clients.length === 0 ? 'needs an ssh' : undefined;
const obstacle = corpusObstacle ?? noClients ?? isolationHere().obstacle;
const minutes = 60_000;
const stranger = 'no-such-host.invalid';

/** Rules whose findings say that a line does nothing; all others at level error say that ssh refuses the file. */
const aboutNothing = [
  'order-shadowed-option',
  'host-comma-separated',
  'host-negation-only',
  'host-pattern-user-or-port',
  'host-pattern-cancelled',
  'include-inside-block',
  'syntax-deprecated-keyword',
];

const saysRefused = ({ rule, severity }: Finding): boolean =>
  severity === 'error' && !aboutNothing.includes(rule) && !isAboutConnections(rule);
const saysNothing = ({ rule, severity }: Finding): boolean =>
  aboutNothing.includes(rule) && !(rule === 'include-inside-block' && severity !== 'error');

/** Names that nobody types, but that stand in a Host line by mistake. */
const isTyped = (alias: string): boolean => !/[,@]|^[^:[\]]+:\d+$/.test(alias);

const resultsOf = (answer: GroupResult): readonly RealResult[] => (answer.kind === 'ran' ? answer.results : []);

interface Question {
  readonly text: string;
  readonly groups: readonly RealGroup[];
  /** What does not hold; undefined when all is well. */
  readonly judge: (answers: readonly (readonly RealResult[])[]) => string | undefined;
}

const slug = ({ label }: RealClient, index: number, at: number): string => `${label}/${index}-${at}`;

interface Subject {
  readonly client: RealClient;
  readonly each: CorpusCase;
  readonly index: number;
  readonly own: (finding: Finding) => boolean;
  readonly alarms: readonly Finding[];
}

/** With all other faults left out, the client refuses the file at this line. */
function refusal(finding: Finding, at: number, { client, each, index, own, alarms }: Subject): Question {
  const line = lineOf(finding);
  const others = new Set(alarms.filter((other) => saysRefused(other) && own(other)).map(lineOf));
  others.delete(line);
  const patient = admit(each, slug(client, index, at), (_, text) => without(text, others));
  const judge = ([results]: readonly (readonly RealResult[])[]): string | undefined => {
    const [result] = results ?? [];
    if (result?.code !== 255) return `${client.label} reads it`;
    const isThere = new RegExp(`line ${line}\\b|Bad owner or permissions|too long`).test(result.err);
    const isWhole = finding.at.span.end === 0 && result.err.includes('terminating');
    return isThere || isWhole ? undefined : `${client.label} says ${result.err.trim()}`;
  };
  return { text: describeFinding(finding, each), groups: [groupOf(client, patient, [stranger])], judge };
}

/** Without the line, every destination gets what it got with it. */
function nothing(finding: Finding, at: number, { client, each, index, own, alarms }: Subject): Question {
  const faults = new Set(alarms.filter((other) => saysRefused(other) && own(other)).map(lineOf));
  const aliases = each.aliases.filter(isTyped);
  const base = admit(each, slug(client, index, at), (_, text) => without(text, faults));
  const changed = admit(each, `${slug(client, index, at)}-changed`, (_, text) => {
    const lines = without(text, faults).split('\n');
    const line = lines[lineOf(finding) - 1] ?? '';
    // A Host line stays one, for nobody: what follows must not come into the block before it.
    lines[lineOf(finding) - 1] =
      /^\s*host/i.test(line) && finding.rule.startsWith('host-') ? removed(line, finding) : '';
    return lines.join('\n');
  });
  const judge = ([before, after]: readonly (readonly RealResult[])[]): string | undefined => {
    if (!before || before.some(({ code }) => code !== 0)) return `${client.label} does not read it`;
    const same = (at: number): boolean => spoken(before[at], base) === spoken(after?.[at], changed);
    const other = aliases.find((_, at) => !same(at));
    return other === undefined ? undefined : `${client.label} has something else for ${other}`;
  };
  return {
    text: describeFinding(finding, each),
    groups: [groupOf(client, base, aliases), groupOf(client, changed, aliases)],
    judge,
  };
}

function removed(line: string, { at }: Finding): string {
  const pattern = at.source.text.slice(at.span.start, at.span.end);
  return line.replace(pattern, 'nobody.invalid');
}

/** What a client printed, wherever its home is. */
const spoken = (result: RealResult | undefined, { home }: Patient): string => result?.out.replaceAll(home, '~') ?? '';

const describeFinding = (finding: Finding, { name }: CorpusCase): string =>
  `${name}:${lineOf(finding)} ${finding.rule} ${finding.message}`;

function questionsAbout(client: RealClient, each: CorpusCase, index: number): readonly Question[] {
  const patient: Patient = admit(each, slug(client, index, 0));
  const alarms = alarmsOf(patient, client);
  const own = ({ at }: Finding): boolean => at.source.path === patient.path;
  const subject = { client, each, index, own, alarms };
  const about = alarms.filter(own).flatMap((finding, at) => {
    if (saysRefused(finding)) return [refusal(finding, at + 1, subject)];
    // With a fault in another file there is nothing to compare.
    const isReadable = alarms.every((other) => own(other) || !saysRefused(other));
    return saysNothing(finding) && isReadable ? [nothing(finding, at + 1, subject)] : [];
  });
  const found = alarms.some(saysRefused);
  const overlooked: Question = {
    text: `${each.name} is refused`,
    groups: [groupOf(client, patient, [stranger])],
    judge: ([results]) => {
      const [result] = results ?? [];
      const isRefused = result?.code === 255 && /terminating|line \d+|Bad owner/.test(result.err);
      return isRefused === found ? undefined : `${client.label} says ${result?.err.trim()}`;
    },
  };
  return [...about, overlooked];
}

describe.skipIf(obstacle !== undefined)(
  `findings in strangers' configs${obstacle === undefined ? '' : ` (${obstacle})`}`,
  () => {
    test.each(clients)('are all true for $label, $banner', { timeout: 5 * minutes }, async (client) => {
      const questions = corpusCases().flatMap((each, index) => questionsAbout(client, each, index));
      const answers = await askReal(questions.flatMap(({ groups }) => groups));
      let start = 0;
      const complaints = questions.flatMap(({ text, groups, judge }) => {
        const own = answers.slice(start, start + groups.length).map(resultsOf);
        start += groups.length;
        const complaint = judge(own);
        return complaint === undefined ? [] : [`${text}: ${complaint}`];
      });
      console.log(`${client.label}: ${questions.length} questions about findings`);
      expect(complaints).toEqual([]);
    });
  },
);
