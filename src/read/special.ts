import { equalsIgnoringCase, lowerCase } from '../syntax/ascii.ts';
import { byteString, truncateBytes } from '../syntax/source.ts';
import {
  readCnames,
  readChannelTimeout,
  readDomains,
  readFile,
  readFiles,
  readLogVerbose,
  readPermitRemoteOpen,
  readSendEnv,
  readSetEnv,
} from './lists.ts';
import type { Args } from './args.ts';
import { elementsOf } from './algorithms.ts';
import { expand } from './expand.ts';
import { readJump } from './jump.ts';
import { readSize, readTime, strtol, strtonum, INT_MAX } from './numbers.ts';
import { done, line, NOTHING, type Outcome, problem, refuse, set } from './outcome.ts';
import { findWord, missing, type Reader, readString, readTimeOption, readWord } from './simple.ts';
import type { ReadContext } from './types.ts';
import type { Argument } from '../syntax/document.ts';

const FLAG_WORDS: Readonly<Record<string, string>> = { yes: 'yes', true: 'yes', no: 'no', false: 'no' };

const ADD_KEYS_WORDS: Readonly<Record<string, string>> = {
  yes: 'true',
  true: 'true',
  no: 'false',
  false: 'false',
  ask: 'ask',
  confirm: 'confirm',
};

const readRekeyLimit: Reader = (args, option, context) => {
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

const badTime = (argument: Argument, context: ReadContext): Outcome =>
  refuse({ code: 'bad-time', span: argument, messages: 'invalid time value.' }, context);

/** Counted errors come in two: the argument is missing, and what is there is no option. */
function missingKeyWord(args: Args, context: ReadContext): Outcome {
  if (!context.client.does('counts-value-errors')) return missing(args, context, 'missing argument.');
  const messages = [line('missing argument.'), line('unsupported option')];
  return refuse({ code: 'missing-argument', span: args.raw, messages }, context);
}

const readAddKeysToAgent: Reader = (args, option, context) => {
  const first = args.next();
  if (!context.client.does('add-keys-lifetime')) {
    if (!first || first.value === '') return missing(args, context, 'missing argument.');
    const word = findWord(option, first.value);
    if (word !== undefined) return done(set(option.id, word));
    return refuse({ code: 'bad-value', span: first, messages: `unsupported option "${first.value}".` }, context);
  }
  const second = args.next();
  if (!first || first.value === '') return missingKeyWord(args, context);
  const word = ADD_KEYS_WORDS[lowerCase(first.value)];
  if (word === 'confirm' && second) {
    const time = readTime(second.value, context);
    return time === undefined
      ? badTime(second, context)
      : done(set(option.id, time > 0 ? `confirm ${time}` : 'confirm'));
  }
  if (word === undefined && !second) {
    const time = readTime(first.value, context);
    if (time !== undefined) return done(set(option.id, time > 0 ? String(time) : 'true'));
  } else if (word !== undefined && !second) return done(set(option.id, word));
  return refuse({ code: 'bad-value', span: second ?? first, messages: 'unsupported option' }, context);
};

const readControlPersist: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context, 'Missing ControlPersist argument.');
  const { value } = argument;
  if (value === 'no' || value === 'false') return done(set(option.id, 'no'));
  if (value === 'yes' || value === 'true') return done(set(option.id, 'yes'));
  const time = readTime(value, context);
  if (time !== undefined) return done(set(option.id, time === 0 ? 'yes' : String(time)));
  return refuse({ code: 'bad-value', span: argument, messages: 'Bad ControlPersist argument.' }, context);
};

/** A character as vis(3) with VIS_WHITE prints it. */
function visible(code: number): string {
  if (code > 32 && code < 127) return code === 92 ? '\\\\' : String.fromCharCode(code);
  const control = (letter: number): string => `\\^${String.fromCharCode(letter)}`;
  if (code === 32) return '\\040';
  if (code < 32) return control(code + 64);
  if (code === 127) return control(63);
  const meta = code & 127;
  if (meta < 32) return `\\M^${String.fromCharCode(meta + 64)}`;
  if (meta === 127) return '\\M^?';
  return meta === 32 ? '\\240' : `\\M-${String.fromCharCode(meta)}`;
}

