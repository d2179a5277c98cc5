import type { Client } from '../client/client.ts';
import { once } from '../client/memo.ts';
import { proved, type Reader } from '../fix/prove.ts';
import { remedied } from '../fix/remedies.ts';
import { resolvingIn, witnessesFor } from '../fix/witness-check.ts';
import { type Config, loadConfig } from '../load/config.ts';
import { editedOpener, type Opener, openerFor } from '../load/open.ts';
import type { Ports } from '../ports.ts';
import type { ReadContext } from '../read/types.ts';
import { servicePorts } from '../resolve/services.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../syntax/document.ts';
import type { Finding, Problem } from './finding.ts';
import { everyKeyword, isKeyword } from './history.ts';
import { joined } from './join.ts';
import { isOn, levelOf, optionsFor } from './levels.ts';
import { type Gathering, gathering, sorted } from './merge.ts';
import { nearest } from './nearest.ts';
import type { LintConfig, LintedFile, LintRequest, LintResult, Suppressed } from './request.ts';
import { type Raw, runRules } from './run.ts';
import { concerns, destinationsIn, destinationsOf } from './scope.ts';
import { SERVER_KEYWORDS } from './server-keywords.ts';
import { type Suppression, type Suppressions, suppressionFinder, suppressionsIn } from './suppress.ts';
import { badSuppressions, unusedSuppressions } from './suppression-findings.ts';
import { remembering, type Surroundings } from './surroundings.ts';

export type {
  LintConfig,
  LintedFile,
  LintFile,
  LintRequest,
  LintResult,
  LintSettings,
  Override,
  RuleSetting,
  Suppressed,
} from './request.ts';

/** Whether a first word may stand in an ssh config, be it misspelt. */
const mayBeKeyword = once(
  (name: string) => isKeyword(name) || SERVER_KEYWORDS.has(name) || nearest(name, everyKeyword()).length > 0,
);

/** Services that a machine without a list of them is taken to know. */
const COMMON_PORTS: Readonly<Record<string, number>> = {
  ftp: 21,
  http: 80,
  https: 443,
  socks: 1080,
  ssh: 22,
  telnet: 23,
};

function servicesOf({ files }: Ports): ReadContext['servicePort'] {
  const listed = servicePorts(files);
  return (name) => listed(name) ?? (Object.hasOwn(COMMON_PORTS, name) ? COMMON_PORTS[name] : undefined);
}

interface Session {
  readonly request: LintRequest;
  readonly opener: Opener;
  readonly contextOf: (client: Client) => ReadContext;
  readonly rules: readonly Rule[];
  readonly byId: ReadonlyMap<string, Rule>;
  readonly ruleIds: ReadonlySet<string>;
}

function sessionFor(request: LintRequest): Session {
  const { ports, configs, rules, settings } = request;
  const given = new Map(
    configs.flatMap(({ files }) =>
      files.flatMap(({ path, bytes }): [string, Uint8Array][] => (bytes ? [[path, bytes]] : [])),
    ),
  );
  const servicePort = servicesOf(ports);
  return {
    request,
    opener: openerFor({ files: ports.files, given, isKeyword: mayBeKeyword }),
    contextOf: (client) => ({ client, environment: ports.environment, servicePort, fromFile: true }),
    rules: rules.filter((rule) => isOn(rule, settings)),
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    ruleIds: new Set(request.ruleIds ?? rules.map(({ id }) => id)),
  };
}

function load(session: Session, { files, onlyBelow, standIn }: LintConfig, client: Client): Config {
  const { opener, request } = session;
  const context = session.contextOf(client);
  return loadConfig({ files, client, ports: request.ports, opener, context, onlyBelow, standIn, tick: request.tick });
}

interface Loaded {
  readonly config: Config;
  readonly surroundings: Surroundings | undefined;
}

/** Adds what one target has against a config. */
function check(session: Session, { config, surroundings }: Loaded, gathered: Gathering): void {
  const { settings, policyIds: policies = [], destinations: wanted, tick } = session.request;
  const target = config.client.label;
  const emit = ({ rule, problem, scope, cause }: Raw): void => {
    const destinations = problem.destinations ?? destinationsOf(scope);
    if (wanted !== undefined && !concerns(scope, problem.destinations ?? [], wanted)) return;
    const severity = levelOf({ rule, problem, scope, destinations }, settings);
    if (severity !== 'off') gathered.add({ rule, severity, problem, scope, cause, destinations, target });
  };
  const optionsOf = (rule: Rule): unknown => optionsFor(rule, settings);
  runRules({ config, rules: session.rules, optionsOf, policies, surroundings, emit, tick });
}

/** What says that a suppression is needed no more. */
const UNUSED = 'suppression-unused';

