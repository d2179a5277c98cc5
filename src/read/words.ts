import { equalsIgnoringCase } from '../syntax/ascii.ts';
import { truncateBytes } from '../syntax/source.ts';
import { elementsOf, isGssapiExchange } from './algorithms.ts';
import { done, line, refuse, set } from './outcome.ts';
import { findWord, missing, type Reader } from './simple.ts';

/** FingerprintHash: the name of a hash. */
export const readFingerprintHash: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const name = findWord(option, argument.value);
  if (name !== undefined) return done(set(option.id, name));
  return refuse(
    { code: 'bad-value', span: argument, messages: `Invalid hash algorithm "${argument.value}".` },
    context,
  );
};

/** LogLevel. */
export const readLogLevel: Reader = (args, option, context) => {
  const argument = args.next();
  const word = argument && findWord(option, argument.value);
  if (word !== undefined) return done(set(option.id, word));
  const text = `unsupported log level '${argument?.value ?? '<NONE>'}'`;
  return refuse(
    { code: argument ? 'bad-value' : 'missing-argument', span: argument ?? args.raw, messages: text },
    context,
  );
};

/** SyslogFacility: counts in every block, the first one wins. */
export const readLogFacility: Reader = (args, option, context) => {
  const argument = args.next();
  const word = argument && findWord(option, argument.value);
  if (word !== undefined) return done({ ...set(option.id, word), always: true });
  const text = `unsupported log facility '${argument?.value ?? '<NONE>'}'`;
  return refuse(
    { code: argument ? 'bad-value' : 'missing-argument', span: argument ?? args.raw, messages: text },
    context,
  );
};

/** RefuseConnection: ends ssh where its block applies. */
export const readRefuseConnection: Reader = (args, _option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const text = `RefuseConnection: ${truncateBytes(argument.value, 1000)}`;
  const refusal = refuse({ code: 'bad-value', span: argument, messages: text, fatal: true }, context);
  return { settings: [], problems: refusal.problems.map((problem) => ({ ...problem, onlyActive: true })) };
};

/** VersionAddendum: the whole rest of the line. */
export const readVersionAddendum: Reader = (args, option, context) => {
  const value = args.raw.value.replace(/^[ \t\r\n]+/, '');
  args.drop();
  if (value === '') return missing(args, context);
  if (value.includes('\r')) {
    const messages = 'Invalid versionaddendum argument';
    return refuse({ code: 'bad-value', span: args.raw, messages, fatal: true }, context);
  }
  return done(set(option.id, equalsIgnoringCase(value, 'none') ? '' : value));
};

/** GSSAPIKexAlgorithms, of Debian and others. */
export const readGssapiExchanges: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const bad = elementsOf(argument.value).find((name) => !isGssapiExchange(name));
  if (bad === undefined) return done(set(option.id, argument.value));
  const first = { style: 'bare', text: `Unsupported KEX algorithm "${truncateBytes(bad, 100)}"` } as const;
  const messages = [first, line(`Bad GSSAPI KexAlgorithms '${argument.value}'.`)];
  return refuse({ code: 'bad-algorithm', span: argument, messages }, context);
};
