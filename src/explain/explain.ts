import { once } from '../client/memo.ts';
import { allMessages } from '../client/messages.ts';
import { trusted } from '../client/trusted.ts';
import type { Phase } from '../predict/types.ts';
import explanationsJson from './explanations.json' with { type: 'json' };
import { exactForm, type Format, fits, formatOf, plainForm } from './format.ts';
import { linesIn, type Told, toldBy, withoutPrefixes } from './line.ts';
import { nearestTo } from './near.ts';
import type { Explanations } from './schema.ts';

const explanations: Explanations = trusted(explanationsJson);

/** Something that may have led to a message, and what may be tried. */
export interface PossibleCause {
  readonly text: string;
  /** A command for the shell; undefined where there is none, or a name in it is not known. */
  readonly try: string | undefined;
}

/** What a line of ssh's means. */
export interface Explanation {
  readonly id: string;
  /** The line as it was given. */
  readonly line: string;
  /** The message that it is, `{}` for what ssh fills in. */
  readonly format: string;
  readonly meaning: string;
  readonly side: 'client' | 'server' | 'both' | 'network';
  /** Null: before or beside the phases. */
  readonly phase: Phase | null;
  /** The likeliest first. */
  readonly causes: readonly PossibleCause[];
  /** What to ask of ssh-lint next. */
  readonly call: string | undefined;
}

export interface Explained {
  readonly explanations: readonly Explanation[];
  /** For a single line that nothing is known of: the messages that come nearest. */
  readonly near: readonly string[];
}

/** More than anybody reads. */
const MOST = 10;

/** Explains what ssh printed: a line, or several of them. */
export function explain(pasted: string): Explained {
  const found = new Map<string, Explanation>();
  const lines = linesIn(pasted);
  for (const line of lines) {
    const one = explainLine(line);
    if (one !== undefined && !found.has(one.id) && found.size < MOST) found.set(one.id, one);
  }
  const near =
    found.size === 0
      ? nearestTo(
          lines[0] ?? '',
          known('plain').map(({ format }) => format),
        )
      : [];
  return { explanations: [...found.values()], near };
}

interface Known {
  readonly id: string;
  readonly format: Format;
}

const forms = { exact: exactForm, plain: plainForm } as const;

/** Every message, the ones that say most first; of two alike, the one that is ours. */
const known = once((form: keyof typeof forms): readonly Known[] => {
  const ready = (text: string) => formatOf(text, forms[form]);
  const texts = new Map(allMessages().map((message) => [message.id, message.texts] as const));
  const all = Object.entries(explanations).flatMap(([id, { patterns = [], messages = [] }]) => [
    ...patterns.map((text) => ({ id, format: ready(text), isOwn: true })),
    ...messages
      .flatMap((message) => texts.get(message) ?? [])
      .map((text) => ({ id, format: ready(text), isOwn: false })),
  ]);
  return all.toSorted((a, b) => b.format.weight - a.format.weight || Number(b.isOwn) - Number(a.isOwn));
});

function lookUp(line: string, form: keyof typeof forms): Known | undefined {
  const shapes = withoutPrefixes(line).map(forms[form]);
  return known(form).find(({ format }) => shapes.some((shape) => fits(shape, format)));
}

function explainLine(line: string): Explanation | undefined {
  const hit = lookUp(line, 'exact') ?? lookUp(line, 'plain');
  const entry = hit && explanations[hit.id];
  if (hit === undefined || entry === undefined) return undefined;
  const { side, phase, causes, call, meaning, messages = [] } = entry;
  const told = toldBy(withoutPrefixes(line).at(-1) ?? line);
  const first = toldBy(line);
  const names = { ...told, ...defined(first) };
  return {
    id: hit.id,
    line,
    format: hit.format.text,
    meaning: meaning ?? allMessages().find(({ id }) => id === messages[0])?.meaning ?? '',
    side,
    phase,
    causes: causes.map(({ text, try: command }) => ({ text, try: filled(command, names) })),
    call: callFor(call, names),
  };
}

function defined(told: Told): Partial<Told> {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** `{host}`, `{file}` and `{key}` of a command; nothing where the line does not tell them. */
function filled(command: string | undefined, { host, port, file, key }: Told): string | undefined {
  const names: Readonly<Record<string, string | undefined>> = {
    host: host !== undefined && port !== undefined ? `'[${host}]:${port}'` : host,
    file,
    key,
  };
  const holes = [...(command ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (command === undefined || holes.some((name) => names[name] === undefined)) return undefined;
  return command.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '');
}

function callFor(call: Explanations[string]['call'], { user, host, port, file }: Told): string | undefined {
  switch (call) {
    case 'none':
      return undefined;
    case 'lint':
      return file === undefined ? 'ssh-lint' : `ssh-lint ${file}`;
    case 'check':
    case 'resolve': {
      const to = host === undefined ? '<destination>' : `${user === undefined ? '' : `${user}@`}${host}`;
      return `ssh-lint ${call} ${port === undefined ? '' : `-p ${port} `}${to}`;
    }
  }
}