/** An escape character as -G prints it; undefined when it is none. */
export function escapeCharacter(text: string): string | undefined {
  const bytes = byteString(text);
  if (bytes === 'none') return 'none';
  const second = bytes.charCodeAt(1);
  if (bytes.length === 1) return visible(bytes.charCodeAt(0));
  return bytes.length === 2 && bytes[0] === '^' && second >= 64 && second < 128 ? visible(second & 31) : undefined;
}

const readEscapeChar: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const value = escapeCharacter(argument.value);
  if (value !== undefined) return done(set(option.id, value));
  return refuse({ code: 'bad-value', span: argument, messages: 'Bad escape character.' }, context);
};

const QOS: Readonly<Record<string, number>> = {
  af11: 0x28,
  af12: 0x30,
  af13: 0x38,
  af21: 0x48,
  af22: 0x50,
  af23: 0x58,
  af31: 0x68,
  af32: 0x70,
  af33: 0x78,
  af41: 0x88,
  af42: 0x90,
  af43: 0x98,
  cs0: 0x00,
  cs1: 0x20,
  cs2: 0x40,
  cs3: 0x60,
  cs4: 0x80,
  cs5: 0xa0,
  cs6: 0xc0,
  cs7: 0xe0,
  ef: 0xb8,
  le: 0x04,
  va: 0xb0,
  lowdelay: 0x10,
  throughput: 0x08,
  reliability: 0x04,
};
const TYPES_OF_SERVICE = ['lowdelay', 'throughput', 'reliability'];

/** The value that a word of IPQoS stands for: as -G prints it, or undefined when it is not valid. */
function readQos(text: string, context: ReadContext): string | undefined {
  const { client } = context;
  const word = lowerCase(text);
  if (word === 'none' && client.does('ipqos-none')) return 'none';
  if (word === 'le' && !client.does('ipqos-le')) return undefined;
  if (word === 'va' && !client.does('ipqos-va')) return undefined;
  const service = TYPES_OF_SERVICE.includes(word);
  if (service && client.does('ipqos-tos-ignored')) return 'none';
  const known = qosValue(word, context);
  const number = known ?? (client.does('ipqos-decimal') ? strtonum(text, 0, 255) : wholeNumber(text));
  return typeof number === 'number' ? qosName(number, context) : undefined;
}

/** `le` was mistaken for a while. */
function qosValue(name: string, { client }: ReadContext): number | undefined {
  return name === 'le' && client.does('ipqos-le-is-1') ? 0x01 : QOS[name];
}

function wholeNumber(text: string): number | undefined {
  const { value, length } = strtol(text, 0);
  return length > 0 && length === text.length && value >= 0 && value <= 255 ? value : undefined;
}

function qosName(value: number, context: ReadContext): string {
  const { client } = context;
  const names = Object.keys(QOS).filter((name) => {
    if (name === 'le') return client.does('ipqos-le');
    if (name === 'va') return client.does('ipqos-va');
    return !(TYPES_OF_SERVICE.includes(name) && client.does('ipqos-tos-ignored'));
  });
  return names.find((name) => qosValue(name, context) === value) ?? `0x${value.toString(16).padStart(2, '0')}`;
}

const readIpqos: Reader = (args, option, context) => {
  const first = args.next();
  const bad = (argument: Argument | undefined): Outcome =>
    refuse(
      { code: 'bad-value', span: argument ?? args.raw, messages: `Bad IPQoS value: ${argument?.value ?? '(null)'}` },
      context,
    );
  const one = first && readQos(first.value, context);
  if (one === undefined) return bad(first);
  const second = args.next();
  const two = second ? readQos(second.value, context) : one;
  if (two === undefined) return bad(second);
  const merge = context.client.does('last-ipqos-wins') ? 'last' : 'first';
  return done(set(option.id, [one, two], merge));
};

/** `local[:remote]` as -G prints it; undefined when it is not valid. */
export function tunnelDevice(text: string): string | undefined {
  const colon = text.indexOf(':');
  const local = tunnelUnit(colon === -1 ? text : text.slice(0, colon));
  const remote = colon === -1 ? 'any' : tunnelUnit(text.slice(colon + 1));
  return local === undefined || remote === undefined ? undefined : `${local}:${remote}`;
}

