import type { Finding } from '../lint/finding.ts';
import type { Attempt, Condition, Repair, Verdict } from '../predict/types.ts';
import type { Place } from '../resolve/types.ts';
import { positionOf } from '../syntax/source.ts';
import { findingJson } from './json.ts';
import { maskText } from './secrets.ts';
import { jsonText } from './text.ts';

export interface Judged {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

type NameOf = (path: string) => string;

/** All that is foretold; where the command line makes several connections or none, a list. Fields are added, never changed. */
export function checkJson(all: readonly Judged[], nameOf: NameOf): string {
  const answers = all.map((judged) => answerOf(judged, nameOf));
  return jsonText(answers.length === 1 ? answers[0] : answers);
}

function answerOf({ verdict: foretold, findings }: Judged, nameOf: NameOf): object {
  const { situation, hostName, port, user, verdict, phase, cause, fallback, conditions, attempts, hops } = foretold;
  const { kex, hostKeyAlgorithm, cipher, mac, key, signatureAlgorithm } = foretold.negotiated;
  return {
    version: 1,
    destination: situation.destination,
    client: situation.client.label,
    hostname: hostName,
    port,
    user,
    policy: situation.server?.policy ?? null,
    verdict,
    phase: phase ?? null,
    cause: cause ?? null,
    side: foretold.side ?? null,
    message: textOf(foretold.message),
    sshMessage: textOf(foretold.sshMessage),
    decidedBy: foretold.decidedBy === undefined ? null : placeJson(foretold.decidedBy, nameOf),
    decidedByDefault: foretold.decidedByDefault ?? null,
    repairs: foretold.repairs.map(repairJson),
    fallback,
    conditions: conditions.map(conditionJson),
    negotiated: {
      kex: kex ?? null,
      hostKeyAlgorithm: hostKeyAlgorithm ?? null,
      cipher: cipher ?? null,
      mac: mac ?? null,
      key: key === undefined ? null : nameOf(key),
      signatureAlgorithm: signatureAlgorithm ?? null,
    },
    attempts: attempts.map((attempt) => attemptJson(attempt, nameOf)),
    proved: foretold.proved,
    remarks: foretold.remarks.map(maskText),
    hops: hops.map((hop) => answerOf({ verdict: hop, findings: [] }, nameOf)),
    findings: findings.map((finding) => findingJson(finding, nameOf)),
  };
}

function attemptJson({ key, source, type, bits, outcome, signatureAlgorithm, reason }: Attempt, nameOf: NameOf) {
  return {
    key: nameOf(key),
    source,
    type: type ?? null,
    bits: bits ?? null,
    outcome,
    signatureAlgorithm: signatureAlgorithm ?? null,
    reason: textOf(reason),
  };
}

function conditionJson({ if: condition, verdict: then, cause, sshMessage, repair }: Condition) {
  return {
    if: maskText(condition),
    then,
    cause: cause ?? null,
    sshMessage: textOf(sshMessage),
    repair: repair === undefined ? null : maskText(repair.text),
    lines: repair?.lines.map(maskText) ?? [],
  };
}

function repairJson({ text, lines, block, command, weakens }: Repair) {
  return {
    text: maskText(text),
    lines: lines.map(maskText),
    block: block ?? null,
    command: command ?? null,
    weakens,
  };
}

function placeJson({ document: { source }, directive }: Place, nameOf: NameOf) {
  return {
    file: nameOf(source.path),
    start: positionOf(source, directive.keyword.start),
    end: positionOf(source, Math.max(directive.rest.end, directive.keyword.end)),
  };
}

function textOf(text: string | undefined): string | null {
  return text === undefined ? null : maskText(text);
}
