import type { LintResult } from './request.ts';

/** Several results as one. */
export function joined(results: readonly LintResult[]): LintResult {
  const [only, another] = results;
  if (only !== undefined && another === undefined) return only;
  const cut = results.some((result) => result.cut);
  return {
    ...(cut && { cut }),
    findings: results.flatMap(({ findings }) => findings),
    suppressed: results.flatMap(({ suppressed }) => suppressed),
    files: results.flatMap(({ files }) => files),
    destinations: [...new Set(results.flatMap(({ destinations }) => destinations))],
  };
}
