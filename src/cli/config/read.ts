import { dirname, join, resolve } from 'node:path';
import type { LintSettings, Override } from '../../lint/request.ts';
import type { Ports } from '../../ports.ts';
import type { Rule } from '../../rule.ts';
import { type Author, ownPolicy } from '../../server/own-policies.ts';
import { type Configuration, defaults } from '../configuration.ts';
import { didYouMean } from '../nearest.ts';
import type { Config, RuleLevel } from '../schema.ts';
import { contentMistakes, settingOf, wordsOf } from './checks.ts';
import type { Found } from './explore.ts';
import { contentOf, load, rootIn } from './file.ts';
import { checkShape, type Mistake, refuse } from './mistakes.ts';
import { isWithin, repositoryOf } from './places.ts';
import { policyMistakes } from './policy-checks.ts';

export interface Reading {
  readonly ports: Ports;
  readonly rules: readonly Rule[];
  readonly trusted: boolean;
  /** The files that extend this one, outermost first. */
  readonly above: readonly string[];
}

type Preset = LintSettings['preset'];
const presets = ['none', 'recommended', 'strict', 'all'] as const;

/** What a file means, with what it extends; its mistakes end the program. */
export async function read(found: Found, reading: Reading): Promise<Configuration> {
  const root = rootIn(found.path);
  const shape = checkShape(found.value);
  if ('mistakes' in shape) return refuse(found, root, shape.mistakes);
  const { config } = shape;
  const bases = wordsOf(config.extends).map((base, index) => extended(base, index, { found, reading }));
  const wrong = [
    ...contentMistakes(config, reading.rules),
    ...bases.flatMap((base) => ('mistake' in base ? [base.mistake] : [])),
  ];
  const read = await Promise.all(bases.flatMap((base) => ('read' in base ? [base.read()] : [])));
  const ids = read.flatMap(({ policies }) => policies.map(({ policy }) => policy));
  const mistakes = [...wrong, ...policyMistakes(config, ids)];
  if (mistakes.length > 0) return refuse(found, root, mistakes);
  return merged(found, config, { bases: read, reading });
}

type Base = { readonly mistake: Mistake } | { readonly read: () => Promise<Configuration> };

interface Asking {
  readonly found: Found;
  readonly reading: Reading;
}

/** One entry of `extends`: a preset, or another file of the same repository. */
function extended(base: string, index: number, { found, reading }: Asking): Base {
  const mistake = (message: string): Base => ({ mistake: { keys: ['extends', index], onKey: false, message } });
  const preset = presets.find((name) => name === base);
  if (preset !== undefined && preset !== 'none') {
    return { read: async () => ({ ...defaults, preset, trusted: reading.trusted }) };
  }
  if (!base.startsWith('./') && !base.startsWith('../')) {
    const hint = didYouMean(base, presets.slice(1)) || '; a path begins with ./';
    return mistake(`there is no preset \`${base}\`${hint}`);
  }
  const path = resolve(dirname(found.path), base);
  const above = [...reading.above, found.path];
  if (above.includes(path)) return mistake(`\`${base}\` extends itself`);
  if (!isInside(path, found.path, reading.ports)) return mistake(`\`${base}\` is not inside the repository`);
  const there = reading.ports.files.read(path);
  if ('reason' in there) return mistake(`cannot read \`${base}\`: ${there.message}`);
  return { read: async () => read(await fileAt(path, reading.ports), { ...reading, above }) };
}

async function fileAt(path: string, ports: Ports): Promise<Found> {
  return load({ path, content: contentOf(path, ports) }, ports);
}

/** Links are followed first. */
function isInside(path: string, from: string, { files }: Ports): boolean {
  const folder = dirname(from);
  const border = files.realPath(repositoryOf(folder, { files }) ?? folder);
  const real = files.realPath(path) ?? join(files.realPath(dirname(path)) ?? '/', 'missing');
  return border !== undefined && isWithin(real, border);
}

interface Bases {
  readonly bases: readonly Configuration[];
  readonly reading: Reading;
}

/** Later ones win, the file's own lines at last; of the presets the largest. */
function merged({ path }: Found, config: Config, { bases, reading }: Bases): Configuration {
  const own: readonly Preset[] = config.extends === undefined ? ['recommended'] : ['none'];
  const all = [...own, ...bases.map(({ preset }) => preset)];
  const chosen = presets.findLast((preset) => all.includes(preset)) ?? 'none';
  const layers = [...bases.map(({ rules }) => rules), settingsOf(config.rules ?? {})];
  return {
    path,
    trusted: reading.trusted,
    preset: chosen,
    rules: layers.reduce(over, {}),
    overrides: [...bases.flatMap(({ overrides }) => overrides), ...overridesOf(config)],
    targets: config.targets === undefined ? (bases.at(-1)?.targets ?? []) : wordsOf(config.targets),
    ...serversOf(config, bases, { path, trust: reading.trusted ? 'user' : 'repository' }),
  };
}

/** The file's own entries come first, and hide what a file that it extends says under the same name. */
function serversOf(
  { policies = [], hosts = {} }: Config,
  bases: readonly Configuration[],
  by: Author,
): Pick<Configuration, 'policies' | 'hosts'> {
  const all = [
    ...policies.map((policy) => ownPolicy(policy, by)),
    ...bases.toReversed().flatMap((base) => base.policies),
  ];
  const claims = Object.entries(hosts).map(([pattern, policy]) => ({ pattern, policy, by }));
  return {
    policies: all.filter(({ policy }, index) => all.findIndex((each) => each.policy.id === policy.id) === index),
    hosts: [...claims, ...bases.toReversed().flatMap((base) => base.hosts)],
  };
}

type Settings = LintSettings['rules'];

/** A level alone leaves the options as they were. */
function over(below: Settings, above: Settings): Settings {
  const both = Object.entries(above).map(([id, setting]) => [id, { ...below[id], ...setting }] as const);
  return { ...below, ...Object.fromEntries(both) };
}

function settingsOf(rules: Readonly<Record<string, RuleLevel>>): Settings {
  return Object.fromEntries(Object.entries(rules).map(([id, setting]) => [id, settingOf(setting)]));
}

function overridesOf({ overrides = [] }: Config): readonly Override[] {
  return overrides.map(({ rules, ...where }) => ({ ...where, rules: settingsOf(rules) }));
}
