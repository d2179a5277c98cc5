import { lowerCase } from '../syntax/ascii.ts';
import type { Argument } from '../syntax/document.ts';
import type { Args } from './args.ts';
import { domainFault } from './domains.ts';
import { allArguments, type ListForm, readList } from './lists.ts';
import { done, NOTHING, type Outcome, refuse, set } from './outcome.ts';
import type { Reader } from './simple.ts';
import type { ReadContext } from './types.ts';

interface NameForm extends ListForm {
  /** A name in the form in which ssh keeps it. */
  readonly kept: (name: string) => string;
}

function readNames(args: Args, form: NameForm, context: ReadContext): Outcome {
  const { check, keyword, kept, limit } = form;
  if (context.client.does('argv-split')) {
    const { settings, problems } = readList(args, form, context);
    return { settings: settings.map((setting) => ({ ...setting, values: setting.values.map(kept) })), problems };
  }
  const names = allArguments(args, false);
  const fault = names.map((argument) => check(argument, context)).find((outcome) => outcome !== undefined);
  if (fault) return fault;
  if (names.length === 0) return NOTHING;
  const values = names.map(({ value }) => kept(value));
  return done({ ...set(keyword, values), limit });
}

function checkDomain(argument: Argument, context: ReadContext): Outcome | undefined {
  const fault = domainFault(argument.value);
  if (fault === undefined) return undefined;
  const named = context.client.does('domain-name-messages');
  const messages = named ? fault : fault.replace(/^domain name/, 'hostname suffix');
  return refuse({ code: 'bad-domain', span: argument, messages }, context);
}

/** CanonicalDomains. */
export const readDomains: Reader = (args, option, context) => {
  const form = {
    keyword: option.id,
    alone: ['none'],
    limit: { count: 32, message: 'too many hostname suffixes.' },
    takesEmpty: context.client.does('empty-lists-named'),
    check: checkDomain,
    kept: (name: string) => lowerCase(name).replace(/\.$/, ''),
  };
  return readNames(args, form, context);
};

function checkCname(argument: Argument, context: ReadContext): Outcome | undefined {
  const value = lowerCase(argument.value);
  const colon = value.indexOf(':');
  if (value === '*' || (colon !== -1 && colon < value.length - 1)) return undefined;
  const messages = `Invalid permitted CNAME "${value}"`;
  return refuse({ code: 'bad-value', span: argument, messages }, context);
}

/** CanonicalizePermittedCNAMEs: rules of two pattern lists with a colon between them. */
export const readCnames: Reader = (args, option, context) => {
  const form = {
    keyword: option.id,
    alone: context.client.does('cnames-none') ? ['none'] : [],
    limit: { count: 32, message: 'too many permitted CNAMEs.' },
    takesEmpty: true,
    check: checkCname,
    kept: (rule: string) => (rule === '*' ? '*:*' : lowerCase(rule)),
  };
  return readNames(args, form, context);
};
