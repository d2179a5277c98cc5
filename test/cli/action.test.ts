import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { call, type Hooks, publish } from '../support/hooks.ts';
import { programsObstacle, registryObstacle } from '../support/programs.ts';
import { write } from '../support/written.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-action-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const steps: readonly Step[] = action.runs.steps;
const given = ['--target', '9.2', '--no-config', '--format', 'github'].join(' ');

type Inputs = Readonly<Record<string, string>>;

/** As the runner does it: the words of `shell: bash`, and a step's own variables with the inputs put in. */
function runStep(
  { run = '', env = {} }: Step,
  inputs: Inputs,
  { path, cwd }: { readonly path: string; readonly cwd: string },
) {
  const inputOf = (name: string): string => inputs[name] ?? action.inputs[name].default ?? '';
  const own = Object.entries(env).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input) => inputOf(input)),
  ]);
  const script = join(folder, 'script.sh');
  write(folder, { 'script.sh': run });
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...Object.fromEntries(own), GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: path, CI: 'true' },
  });
  return { status, stdout, stderr };
}

/** A repository of dotfiles in which a job runs. */
function workspace(): string {
  const cwd = mkdtempSync(join(folder, 'dots-'));
  spawnSync('git', ['init', '-q', cwd]);
  write(cwd, { 'dot_ssh/a config': 'Host a\n  Usr x\n', 'dot_ssh/config': 'Host a\n  IdentityFile ~/.ssh/gone\n' });
  return cwd;
}

const [lint = {}] = steps.slice(-1);
const linted = (files: string, args: string) => runStep(lint, { files, args }, { path: root, cwd: workspace() });

describe('the action', () => {
  test('has the fields that GitHub documents for one that is composite', () => {
    const text = { type: 'string' } as const;
    const texts = { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } } as const;
    const optional = { name: text, id: text, if: text, env: texts, 'continue-on-error': { type: 'boolean' } };
    const object = (properties: object, required: readonly string[]) =>
      ({ type: 'object', properties, required, additionalProperties: false }) as const;
    const input = object({ description: text, required: { type: 'boolean' }, default: text }, ['description']);
    const runs = object({ ...optional, run: text, shell: { enum: ['bash'] }, 'working-directory': text }, [
      'run',
      'shell',
    ]);
    const uses = object({ ...optional, uses: { type: 'string', pattern: '^[\\w-]+/[\\w-]+@v\\d+$' }, with: texts }, [
      'uses',
    ]);
    const list = { type: 'array', items: { oneOf: [runs, uses] } };
    const fields = {
      ...{ name: text, author: text, description: text },
      branding: object({ icon: { enum: ['terminal'] }, color: { enum: ['gray-dark'] } }, ['icon', 'color']),
      inputs: { type: 'object', patternProperties: { '^[_a-zA-Z][\\w-]*$': input }, additionalProperties: false },
      runs: object({ using: { const: 'composite' }, steps: list }, ['using', 'steps']),
    };
    const isAction = new Ajv({ strict: false }).compile(object(fields, ['name', 'description', 'runs']));
    expect(isAction(action), JSON.stringify(isAction.errors)).toBe(true);
    expect(isAction({ ...action, run: 'x' })).toBe(false);
  });

  test('takes what it is given from the environment, never as code', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(Object.keys(lint.env ?? {})).toEqual(['FILES', 'ARGS']);
  });

  test('annotates, and fails where there is an error', () => {
    const { status, stdout } = linted('dot_ssh/config\n\ndot_ssh/a config\n', given);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=dot_ssh\/a config,line=2,/);
    expect(linted('dot_ssh/config', given)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('runs nothing that stands in its inputs', () => {
    const { status, stderr } = linted('$(touch x)\n`touch x`', '--target 9.2 --no-config');
    expect(status).toBe(2);
    expect(stderr).toContain('there is no file $(touch x)');
  });

  test('fails where no file is named, and lints nothing of the runner', () => {
    expect(linted('\n', given)).toMatchObject({ status: 2, stdout: '::error::ssh-lint: `files` names no file\n' });
  });
});

const noGit = programsObstacle('git');
const fresh = `from a fresh checkout, step by step, the action${noGit ? ` (${noGit})` : ''}`;

describe.skipIf(noGit !== undefined)(fresh, () => {
  let hooks: Hooks;
  const path = join(folder, 'action');
  let obstacle: string | undefined;

  beforeAll(() => {
    hooks = publish(folder);
    obstacle = registryObstacle();
    call(hooks, folder, ['git', 'clone', '-q', hooks.repository, path]);
    if (existsSync(join(path, 'node_modules'))) throw new Error('npm would work in a node_modules of somebody else');
  }, 15 * 60_000);

  test(
    'sets itself up, lints and writes a report',
    ({ skip }) => {
      skip(obstacle !== undefined, obstacle);
      const cwd = workspace();
      const args = '--target 9.2 --format sarif=ssh-lint.sarif';
      const results = steps.flatMap((step) => {
        // What it uses is there: this is Node.
        return step.run === undefined
          ? []
          : [runStep(step, { files: 'dot_ssh/a config\ndot_ssh/config\n', args }, { path, cwd })];
      });
      expect(results.map(({ status }) => status)).toEqual([0, 1]);
      expect(existsSync(join(path, 'dist'))).toBe(true);
      const [{ results: found }] = JSON.parse(readFileSync(join(cwd, 'ssh-lint.sarif'), 'utf8')).runs;
      expect(found.map(({ ruleId }: { readonly ruleId: string }) => ruleId)).toEqual(['syntax-unknown-keyword']);
    },
    15 * 60_000,
  );
});
