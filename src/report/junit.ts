import { byPath, type Placed } from './placed.ts';
import type { Report } from './report.ts';
import { element, xmlDocument, xmlText } from './xml.ts';

/**
 * As tests of JUnit are reported: a file is a suite, an error or a warning a failure in it, an info a test that passed
 * and said something. https://github.com/testmoapp/junitxml
 */
export function junit(report: Report): string {
  const groups = byPath(report);
  const failures = groups.flatMap(([, findings]) => findings.filter(fails)).length;
  const tests = groups.reduce((sum, [, findings]) => sum + Math.max(1, findings.length), 0);
  const suites = groups.map(suite).join('');
  return xmlDocument(element('testsuites', { name: 'ssh-lint', tests, failures, errors: 0, time: 0 }, `\n${suites}`));
}

function suite([path, findings]: readonly [string, readonly Placed[]]): string {
  const counts = { tests: Math.max(1, findings.length), failures: findings.filter(fails).length };
  const cases = findings.length === 0 ? [testCase(path, 'no problems')] : findings.map((each) => caseOf(path, each));
  return element('testsuite', { name: path, ...counts, errors: 0, skipped: 0, time: 0 }, `\n${cases.join('')}`);
}

function fails({ finding }: Placed): boolean {
  return finding.severity !== 'info';
}

function testCase(classname: string, name: string, inside = ''): string {
  return element('testcase', { classname, name, time: 0 }, inside);
}

/** Two findings of one rule are told apart by their places. */
function caseOf(path: string, each: Placed): string {
  const { finding, message, start, remarks } = each;
  const place = `${start.line}:${start.column}`;
  const body = xmlText([`${path}:${place}: ${message}`, ...remarks, finding.url].join('\n'));
  const inside = fails(each)
    ? element('failure', { message, type: finding.severity }, body)
    : element('system-out', {}, body);
  return testCase(path, `${finding.rule} ${place}`, `\n${inside}`);
}
