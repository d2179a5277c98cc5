import { equalsIgnoringCase, lowerCase } from '../syntax/ascii.ts';
import type { Argument } from '../syntax/document.ts';
import { domainFault } from './domains.ts';
import { allArguments, readList } from './lists.ts';
import { done, NOTHING, type Outcome, refuse, set } from './outcome.ts';
import type { Reader } from './simple.ts';
import type { ReadContext } from './types.ts';

function oldDomainFault(name: string): string | undefined {
  return domainFault(name)?.replace(/^domain name/, 'hostname suffix');
}

const checkDomain = (argument: Argument, context: ReadContext): Outcome | undefined => {
  const fault = context.client.does('domain-name-messages')
    ? domainFault(argument.value)
    : oldDomainFault(argument.value);
  return fault === undefined ? undefined : refuse({ code: 'bad-domain', span: argument, messages: fault }, context);
};

const asDomain = (name: string): string => lowerCase(name).replace(/\.$/, '');

export const readDomains: Reader = (args, option, context) => {
  const argv = context.client.does('argv-split');
  const limit = { count: 32, message: 'too many hostname suffixes.' };
  const alone = argv ? ['none'] : [];
  if (!argv) {
    const found = allArguments(args, false);
    const fault = found.map((argument) => checkDomain(argument, context)).find((outcome) => outcome !== undefined);
    if (fault) return fault;
    return found.length === 0
      ? NOTHING
      : done({
          ...set(
            option.id,
            found.map(({ value }) => asDomain(value)),
          ),
          limit,
        });
  }
  const outcome = readList(args, option.id, { keyword: option.id, alone, limit, check: checkDomain }, context);
  return {
    ...outcome,
    settings: outcome.settings.map((setting) => ({ ...setting, values: setting.values.map(asDomain) })),
  };
};

const checkCname = (argument: Argument, context: ReadContext): Outcome | undefined => {
  const value = lowerCase(argument.value);
  const colon = value.indexOf(':');
  if (value === '*' || (colon !== -1 && colon < value.length - 1)) return undefined;
  const text = `Invalid permitted CNAME "${value}"`;
  return refuse({ code: 'bad-value', span: argument, messages: text }, context);
};

const asCname = (value: string): string =>
  value === '*' ? '*:*' : equalsIgnoringCase(value, 'none') ? `${value}:` : lowerCase(value);

export const readCnames: Reader = (args, option, context) => {
  const { client } = context;
  const limit = { count: 32, message: 'too many permitted CNAMEs.' };
  const alone = client.does('cnames-none') ? ['none'] : [];
  if (client.does('argv-split')) {
    const outcome = readList(
      args,
      option.id,
      { keyword: option.id, alone, limit, takesEmpty: true, check: checkCname },
      context,
    );
    return {
      ...outcome,
      settings: outcome.settings.map((setting) => ({ ...setting, values: setting.values.map(asCname) })),
    };
  }
  const found = allArguments(args, false);
  const fault = found.map((argument) => checkCname(argument, context)).find((outcome) => outcome !== undefined);
  if (fault) return fault;
  return found.length === 0
    ? NOTHING
    : done({
        ...set(
          option.id,
          found.map(({ value }) => asCname(value)),
        ),
        limit,
      });
};
