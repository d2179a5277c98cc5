import { lint } from '../lint/lint.ts';
import type { LintRequest, LintResult } from '../lint/request.ts';
import { configWith, filesWith } from './files-with.ts';
import { type Choice, type Repaired, type Rewritten, repaired } from './passes.ts';

const safeOnes: Choice = { unsafe: false, rules: [], errorsOnly: false, mayWrite: () => true };

/** What files would hold with their fixes, and what would be left then. Writes nothing. */
export function planFixes(request: LintRequest, choice: Partial<Choice> = {}): Repaired<LintResult> {
  const { ports, configs } = request;
  const lintWith = (files: Rewritten): LintResult =>
    lint({
      ...request,
      ports: { ...ports, files: filesWith(ports.files, files) },
      configs: configs.map((config) => configWith(config, files)),
      witnesses: true,
    });
  return repaired(lintWith, { ...safeOnes, ...choice });
}
