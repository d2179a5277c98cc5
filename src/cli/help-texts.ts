import { formatNames } from './formats.ts';
import type { Command } from './options.ts';

/** How a command is called, and what it does. */
export const usage: Readonly<Record<Command, string>> = {
  lint: `$0 [options] [file..]

Lints OpenSSH client configs and the files that they Include; without files, ~/.ssh/config.`,
  check: `$0 check [options] [ssh's options] <destination> [command]

Says before connecting whether anything stands in the way; if so, what, and what repairs it. Connects to nothing.`,
  resolve: `$0 resolve [options] [ssh's options] <destination> [command]

Shows what a destination gets: every option, the line that set it and the lines that lost.`,
  rules: `$0 rules [options]

Lists the rules.`,
  policies: `$0 policies [options] [policy]

Lists the servers and services that it knows; of one, what it accepts and where that is known from.`,
  explain: `$0 explain [options] <rule | line>

Shows the page of a rule; or, of a line that ssh printed, which side it is about, its likely causes and what to ask next.`,
  init: `$0 init [options]

Writes a starting configuration, .ssh-lintrc.yaml, for this repository or for the home folder; overwrites nothing.`,
  shell: `$0 shell [options] bash|zsh|fish

Prints, for eval, what makes ssh, scp and sftp check before they connect, and the completions of ssh-lint.`,
};

/** The commands, each in one line. */
export const summaries: readonly (readonly [string, string])[] = [
  ['$0 [file..]', 'Lint config files and what they Include'],
  ['check <destination>', 'Say before connecting whether anything stands in the way'],
  ['resolve <destination>', 'Show what a destination gets, and which line decided'],
  ['rules', 'List the rules'],
  ['policies [policy]', 'List the servers that it knows, or the facts of one'],
  ['explain <rule | line>', 'Show the page of a rule, or what a line means that ssh printed'],
  ['init', 'Write a starting configuration'],
  ['shell bash|zsh|fish', 'Print what makes ssh check before it connects, and the completions'],
];

const closing: Readonly<Record<Command, string>> = {
  lint: 'Exit codes: 0 no error left, 1 findings, 2 a wrong call or a file that cannot be read, 70 a defect of ssh-lint.',
  check: `ssh's options stand as on its own command line: -F -l -p -i -o -J -4 … With --as scp, sftp or git, which stands \
first, those of that program. Exit codes: 0 no failure is foretold, 1 it will fail, 2 a wrong \
call, 70 a defect of ssh-lint.`,
  resolve: `ssh's options stand as on its own command line: -F -l -p -i -o -J -4 … ssh-g is exactly what ssh -G prints.`,
  rules: '',
  policies: '',
  explain: '',
  init: '',
  shell: `In ~/.bashrc: eval "$(ssh-lint shell bash)"; in ~/.zshrc the same with zsh; in config.fish: ssh-lint shell fish | source. \
SSH_LINT=off skips the check, SSH_LINT=strict stops a script where a terminal would be asked.`,
};

/** What is said at the end of a help. */
export function closingOf(command: Command): string {
  const names: readonly string[] = formatNames[command];
  return [closing[command], names.length === 0 ? '' : `Formats: ${names.join(', ')}.`]
    .filter((text) => text !== '')
    .join(' ');
}