const readTunnelDevice: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const device = tunnelDevice(argument.value);
  if (device === undefined) return refuse({ code: 'bad-value', span: argument, messages: 'Bad tun device.' }, context);
  return done(set(option.id, device, context.client.does('last-ipqos-wins') ? 'last' : 'first'));
};

function tunnelUnit(text: string): string | undefined {
  if (equalsIgnoringCase(text, 'any')) return 'any';
  const value = strtonum(text, 0, INT_MAX - 2);
  return typeof value === 'number' ? String(value) : undefined;
}

const readBindMask: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context, 'Missing StreamLocalBindMask argument.');
  const { value, length } = strtol(argument.value, 8);
  if (length === 0 || value < 0 || value > 0o777) {
    return refuse({ code: 'bad-number', span: argument, messages: 'Bad mask.' }, context);
  }
  const text = value === 0 ? '00' : `0${value.toString(8)}`;
  if (!context.client.does('bind-mask-ignores-block')) return done(set(option.id, text));
  return done({ ...set(option.id, text, 'last'), always: true });
};

const readFingerprintHash: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const name = findWord(option, argument.value);
  if (name !== undefined) return done(set(option.id, name));
  return refuse(
    { code: 'bad-value', span: argument, messages: `Invalid hash algorithm "${argument.value}".` },
    context,
  );
};

const readLogLevel: Reader = (args, option, context) => {
  const argument = args.next();
  const word = argument && findWord(option, argument.value);
  if (word !== undefined) return done(set(option.id, word));
  const text = `unsupported log level '${argument?.value ?? '<NONE>'}'`;
  return refuse(
    { code: argument ? 'bad-value' : 'missing-argument', span: argument ?? args.raw, messages: text },
    context,
  );
};

const readLogFacility: Reader = (args, option, context) => {
  const argument = args.next();
  const word = argument && findWord(option, argument.value);
  if (word !== undefined) return done({ ...set(option.id, word), always: true });
  const text = `unsupported log facility '${argument?.value ?? '<NONE>'}'`;
  return refuse(
    { code: argument ? 'bad-value' : 'missing-argument', span: argument ?? args.raw, messages: text },
    context,
  );
};

const ENVIRONMENT_NAME = /^[A-Za-z0-9_]+$/;

/** A path to an agent's socket: `${NAME}` must have a value, `$NAME` must be a name. */
function agentPath(argument: Argument, slot: string, context: ReadContext): Outcome {
  const { client } = context;
  const { value } = argument;
  if (client.does('agent-path-environment')) {
    const { messages, text } = expand({ text: value, tokens: undefined, environment: context.environment });
    if (text === undefined) {
      const first = messages.map((message) => ({ style: 'bare', text: `vdollar_percent_expand: ${message}` }) as const);
      const last = line(`Invalid environment expansion ${value}.`);
      return refuse({ code: 'bad-environment', span: argument, messages: [...first, last] }, context);
    }
  }
  const checked =
    client.does('agent-path-names') &&
    value.startsWith('$') &&
    !(client.does('agent-path-environment') && value[1] === '{');
  if (checked && !ENVIRONMENT_NAME.test(value.slice(1))) {
    return refuse({ code: 'bad-environment', span: argument, messages: `Invalid environment name ${value}.` }, context);
  }
  return done(set(slot, value));
}

const readForwardAgent: Reader = (args, option, context) => {
  if (!context.client.does('forward-agent-path')) return readWord(args, option, context);
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context, 'missing argument.');
  const word = FLAG_WORDS[lowerCase(argument.value)];
  if (word !== undefined) return done(set(option.id, word));
  const path = agentPath(argument, 'forwardagent.path', context);
  return { settings: [set(option.id, 'yes'), ...path.settings], problems: path.problems };
};

const readIdentityAgent: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  return agentPath(argument, option.id, context);
};

/** In milliseconds, what `yes` stands for. */
const DEFAULT_KEYSTROKE_INTERVAL = 20;

