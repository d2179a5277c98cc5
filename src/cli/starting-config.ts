import { count } from '../report/text.ts';

/** What is known where a configuration begins. */
export interface Start {
  /** Of the clients that must read the configs. */
  readonly targets: readonly string[];
  /** What the ssh of this machine says it is. */
  readonly installed: string | undefined;
  /** Others use the configs on other machines. */
  readonly isShared: boolean;
  /** A keyword that only Apple's ssh knows stands in them. */
  readonly hasApple: boolean;
  readonly files: readonly string[];
  /** Rules that find something today, and how often. */
  readonly found: readonly (readonly [rule: string, times: number])[];
}

const schema = 'https://raw.githubusercontent.com/ssh-lint/ssh-lint/main/schema/ssh-lintrc.json';

/** The text of `.ssh-lintrc.yaml`. */
export function startingConfig(start: Start): string {
  return `${[
    `# yaml-language-server: $schema=${schema}`,
    `# For ${start.files.join(', ') || '~/.ssh/config'}. \`ssh-lint --print-config\` shows all that holds.`,
    '',
    '# recommended, strict or all',
    'extends: recommended',
    '',
    ...targetLines(start),
    '',
    ...ruleLines(start),
    '',
    '# What servers are; `ssh-lint policies` lists what is known.',
    '# hosts:',
    '#   web1: openssh-9.6',
  ].join('\n')}\n`;
}

function targetLines({ targets, installed, isShared, hasApple }: Start): readonly string[] {
  return [
    '# The OpenSSH clients that must read these configs: a version, a system release, or `installed`.',
    ...(installed === undefined ? [] : [`# This machine has ${installed}.`]),
    ...(isShared ? ['# Add those of the other machines.'] : []),
    'targets:',
    ...targets.map((name) => `  - '${name}'`),
    ...(hasApple ? ["  # UseKeychain is in use, so one of them seems to be a Mac.\n  # - 'macos-15'"] : []),
  ];
}

function ruleLines({ found }: Start): readonly string[] {
  const head = '# off, info, warning or error; `ssh-lint rules` lists the rules.';
  if (found.length === 0) return [head, 'rules: {}'];
  const width = Math.max(...found.map(([rule]) => rule.length));
  const lines = found.map(
    ([rule, times]) => `#   ${`${rule}: off`.padEnd(width + 5)}  # ${count(times, 'finding')} today`,
  );
  return [head, '# rules:', ...lines];
}

/** The entry of the hook for `.pre-commit-config.yaml`. */
export function hookEntry(version: string): string {
  return `  - repo: https://github.com/ssh-lint/ssh-lint
    rev: v${version}
    hooks:
      - id: ssh-lint
`;
}