/** The findings that no comment suppresses, with what is wrong with the comments, and those that one does. */
function suppress(
  session: Session,
  sources: readonly Source[],
  findings: readonly Finding[],
): Pick<LintResult, 'findings' | 'suppressed'> {
  const { request, byId, ruleIds, rules } = session;
  const bySource = new Map(sources.map((source): [Source, Suppressions] => [source, suppressionsIn(source)]));
  const finders = new Map(
    [...bySource]
      .filter(([, { all }]) => all.length > 0)
      .map(([source, found]) => [source, suppressionFinder(found, source)] as const),
  );
  const used = new Set<Suppression>();
  const suppressed: Suppressed[] = [];
  const isLeft = (finding: Finding): boolean => {
    const by = finders.get(finding.at.source)?.(finding.rule, finding.at.span.start) ?? [];
    for (const each of by) used.add(each);
    const [first] = by;
    if (first !== undefined) suppressed.push({ finding, reason: first.reason });
    return first === undefined;
  };
  const left = findings.filter(isLeft);
  const gathered = gathering();
  const add = (id: string, problem: Problem): void => {
    const rule = byId.get(id);
    const found = rule && { rule, problem, scope: undefined, destinations: [] };
    const severity = found && levelOf(found, request.settings);
    if (found && severity && severity !== 'off')
      gathered.add({ ...found, severity, target: request.clients[0]?.label ?? '' });
  };
  for (const [source, found] of bySource)
    for (const { rule, problem } of badSuppressions(source, found, ruleIds)) add(rule, problem);
  const ofComments = gathered.findings().filter(isLeft);
  const unusedOf = (isAsked: (rule: string) => boolean): readonly Finding[] => {
    const unused = gathering();
    const rule = request.reportUnusedDisables ? byId.get(UNUSED) : undefined;
    const target = request.clients[0]?.label ?? '';
    for (const [source, suppressions] of rule ? bySource : []) {
      for (const { problem } of unusedSuppressions({ source, suppressions, used, isAsked }, rules)) {
        if (rule) unused.add({ rule, severity: 'warning', problem, scope: undefined, destinations: [], target });
      }
    }
    return unused.findings();
  };
  // A comment may suppress what is said of others; whether it does must be known before it is judged itself.
  const ofOthers = unusedOf((id) => id !== UNUSED).filter(isLeft);
  const unused = [...ofOthers, ...unusedOf((id) => id === UNUSED)];
  const all = request.clients.map(({ label }) => label);
  const ofThis = [...ofComments, ...unused].map((finding) => ({ ...finding, targets: all }));
  return { findings: [...left, ...ofThis], suppressed };
}

/** What one config gives, and the config as each target reads it, for proofs. */
interface ConfigResult extends LintResult {
  readonly readers: readonly Reader[];
}

function lintConfig(session: Session, config: LintConfig): ConfigResult {
  const gathered = gathering();
  const files = new Map<Source, LintedFile>();
  const destinations = new Set<string>();
  const readers: Reader[] = [];
  for (const client of session.request.clients) {
    const loaded = load(session, config, client);
    const around = session.request.surroundings?.(config, client);
    const surroundings = around && remembering(around);
    const { foretell, pen } = surroundings ?? {};
    readers.push({ ...readerFor(session, config, loaded), foretell, pen });
    check(session, { config: loaded, surroundings }, gathered);
    for (const { source, role, looks, includedBy } of loaded.files) {
      const file = { source, role, showable: looks === undefined || looks === 'template' };
      if (!files.has(source)) files.set(source, includedBy === undefined ? file : { ...file, includedBy });
    }
    for (const name of destinationsIn(loaded)) destinations.add(name);
  }
  const sources = [...files.keys()];
  const shown = [...files.values()].filter(({ showable }) => showable).map(({ source }) => source);
  const { findings, suppressed } = suppress(session, shown, gathered.findings());
  return {
    findings: sorted(findings, sources),
    suppressed,
    readers,
    files: [...files.values()],
    destinations: [...destinations],
  };
}

/** A loaded config, and how it is read with other texts. */
function readerFor(session: Session, config: LintConfig, before: Config): Reader {
  const { request } = session;
  const { client } = before;
  const given = { request, config, before, opener: session.opener };
  return {
    before,
    reread: (texts) => load({ ...session, opener: editedOpener(session.opener, texts) }, config, client),
    resolve: resolvingIn(given),
    ...(request.witnesses && { witness: witnessesFor(given) }),
  };
}

/** Leaves out a config of one file that another one Includes: it is judged in that place. */
function withoutIncluded(results: readonly ConfigResult[], session: Session): readonly ConfigResult[] {
  if (results.length < 2) return results;
  const { files } = session.request.ports;
  const real = (path: string): string => files.realPath(path) ?? path;
  const included = results.map(
    (result) =>
      new Set(result.files.filter(({ includedBy }) => includedBy !== undefined).map(({ source }) => real(source.path))),
  );
  return results.filter((result, at) => {
    const first = result.files[0];
    if (first === undefined) return true;
    const path = real(first.source.path);
    return !included.some(
      (paths, other) =>
        other !== at && paths.has(path) && !included[at]?.has(real(results[other]?.files[0]?.source.path ?? '')),
    );
  });
}

/** Lints configurations as every target reads them. Whatever stands in them is a finding, never an exception. */
export function lint(request: LintRequest): LintResult {
  const session = sessionFor(request);
  const results = withoutIncluded(
    request.configs.map((config) => lintConfig(session, config)),
    session,
  );
  const all = joined(results);
  const readers = results.flatMap((result) => result.readers);
  const cut = readers.some(({ before }) => before.cut);
  const findings = remedied(all.findings, readers);
  return { ...all, findings: proved(findings, readers, request.witnesses === true), ...(cut && { cut }) };
}
