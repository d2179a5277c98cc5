import * as v from 'valibot';

/** The shapes of data/*.json: one schema gives the type and, in the tests, the check. Nothing here runs at start-up. */

const versionText = v.pipe(v.string(), v.regex(/^\d+\.\d+(p\d+)?$/));
const revisionText = v.pipe(v.string(), v.minLength(1));
const line = v.pipe(v.string(), v.regex(/^[^\n]+$/));
const vendor = v.picklist(['upstream', 'debian', 'ubuntu', 'redhat', 'apple', 'microsoft']);
const trait = v.picklist(['gssapi', 'gssapi-keyex', 'ssh1', 'pkcs11', 'libcrypto', 'sha1-signatures', 'fips']);
const sources = v.pipe(v.array(v.string()), v.minLength(1));

/** When a fact holds. `to` includes every patch release of its minor, `to: "9.9p1"` that patch alone. */
const when = {
  from: v.exactOptional(versionText),
  to: v.exactOptional(versionText),
  vendors: v.exactOptional(v.pipe(v.array(vendor), v.minLength(1))),
  revisions: v.exactOptional(
    v.strictObject({ from: v.exactOptional(revisionText), to: v.exactOptional(revisionText) }),
  ),
  with: v.exactOptional(trait),
  without: v.exactOptional(trait),
};
const era = v.strictObject(when);
const eras = v.pipe(v.array(era), v.minLength(1));

const dated = <const T extends v.GenericSchema>(value: T) =>
  v.union([value, v.pipe(v.array(v.strictObject({ ...when, value })), v.minLength(1))]);

const state = v.picklist(['deprecated', 'ignored', 'unsupported']);

export const keywordsSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-z0-9]+$/)),
  v.strictObject({
    name: line,
    /** First that holds; without `state` the keyword acts, on `option` or else on the option of its own name. */
    eras: v.exactOptional(
      v.array(v.strictObject({ ...when, option: v.exactOptional(v.string()), state: v.exactOptional(state) })),
    ),
    sources,
  }),
);

const kind = v.picklist([
  'flag',
  'enum',
  'int',
  'time',
  'string',
  'path',
  'command',
  'algorithms',
  'forward',
  'files',
  'special',
]);
const algorithmClass = v.picklist(['ciphers', 'macs', 'kex', 'hostkey', 'pubkey', 'hostbased', 'casignature']);

export const optionsSchema = v.strictObject({
  /** Tables by name: accepted word in lower case -> word that `ssh -G` prints. */
  words: v.record(v.string(), v.record(v.string(), v.string())),
  options: v.record(
    v.string(),
    v.strictObject({
      kind: dated(kind),
      /** Name of a table; a flag without one has `flag`. */
      words: v.exactOptional(dated(v.string())),
      /** Letters may be of either case in every version; else up to 6.4 they may not. */
      ignoreCase: v.exactOptional(v.literal(true)),
      accumulates: v.exactOptional(v.literal(true)),
      algorithms: v.exactOptional(algorithmClass),
      /** One line of `ssh -G` each. */
      default: v.exactOptional(dated(v.string())),
      tokens: v.exactOptional(dated(v.string())),
      environment: v.exactOptional(eras),
      sources,
    }),
  ),
});

const listEra = v.strictObject({
  ...when,
  list: v.exactOptional(v.array(v.string())),
  /** Instead of a list: that of another class, or all that is supported. */
  like: v.exactOptional(v.picklist(['hostkey', 'supported'])),
});
const lists = v.strictObject({
  ciphers: v.array(listEra),
  macs: v.array(listEra),
  kex: v.array(listEra),
  hostkey: v.array(listEra),
  pubkey: v.array(listEra),
  hostbased: v.array(listEra),
  casignature: v.array(listEra),
});
export const algorithmsSchema = v.strictObject({ sources, supported: lists, defaults: lists });

export const dumpOrderSchema = v.strictObject({
  /** The release that brought `ssh -G`. */
  from: versionText,
  sources,
  /** A bare name is printed by all; `option` is named where it differs from the line, null where there is none. */
  lines: v.array(
    v.union([
      v.string(),
      v.strictObject({ ...when, line: v.string(), option: v.exactOptional(v.nullable(v.string())) }),
    ]),
  ),
});

const fact = v.strictObject({ summary: line, eras, sources });
export const behavioursSchema = v.record(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)), fact);
export const buildsSchema = v.strictObject({ gssapi: fact, 'gssapi-keyex': fact, ssh1: fact, pkcs11: fact });

