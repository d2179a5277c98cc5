import { isShowable } from '../../check/showable.ts';
import type { Client } from '../../client/client.ts';
import type { Verdict } from '../../predict/types.ts';
import { maskText } from '../../report/secrets.ts';
import { type Checked, loadRules, verdictsOf } from '../check-verdicts.ts';
import { defaults } from '../configuration.ts';
import { scpCalls, sftpCalls } from '../copy-calls.ts';
import { formatNames, outputsOf } from '../formats.ts';
import { didYouMean } from '../nearest.ts';
import { namer, type Session } from '../session.ts';
import { type Calls, gitCalls, sshCalls } from '../ssh-calls.ts';
import { onlyClient } from '../targets.ts';
import { UsageError } from '../usage-error.ts';

/** Says of each connection that a command line would make whether anything stands in its way. */
export async function checkCommand(session: Session, words: readonly string[]): Promise<number> {
  const { line, say, own, look } = session;
  const outputs = outputsOf(line.texts('format'), formatNames.check);
  const client = onlyClient(session);
  const calls = callsFor(line.text('as') ?? 'ssh', words, client);
  if (calls === 'no-destination') throw new UsageError('no destination is named: ssh-lint check <destination>');
  if ('idle' in calls) say(`nothing to check: ${calls.idle}`);
  const checked = 'idle' in calls ? nothingToCheck : await verdictsOf(session, calls, client);
  for (const { name, file } of outputs) {
    const form = file === undefined ? look : { color: false, columns: 80 };
    const text = await written(name, checked, { ...session, look: form });
    if (file === undefined) own.out(text);
    else session.writeReport(file, text);
  }
  if (outputs.some(({ name, file }) => name !== 'json' && file === undefined)) sayRemarks(session, checked.verdicts);
  return Number(checked.verdicts.some(({ verdict }) => verdict === 'fail'));
}

const nothingToCheck: Checked = { verdicts: [], configuration: defaults, chosen: undefined };

/** Where all is well, standard output has one line. */
function sayRemarks({ say }: Session, verdicts: readonly Verdict[]): void {
  const remarks = verdicts.flatMap((one) => (one.verdict === 'ok' ? one.remarks : []));
  for (const remark of new Set(remarks)) say(maskText(remark));
}

const programs: Readonly<Record<string, (words: readonly string[], client: Client) => Calls>> = {
  ssh: sshCalls,
  scp: scpCalls,
  sftp: sftpCalls,
  git: gitCalls,
};

function callsFor(name: string, words: readonly string[], client: Client): Calls {
  const read = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (read !== undefined) return read(words, client);
  const names = Object.keys(programs);
  throw new UsageError(`--as: there is no program \`${name}\`${didYouMean(name, names) || `: ${names.join(', ')}`}`);
}

type Format = (typeof formatNames.check)[number];

async function written(name: Format, checked: Checked, session: Session): Promise<string> {
  const { verdicts } = checked;
  const nameOf = namer([], session.own);
  switch (name) {
    case 'json': {
      const { checkJson } = await import('../../report/check-json.ts');
      return checkJson(await withFindings(checked, session), nameOf);
    }
    case 'text':
    case 'stylish': {
      const { checkText } = await import('../../report/check-text.ts');
      return checkText(verdicts, { ...session.look, nameOf, isShowable });
    }
  }
}

/** What linting has to say of the same config; only programs ask for it. */
async function withFindings({ verdicts, configuration, chosen }: Checked, session: Session) {
  if (verdicts.length === 0) return [];
  const { findingsFor } = await import('../check-findings.ts');
  const found = findingsFor(verdicts, { session, configuration, rules: await loadRules(), chosen });
  return verdicts.map((verdict, index) => ({ verdict, findings: found[index] ?? [] }));
}
