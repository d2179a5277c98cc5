import { join, resolve } from 'node:path';
import type { Finding } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import type { LintConfig } from '../lint/request.ts';
import type { Verdict } from '../predict/types.ts';
import { isNone } from '../resolve/defaults.ts';
import { systemConfigOf } from '../resolve/own-world.ts';
import type { Rule } from '../rule.ts';
import type { Configuration } from './configuration.ts';
import { bordered } from './parts.ts';
import type { Session } from './session.ts';
import { settingsFor } from './settings.ts';

export interface FindingsRequest {
  readonly session: Session;
  readonly configuration: Configuration;
  readonly rules: readonly Rule[];
  /** What stands behind -F; undefined: the user's and the system's own. */
  readonly chosen: string | undefined;
}

/** What linting finds in the config and concerns these destinations; one list for each verdict. */
export function findingsFor(verdicts: readonly Verdict[], request: FindingsRequest): readonly (readonly Finding[])[] {
  const { session, configuration, rules, chosen } = request;
  const { ports, line } = session;
  const config = configOf(session, chosen);
  return verdicts.map(({ situation }) => {
    const { host, client } = situation.resolution;
    if (host === '' || isNone(chosen)) return [];
    const { findings } = lint({
      ports,
      clients: [client],
      rules,
      settings: settingsFor(line, configuration, rules),
      policyIds: configuration.policies.map(({ policy }) => policy.id),
      configs: [config],
      destinations: [host],
    });
    return findings;
  });
}

function configOf(session: Session, chosen: string | undefined): LintConfig {
  const { ports } = session;
  if (chosen !== undefined) {
    const path = resolve(ports.currentFolder, chosen);
    return bordered({ files: [{ path, role: 'user', optional: true }] }, path, session);
  }
  const path = join(ports.user.home, '.ssh', 'config');
  const files: LintConfig['files'] = [
    { path, role: 'user', optional: true },
    { path: systemConfigOf(ports), role: 'system', optional: true },
  ];
  return bordered({ files }, path, session);
}