const readKeystrokeTiming: Reader = (args, option, context) => {
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

const readRefuseConnection: Reader = (args, _option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const text = `RefuseConnection: ${truncateBytes(argument.value, 1000)}`;
  const refusal = refuse({ code: 'bad-value', span: argument, messages: text, fatal: true }, context);
  return { settings: [], problems: refusal.problems.map((problem) => ({ ...problem, onlyActive: true })) };
};

const readVersionAddendum: Reader = (args, option, context) => {
  const value = args.raw.value.replace(/^[ \t\r\n]+/, '');
  args.drop();
  if (value === '') return missing(args, context);
  if (value.includes('\r') && context.client.does('version-addendum-checked')) {
    return refuse({ code: 'bad-value', span: args.raw, messages: 'Invalid versionaddendum argument' }, context);
  }
  return done(set(option.id, equalsIgnoringCase(value, 'none') ? '' : value));
};

/** Key exchanges that GSSAPIKexAlgorithms may begin with; the rest of a name is the mechanism. */
const GSSAPI_EXCHANGES = [
  'gss-gex-sha1-',
  'gss-group1-sha1-',
  'gss-group14-sha1-',
  'gss-group14-sha256-',
  'gss-group16-sha512-',
  'gss-nistp256-sha256-',
  'gss-curve25519-sha256-',
];

const readGssapiExchanges: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const bad = elementsOf(argument.value).find((name) => !GSSAPI_EXCHANGES.some((known) => name.startsWith(known)));
  if (bad === undefined) return done(set(option.id, argument.value));
  const first = { style: 'bare', text: `Unsupported KEX algorithm "${truncateBytes(bad, 100)}"` } as const;
  const messages = [first, line(`Bad GSSAPI KexAlgorithms '${argument.value}'.`)];
  return refuse({ code: 'bad-algorithm', span: argument, messages }, context);
};

const readProtocol: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const parts = argument.value.split(',').filter((part) => part !== '');
  const versions = parts.filter((part) => part === '1' || part === '2');
  const ignored = parts
    .filter((part) => !versions.includes(part))
    .map((part) => ({ style: 'bare', text: `ignoring bad proto spec: '${part}'.` }) as const);
  const text = [...new Set(versions)].join(',');
  if (text === '') {
    const messages = [...ignored, line(`Bad protocol spec '${argument.value}'.`)];
    return refuse({ code: 'bad-value', span: argument, messages }, context);
  }
  // ssh has no name for a list that starts with 1.
  const settings = [set(option.id, text.startsWith('1') ? `UNKNOWN,${text}` : text)];
  if (ignored.length === 0) return done(...settings);
  const note = problem({ code: 'bad-value', span: argument, messages: ignored }, context);
  return { settings, problems: [{ ...note, weight: 'note' }] };
};

const readCipher: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const known = ['none', 'des', '3des', 'blowfish', ...context.client.algorithms('ciphers').supported];
  const name = lowerCase(argument.value);
  const printed = ['none', 'des', '3des', 'blowfish'].includes(name) ? name : '<unknown>';
  if (known.includes(name)) return context.client.does('ssh1-cipher-line') ? done(set(option.id, printed)) : NOTHING;
  return refuse({ code: 'bad-value', span: argument, messages: `Bad cipher '${argument.value}'.` }, context);
};

/** Options with a grammar of their own, by id. */
export const SPECIAL_READERS: Readonly<Record<string, Reader>> = {
  addkeystoagent: readAddKeysToAgent,
  canonicaldomains: readDomains,
  canonicalizepermittedcnames: readCnames,
  certificatefile: readFile,
  channeltimeout: readChannelTimeout,
  cipher: readCipher,
  controlpersist: readControlPersist,
  escapechar: readEscapeChar,
  fingerprinthash: readFingerprintHash,
  forwardagent: readForwardAgent,
  globalknownhostsfile: readFiles,
  gssapikexalgorithms: readGssapiExchanges,
  identityagent: readIdentityAgent,
  identityfile: readFile,
  ignoreunknown: readString,
  ipqos: readIpqos,
  loglevel: readLogLevel,
  logverbose: readLogVerbose,
  obscurekeystroketiming: readKeystrokeTiming,
  permitremoteopen: readPermitRemoteOpen,
  protocol: readProtocol,
  proxyjump: readJump,
  refuseconnection: readRefuseConnection,
  rekeylimit: readRekeyLimit,
  sendenv: readSendEnv,
  setenv: readSetEnv,
  streamlocalbindmask: readBindMask,
  syslogfacility: readLogFacility,
  tunneldevice: readTunnelDevice,
  userknownhostsfile: readFiles,
  versionaddendum: readVersionAddendum,
};
