import type { Finding } from '../lint/finding.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { placed } from './placed.ts';
import type { Report } from './report.ts';
import { jsonText } from './text.ts';

/** A code quality report. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function gitlab(report: Report): string {
  const fingerprints = fingerprintsOf(report.findings, report);
  return jsonText(
    placed(report).map(({ finding, path, start, lastLine, message, remarks }) => ({
      description: message,
      check_name: finding.rule,
      fingerprint: fingerprints.get(finding),
      severity: severityOf(finding),
      location: { path, lines: { begin: start.line, end: lastLine } },
      content: { body: [...remarks, finding.url].join('\n\n') },
    })),
  );
}

/** GitLab knows info, minor, major, critical and blocker. */
function severityOf({ severity, category }: Finding): 'info' | 'minor' | 'major' | 'critical' {
  switch (severity) {
    case 'error':
      return category === 'security' ? 'critical' : 'major';
    case 'warning':
      return 'minor';
    case 'info':
      return 'info';
  }
}
