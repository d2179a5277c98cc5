import type { Place, Resolution } from '../resolve/types.ts';
import { positionOf } from '../syntax/source.ts';
import { candidatesOf, nameOf as optionName } from './resolution.ts';
import { maskText, maskValue } from './secrets.ts';
import { jsonText } from './text.ts';

/** All that is known of the answer. Its shape is a promise: fields are added, never changed. */
export function resolutionJson(resolution: Resolution, destination: string, nameOf: (path: string) => string): string {
  const placeOf = ({ document, directive }: Place) => ({
    file: nameOf(document.source.path),
    start: positionOf(document.source, directive.keyword.start),
    end: positionOf(document.source, Math.max(directive.rest.end, directive.keyword.end)),
  });
  return jsonText({
    version: 1,
    destination,
    host: resolution.host,
    client: resolution.client.label,
    status: resolution.status,
    exitCode: resolution.exitCode,
    messages: resolution.messages.map(maskText),
    options: [...resolution.options.values()].map((option) => ({
      id: option.id,
      name: optionName(option.id, resolution),
      values: option.values.map((value) => maskValue(option.id, value)),
      origin: option.origin,
      undecided: option.undecided,
      lines: candidatesOf(option).map((candidate) => ({
        outcome: candidate.outcome,
        value: maskValue(option.id, candidate.value),
        ...placeOf(candidate),
        by: candidate.by === undefined ? null : placeOf(candidate.by),
      })),
    })),
    assumptions: resolution.assumptions.map(({ kind, message, matters, place }) => ({
      kind,
      message: maskText(message),
      matters,
      ...(place === undefined ? {} : placeOf(place)),
    })),
    limits: resolution.limits,
    files: [...new Set(resolution.documents.map(({ source }) => nameOf(source.path)))],
  });
}
