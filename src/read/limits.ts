import { INT_MAX, readSize, readTime, strtonum } from './numbers.ts';
import { done, type Outcome, refuse, set } from './outcome.ts';
import { missing, type Reader, readTimeOption } from './simple.ts';

/** RekeyLimit: a size and a time, each with a slot of its own. */
export const readRekeyLimit: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const size = argument.value === 'default' ? 0n : readSize(argument.value);
  if (typeof size !== 'bigint') {
    const range = size === 'range' || context.client.does('rekey-word-range');
    const reason = range ? 'Numerical result out of range' : 'Invalid argument';
    return refuse(
      { code: 'bad-number', span: argument, messages: `Bad number '${argument.value}': ${reason}` },
      context,
    );
  }
  if (size !== 0n && size < 16n) {
    return refuse({ code: 'bad-number', span: argument, messages: 'RekeyLimit too small' }, context);
  }
  const settings = [set('rekeylimit.size', String(size))];
  if (args.atEnd() || !context.client.does('rekey-interval')) return done(...settings);
  if (args.rest() === 'none') {
    args.next();
    return done(...settings);
  }
  const interval = readTimeOption(args, { ...option, id: 'rekeylimit.interval' }, context);
  return { settings: [...settings, ...interval.settings], problems: interval.problems };
};

/** ControlPersist: yes, no or a time. */
export const readControlPersist: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context, 'Missing ControlPersist argument.');
  const { value } = argument;
  if (value === 'no' || value === 'false') return done(set(option.id, 'no'));
  if (value === 'yes' || value === 'true') return done(set(option.id, 'yes'));
  const time = readTime(value, context);
  if (time !== undefined) return done(set(option.id, time === 0 ? 'yes' : String(time)));
  return refuse({ code: 'bad-value', span: argument, messages: 'Bad ControlPersist argument.' }, context);
};

/** In milliseconds, what `yes` stands for. */
const DEFAULT_KEYSTROKE_INTERVAL = 20;

/** ObscureKeystrokeTiming: yes, no or `interval:` with milliseconds. */
export const readKeystrokeTiming: Reader = (args, option, context) => {
  let found: string | undefined;
  for (let argument = args.next(); argument; argument = args.next()) {
    const { value } = argument;
    const bad = (messages: string): Outcome =>
      refuse({ code: 'bad-value', span: argument ?? args.raw, messages }, context);
    if (found !== undefined) return bad('invalid arguments');
    if (value === 'yes' || value === 'true') found = 'yes';
    else if (value === 'no' || value === 'false') found = 'no';
    else if (!value.startsWith('interval:')) return bad(`unsupported argument "${value}"`);
    else {
      const number = value === 'interval:' ? 'missing' : strtonum(value.slice(9), 0, INT_MAX);
      if (typeof number === 'string') return bad(`integer value ${number}.`);
      if (number <= 0 || number > 1000) return bad('value out of range.');
      found = number === DEFAULT_KEYSTROKE_INTERVAL ? 'yes' : String(number);
    }
  }
  return found === undefined ? missing(args, context, 'missing argument') : done(set(option.id, found));
};
