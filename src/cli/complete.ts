import { commandIn } from './command-line.ts';
import { type Command, commands, findOption, optionsOf } from './options.ts';
import { categories } from './settings.ts';
import { shells } from './shell-scripts.ts';

/** Something that may stand at the cursor. */
export interface Candidate {
  readonly word: string;
  readonly about: string;
}

/** What is worth offering, and whether a file may stand there, too. */
export interface Offer {
  readonly candidates: readonly Candidate[];
  readonly files: boolean;
}

/** The names that can be completed; each is asked for only when it is needed. */
export interface Names {
  readonly rules: () => Promise<readonly Candidate[]>;
  readonly policies: () => Promise<readonly Candidate[]>;
  readonly targets: () => Promise<readonly Candidate[]>;
  readonly destinations: () => Promise<readonly Candidate[]>;
  readonly formats: (command: Command) => readonly string[];
}

const nothing: Offer = { candidates: [], files: false };
const onlyFiles: Offer = { candidates: [], files: true };

/** `words`: what stands behind `ssh-lint`, up to the cursor; the last one may be empty. */
export async function complete(words: readonly string[], names: Names): Promise<Offer> {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const { command: asked } = commandIn(before);
  const command = asked === undefined ? 'lint' : commands.find((name) => name === asked);
  if (command === undefined) return nothing;
  const previous = before.at(-1) ?? '';
  const [head = '', ...tail] = current.split('=');
  if (current.startsWith('--') && tail.length > 0) {
    const offer = await valuesOf(head.slice(2), tail.join('='), { command, names });
    return { ...offer, candidates: offer.candidates.map(({ word, about }) => ({ word: `${head}=${word}`, about })) };
  }
  if (previous.startsWith('--') && findOption(previous.slice(2))?.value !== undefined) {
    return valuesOf(previous.slice(2), current, { command, names });
  }
  if (current.startsWith('-')) return startingWith(current, optionCandidates(command));
  const offer = await positionals(command, { current, isFirst: asked === undefined && before.length === 0, names });
  return { ...startingWith(current, offer.candidates), files: offer.files };
}

function startingWith(start: string, candidates: readonly Candidate[]): Offer {
  return { candidates: candidates.filter(({ word }) => word.startsWith(start)), files: false };
}

function plain(words: readonly string[]): readonly Candidate[] {
  return words.map((word) => ({ word, about: '' }));
}

function optionCandidates(command: Command): readonly Candidate[] {
  return optionsOf(command)
    .filter(({ later }) => later !== true)
    .flatMap(({ name, aliases = [], describe }) =>
      [name, ...aliases].map((word) => ({ word: `--${word}`, about: describe })),
    );
}

interface Asking {
  readonly command: Command;
  readonly names: Names;
}

/** What may be the value of an option. */
async function valuesOf(option: string, current: string, { command, names }: Asking): Promise<Offer> {
  const name = findOption(option)?.name;
  switch (name) {
    case 'target':
      return startingWith(current, await names.targets());
    case 'destination':
      return startingWith(current, await names.destinations());
    case 'only':
    case 'fix-rule':
    case 'suppress-rule':
      return startingWith(current, await names.rules());
    case 'rule':
      return levels(current, await names.rules());
    case 'category':
      return startingWith(current, plain(categories));
    case 'format':
      return startingWith(current, plain(names.formats(command)));
    case 'home':
    case 'config':
    case 'stdin-filename':
    case 'suppressions-location':
      return onlyFiles;
    case 'policy':
      return startingWith(current, await names.policies());
    case 'as':
      return startingWith(current, plain(['ssh', 'scp', 'sftp', 'git']));
    default:
      return nothing;
  }
}

/** Rules, and the levels of the one that is left. */
function levels(current: string, rules: readonly Candidate[]): Offer {
  const [id = '', level] = current.split(':');
  const near = rules.filter(({ word }) => (level === undefined ? word.startsWith(id) : word === id));
  const [only] = near;
  if (only === undefined || near.length > 1) return { candidates: near, files: false };
  return startingWith(current, plain(['off', 'info', 'warning', 'error'].map((each) => `${only.word}:${each}`)));
}

interface Place {
  readonly current: string;
  /** Nothing stands in front of it. */
  readonly isFirst: boolean;
  readonly names: Names;
}

async function positionals(command: Command, { current, isFirst, names }: Place): Promise<Offer> {
  switch (command) {
    case 'lint':
      return { candidates: isFirst ? plain(commands) : [], files: true };
    case 'check':
    case 'resolve': {
      const user = /^[^@]*@/.exec(current)?.[0] ?? '';
      const hosts = await names.destinations();
      return { candidates: hosts.map(({ word, about }) => ({ word: user + word, about })), files: false };
    }
    case 'explain':
      return { candidates: await names.rules(), files: false };
    case 'policies':
      return { candidates: await names.policies(), files: false };
    case 'shell':
      return { candidates: plain(shells), files: false };
    case 'rules':
    case 'init':
      return nothing;
  }
}
