import { homeOf } from '../load/accounts.ts';
import { type Run, say } from './run.ts';

/** A path with `~` replaced as tilde_expand_filename of misc.c does; undefined when ssh ends. */
export function expandTilde(run: Run, path: string): string | undefined {
  if (!path.startsWith('~')) return path;
  const named = run.client.does('tilde-user');
  const slash = path.indexOf('/');
  const isName = slash !== -1 || named;
  const name = isName ? path.slice(1, slash === -1 ? undefined : slash) : '';
  const home = name === '' ? run.world.user.home : homeOf(name, run.world.user, run.world.files);
  if (home === undefined) {
    say(run, `${named ? 'tilde_expand' : 'tilde_expand_filename'}: No such user ${name}`, !named);
    return undefined;
  }
  const rest = slash === -1 ? (isName ? '' : path.slice(1)) : path.slice(slash + 1);
  return `${home}${home.endsWith('/') ? '' : '/'}${named ? rest.replace(/^\/+/, '') : rest}`;
}
