import { own } from '../client/own.ts';

/** The tokens that may be expanded: letter -> text. */
export type Tokens = Readonly<Record<string, string>>;

/** A text with its tokens replaced, or why that failed. */
export interface Expansion {
  /** Undefined when it failed. */
  readonly text: string | undefined;
  /** What ssh logs, without the name of its function. */
  readonly messages: readonly string[];
  /** A token or variable is malformed; else only values are missing. */
  readonly broken: boolean;
}

/** A text, and what may be replaced in it. */
export interface ExpandRequest {
  readonly text: string;
  /** Undefined: `%` is an ordinary character. */
  readonly tokens: Tokens | undefined;
  /** Undefined: `${NAME}` is ordinary text. */
  readonly environment: Readonly<Record<string, string | undefined>> | undefined;
}

interface Step {
  readonly value: string;
  readonly length: number;
  readonly message?: string;
  /** Reading ends here. */
  readonly fatal?: boolean;
}

function variable(request: ExpandRequest, at: number): Step {
  const { text, environment } = request;
  const close = text.indexOf('}', at + 2);
  if (close === -1) {
    const message = `environment variable '${text.slice(at + 2)}' missing closing '}'`;
    return { value: '', length: 0, message, fatal: true };
  }
  const name = text.slice(at + 2, close);
  if (name === '') return { value: '', length: 0, message: 'zero-length environment variable', fatal: true };
  const value = environment && own(environment, name);
  const length = close + 1 - at;
  if (value === undefined) return { value: '', length, message: `env var \${${name}} has no value` };
  return { value, length };
}

function token(request: ExpandRequest, at: number): Step {
  const letter = request.text[at + 1];
  if (letter === undefined) return { value: '', length: 0, message: 'invalid format', fatal: true };
  if (letter === '%') return { value: '%', length: 2 };
  const value = request.tokens?.[letter];
  if (value === undefined) return { value: '', length: 0, message: `unknown key %${letter}`, fatal: true };
  return { value, length: 2 };
}

/** Percent tokens and `${NAME}` as vdollar_percent_expand of misc.c replaces them. */
export function expand(request: ExpandRequest): Expansion {
  const { text } = request;
  const messages: string[] = [];
  let result = '';
  let at = 0;
  while (at < text.length) {
    const isVariable = request.environment !== undefined && text.startsWith('${', at);
    const isToken = request.tokens !== undefined && text[at] === '%';
    const step: Step = isVariable
      ? variable(request, at)
      : isToken
        ? token(request, at)
        : { value: text[at] ?? '', length: 1 };
    if (step.message !== undefined) messages.push(step.message);
    if (step.fatal) return { text: undefined, messages, broken: true };
    result += step.value;
    at += step.length;
  }
  return { text: messages.length > 0 ? undefined : result, messages, broken: false };
}
