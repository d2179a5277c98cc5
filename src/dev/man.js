// The man page, in the words of the help: man(7), so that every man reads it.

const characters = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '’': '\\(cq',
  '`': '\\(ga',
  '…': '...',
  '«': '\\(Fo',
  '»': '\\(Fc',
  '~': '\\(ti',
  '^': '\\(ha',
};

const escaped = (text) =>
  text.replaceAll(/[\\\-'’`…«»~^]/g, (character) => characters[character]).replaceAll(/^\./gm, '\\&.');

/** `code` is bold, <what to put in> in italics. */
const prose = (text) =>
  escaped(text)
    .replaceAll(/\\\(ga(.*?)\\\(ga/g, '\\fB$1\\fR')
    .replaceAll(/<(.*?)>/g, '\\fI$1\\fR');

const option = ({ name, aliases = [], value, describe }) => {
  const names = [name, ...aliases].map((each) => `\\fB\\-\\-${escaped(each)}\\fR`).join(', ');
  return `.TP\n${names}${value === undefined ? '' : ` \\fI${escaped(value)}\\fR`}\n${prose(describe)}.`;
};

const commandNames = (commands) => commands.map((name) => (name === 'lint' ? 'linting' : name)).join(', ');

/** Options by group; of those that only some commands have, with the commands. */
function optionSections(options) {
  const shown = options.filter(({ later }) => later !== true);
  return [...new Set(shown.map(({ group }) => group))].flatMap((group) => [
    `.SS ${group}`,
    ...shown
      .filter((each) => each.group === group)
      .map((each) => `${option(each)}${each.commands === undefined ? '' : `\nOf ${commandNames(each.commands)}.`}`),
  ]);
}

/** How it is called, and what it does. */
function command(name, { usage, closingOf }) {
  const [call, ...about] = usage[name].split('\n\n');
  const closing = closingOf(name);
  return [
    '.TP',
    prose(call.replace('$0', '`ssh-lint`')),
    prose(about.join(' ').replaceAll('\n', ' ')),
    ...(closing === '' ? [] : [prose(closing.replaceAll('\n', ' '))]),
  ];
}

const environment = [
  ['SSH_LINT', '`off`: the wrappers of `ssh-lint shell` check nothing. `strict`: they stop where nobody can be asked.'],
  ['NO_COLOR, FORCE_COLOR', 'No colour, or colour, whatever the output is.'],
  ['XDG_CONFIG_HOME', 'Where the folder `ssh-lint` with the user’s own configuration is; without it, ~/.config.'],
  ['SSH_AUTH_SOCK', 'The agent whose keys are listed.'],
];

const files = [
  ['~/.ssh/config', 'What is linted when no file is named.'],
  [
    'package.json, .ssh-lintrc, .ssh-lintrc.json, .ssh-lintrc.yaml, .ssh-lintrc.yml',
    'Configurations, looked for from the folder of a linted file upwards.',
  ],
];

const exits = [
  ['0', 'No error is left; of `check`, no failure is foretold.'],
  ['1', 'There are findings; of `check`, it will fail.'],
  ['2', 'The call is wrong, or a file cannot be read.'],
  ['70', 'A defect of ssh-lint.'],
  ['255', 'Of `resolve --format ssh-g`: the client refuses the config.'],
];

const list = (entries) => entries.flatMap(([name, about]) => ['.TP', `\\fB${escaped(name)}\\fR`, prose(about)]);

export function manPage({ options, commands, version, ...help }) {
  return `${[
    `.TH SSH\\-LINT 1 "" "ssh\\-lint ${version}" "User Commands"`,
    '.SH NAME',
    'ssh\\-lint \\- find faults in configs of the OpenSSH client',
    '.SH SYNOPSIS',
    ...['lint', ...commands].flatMap((name, at) => {
      const [call] = help.usage[name].split('\n');
      return [...(at === 0 ? [] : ['.br']), prose(call.replace('$0', '`ssh-lint`'))];
    }),
    '.SH COMMANDS',
    ...['lint', ...commands].flatMap((name) => command(name, help)),
    '.SH OPTIONS',
    ...optionSections(options),
    '.SH EXIT STATUS',
    ...list(exits),
    '.SH ENVIRONMENT',
    ...list(environment),
    '.SH FILES',
    ...list(files),
    '.SH SEE ALSO',
    '.BR ssh (1),',
    '.BR ssh_config (5)',
  ].join('\n')}\n`;
}
