import { acceptAll, allArguments, readList } from './lists.ts';
import { done, NOTHING, set } from './outcome.ts';
import { missing, type Reader } from './simple.ts';

/** UserKnownHostsFile, GlobalKnownHostsFile and, from 10.3, RevokedHostKeys. */
export const readFiles: Reader = (args, option, context) => {
  const { client } = context;
  const keyword = option.id;
  if (client.does('argv-split')) {
    const limit = { count: 32, message: `too many ${keyword} entries.` };
    return readList(args, { keyword, alone: ['none'], limit, check: acceptAll }, context);
  }
  const values = allArguments(args, false).map((argument) => argument.value);
  args.drop();
  const kind = client.does('known-hosts-limit-message') ? 'known hosts' : 'authorized keys';
  const limit = { count: 32, message: `too many ${kind} files.` };
  return values.length === 0 ? NOTHING : done({ ...set(keyword, values), limit });
};

/** IdentityFile and CertificateFile: every line adds one. */
export const readFile: Reader = (args, option, context) => {
  const argument = args.next();
  if (!argument || argument.value === '') return missing(args, context);
  const many = option.id === 'certificatefile' ? 'certificate' : 'identity';
  const limit = { count: 100, message: `Too many ${many} files specified (max 100).` };
  return done({
    ...set(option.id, argument.value, context.client.does('remove-identity-duplicates') ? 'distinct' : 'add'),
    limit,
  });
};
