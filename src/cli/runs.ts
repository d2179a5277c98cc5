import type { Client } from '../client/client.ts';
import type { Finding } from '../lint/finding.ts';
import { joined } from '../lint/join.ts';
import { lint } from '../lint/lint.ts';
import type { LintConfig, LintedFile, LintRequest, LintResult } from '../lint/request.ts';
import type { Rule } from '../rule.ts';
import { configurationAt, configurationFor } from './config.ts';
import { type Configuration, defaults } from './configuration.ts';
import type { Input } from './inputs.ts';
import type { Around } from './near-files.ts';
import { progressFor } from './progress.ts';
import type { Session } from './session.ts';
import { settingsFor } from './settings.ts';
import { targetsFor } from './targets.ts';

/** Inputs for which the same configuration holds. */
export interface Group {
  readonly configuration: Configuration;
  readonly inputs: readonly Input[];
  readonly clients: readonly Client[];
  /** Undefined: all rules run. */
  readonly running?: readonly Rule[];
  /** What may be looked at besides, in the world of a session; undefined: nothing. */
  readonly around?: (session: Session) => Around;
}

export interface Outcome extends LintResult {
  readonly clients: readonly Client[];
}

/** Each file with the configuration that holds for it; files that share one are linted together. */
export async function groupsOf(session: Session, inputs: readonly Input[], rules: Rules): Promise<readonly Group[]> {
  const groups = new Map<string | undefined, Group>();
  for (const input of inputs) {
    const configuration = await configurationIn(input.folder, session, rules);
    const known = groups.get(configuration.path);
    const clients = known?.clients ?? clientsOf(session, configuration);
    const around = known?.around ?? (await aroundFor(session, configuration, inputs));
    groups.set(configuration.path, { configuration, clients, around, inputs: [...(known?.inputs ?? []), input] });
  }
  return [...groups.values()];
}

/** The policies are large, and loaded only where something in a config may have one. */
async function aroundFor(
  session: Session,
  configuration: Configuration,
  inputs: readonly Input[],
): Promise<NonNullable<Group['around']>> {
  const { mayForetell, nearFilesFor } = await import('./near-files.ts');
  if (!mayForetell(inputs, configuration, session)) return nearFilesFor(session, inputs);
  const { surroundingsFor } = await import('./surroundings.ts');
  return surroundingsFor(session, configuration);
}

export type Rules = () => Promise<readonly Rule[]>;

/** The configuration for the files of a folder, or the one that the command line names. */
export async function configurationIn(
  folder: string,
  { line, own, say, debug }: Session,
  rules: Rules,
): Promise<Configuration> {
  const chosen = line.text('config');
  if (chosen !== undefined) return configurationAt(chosen, { ports: own, rules, remark: say });
  if (line.has('no-config')) return defaults;
  const configuration = await configurationFor(folder, { ports: own, rules, remark: say });
  debug(`configuration for ${folder}: ${configuration.path ?? 'none'}`);
  return configuration;
}

function clientsOf({ line, own, say, debug }: Session, { targets }: Configuration): readonly Client[] {
  const asked = line.texts('target');
  const { clients, remarks } = targetsFor(asked.length > 0 ? asked : targets, own);
  for (const remark of remarks) say(remark);
  debug(`clients: ${clients.map(({ label, banner }) => `${label} (${banner})`).join(', ')}`);
  return clients;
}

/** Lints a group. Files that the user's config Includes are judged as a part of it. */
export function lintGroup(session: Session, group: Group, rules: readonly Rule[]): Outcome {
  const { line, ports } = session;
  const { clients, configuration, inputs } = group;
  const destinations = line.texts('destination');
  const progress = progressFor(ports);
  const request: Omit<LintRequest, 'configs'> = {
    ports,
    clients,
    rules: group.running ?? rules,
    ruleIds: rules.map(({ id }) => id),
    settings: settingsFor(line, configuration, rules),
    ...(group.around === undefined ? {} : { surroundings: group.around(session) }),
    policyIds: configuration.policies.map(({ policy }) => policy.id),
    reportUnusedDisables: line.has('report-unused-disables'),
    ...(destinations.length > 0 ? { destinations } : {}),
    witnesses: line.has('fix') || line.has('diff'),
    tick: progress.tick,
  };
  const named = new Set(inputs.map(({ path }) => ports.files.realPath(path)));
  const parts = inputs.map((input) => ({ input, main: mainOf(input, named, request) }));
  const alone = parts.flatMap(({ input, main }) => (main === undefined ? [input.config] : []));
  const results = [
    ...(alone.length > 0 ? [withoutSystem(lint({ ...request, configs: alone }), alone)] : []),
    ...parts.flatMap(({ input, main }) =>
      main === undefined ? [] : [only(lint({ ...request, configs: [main] }), input.path, request)],
    ),
  ];
  progress.done();
  return { clients, ...joined(results) };
}

/** The config that Includes the file of an input; one that is named itself is linted anyway. */
function mainOf(
  { mains, path }: Input,
  named: ReadonlySet<string | undefined>,
  request: Omit<LintRequest, 'configs'>,
): LintConfig | undefined {
  const { realPath } = request.ports.files;
  const real = realPath(path);
  return mains.find((main) => {
    if (named.has(realPath(main.files[0]?.path ?? ''))) return false;
    const { files } = lint({ ...request, rules: [], configs: [main] });
    return files.some(({ source }) => source.path !== main.files[0]?.path && realPath(source.path) === real);
  });
}

/** Of a config, one file and what it Includes. */
function only(result: LintResult, path: string, { ports }: Pick<LintRequest, 'ports'>): LintResult {
  const { realPath } = ports.files;
  const real = realPath(path);
  const shown = new Set<string>();
  for (const { source, includedBy } of result.files) {
    if (realPath(source.path) === real || (includedBy !== undefined && shown.has(includedBy))) shown.add(source.path);
  }
  return keeping(result, ({ source }) => shown.has(source.path));
}

/** What is wrong with the system's own files is not for the user to repair, unless it is them that were asked for. */
function withoutSystem(result: LintResult, configs: readonly LintConfig[]): LintResult {
  const isBeside = configs.some(({ files }) => files.length > 1);
  return isBeside ? keeping(result, ({ role }) => role === 'user') : result;
}

function keeping(result: LintResult, keep: (file: LintedFile) => boolean): LintResult {
  const files = result.files.filter(keep);
  const shown = new Set(files.map(({ source }) => source.path));
  const isShown = ({ at }: Finding): boolean => shown.has(at.source.path);
  const findings = result.findings.filter(isShown);
  return { ...result, files, findings, suppressed: result.suppressed.filter(({ finding }) => isShown(finding)) };
}