export const criteriaSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-z]+$/)),
  v.strictObject({
    eras,
    argument: v.picklist(['none', 'command', 'patterns', 'networks']),
    ignoreCase: v.exactOptional(v.literal(true)),
    /** When an empty argument is taken, and matches what is unset. */
    emptyArgument: v.exactOptional(eras),
    tokens: v.exactOptional(dated(v.string())),
    sources,
  }),
);

export const messagesSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  v.strictObject({
    meaning: line,
    /** `{}` stands for what ssh fills in. */
    texts: v.pipe(v.array(v.strictObject({ ...when, text: line })), v.minLength(1)),
    sources,
  }),
);

export const releasesSchema = v.strictObject({ sources, releases: v.array(versionText) });

export const systemsSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-z-]+-[0-9a-z.]+$/)),
  v.strictObject({
    name: line,
    version: versionText,
    vendor,
    revision: v.exactOptional(revisionText),
    aliases: v.exactOptional(v.array(v.string())),
    /** False where the release is known from a weak source, or is only like its vendor's. */
    certain: v.exactOptional(v.literal(false)),
    /** False where its crypto policy, as it comes, lets OpenSSL neither make nor check signatures with SHA-1. */
    sha1Signatures: v.exactOptional(v.literal(false)),
    sources,
  }),
);

const criteriaNames = v.exactOptional(v.array(v.pipe(v.string(), v.regex(/^[a-z]+$/))));

/** What another program that reads the same config and keys makes of them. What is not said, is read as ssh reads it, or not known. */
export const readersSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  v.strictObject({
    /** With the version that it holds for. */
    name: line,
    include: v.exactOptional(v.literal(true)),
    /** Not a Match at all, but a line of the block above. */
    match: v.exactOptional(v.literal(true)),
    criteria: v.exactOptional(
      v.strictObject({ holds: criteriaNames, never: criteriaNames, ignored: criteriaNames, refused: criteriaNames }),
    ),
    /** A `!name` in a Host line excludes nobody: anywhere, or behind a pattern that matches. */
    negation: v.exactOptional(v.picklist(['all', 'behind'])),
    /** A comment behind a value is a part of it, or the file is refused. */
    comments: v.exactOptional(v.picklist(['value', 'refused'])),
    quotes: v.exactOptional(v.picklist(['single', 'all'])),
    /** Of these keywords, or of all. */
    variables: v.exactOptional(v.union([v.literal(true), v.array(v.string())])),
    /** By keyword, the letters that are replaced. */
    tokens: v.exactOptional(v.record(v.string(), v.string())),
    /** The file is refused for others; else they stand as they are. */
    otherTokens: v.exactOptional(v.literal('refused')),
    signs: v.exactOptional(v.literal(true)),
    blankEquals: v.exactOptional(v.literal(true)),
    keywords: v.exactOptional(v.array(v.string())),
    /** Private keys that it cannot read; a type is the beginning of its name. */
    keys: v.exactOptional(
      v.array(
        v.strictObject({
          format: v.exactOptional(v.picklist(['openssh', 'pem', 'pkcs8'])),
          type: v.exactOptional(v.string()),
        }),
      ),
    ),
    sources,
  }),
);

export const sourcesSchema = v.record(v.string(), line);

type Readonlyed<T> = T extends object ? { readonly [K in keyof T]: Readonlyed<T[K]> } : T;
/** What a schema lets through, which nobody changes. */
export type Output<T extends v.GenericSchema> = Readonlyed<v.InferOutput<T>>;

export type Era = Output<typeof era>;
export type Trait = v.InferOutput<typeof trait>;
export type Dated<T> = T | readonly (Era & { readonly value: T })[];
export type Keywords = Output<typeof keywordsSchema>;
export type Options = Output<typeof optionsSchema>;
export type Option = Options['options'][string];
export type Algorithms = Output<typeof algorithmsSchema>;
export type ListEra = Output<typeof listEra>;
export type DumpOrder = Output<typeof dumpOrderSchema>;
export type Behaviours = Output<typeof behavioursSchema>;
export type Builds = Output<typeof buildsSchema>;
export type Criteria = Output<typeof criteriaSchema>;
export type Messages = Output<typeof messagesSchema>;
export type Readers = Output<typeof readersSchema>;
export type Releases = Output<typeof releasesSchema>;
export type Systems = Output<typeof systemsSchema>;
