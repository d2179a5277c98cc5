import type { Fixed } from '../fix/passes.ts';
import type { Finding } from '../lint/finding.ts';
import type { Suppressed } from '../lint/request.ts';
import type { Source } from '../syntax/document.ts';

/** What a reporter is given. A reporter is a function from this to text. */
export interface Report {
  readonly findings: readonly Finding[];
  /** Of all of them, those that are left out included. */
  readonly summary: Summary;
  /** How many are left out. */
  readonly omitted: number;
  /** Every file that was linted, as it is to be named. */
  readonly files: readonly string[];
  readonly destinations: number;
  /** Labels of the clients. */
  readonly targets: readonly string[];
  /** How a file is named: as the user gave it, else as short as it can be. */
  readonly nameOf: (path: string) => string;
  /** The paths of these files. */
  readonly paths: readonly string[];
  /** How programs find a file: from the current folder where it lies below it, else from the root. */
  readonly placeOf: (path: string) => string;
  readonly currentFolder: string;
  /** What a comment in the file keeps quiet. */
  readonly suppressed: readonly Suppressed[];
  /** Whether a file looks like an ssh config, so that its text may be shown. */
  readonly isShowable: (source: Source) => boolean;
  /** What `--fix` repaired; undefined without it. */
  readonly fixed?: readonly Fixed[];
}

export interface Look {
  readonly color: boolean;
  readonly columns: number;
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings with a safe fix. */
  readonly fixable: number;
}

export function summaryOf(findings: readonly Finding[]): Summary {
  const number = (wanted: Finding['severity']): number => findings.filter(({ severity }) => severity === wanted).length;
  return {
    errors: number('error'),
    warnings: number('warning'),
    infos: number('info'),
    fixable: findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')).length,
  };
}
