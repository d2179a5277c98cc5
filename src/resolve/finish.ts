import { lowerCase } from '../syntax/ascii.ts';
import { adjust, loops, sanity, sayNoTerminal } from './checks.ts';
import { fill, fillDefaults, type Values } from './defaults.ts';
import { checkUser, expandAll } from './expansions.ts';
import type { Run } from './run.ts';
import { valueIn } from './state.ts';
import { defaultPort } from './tokens.ts';

/** Everything that ssh does between the last file and the dump: defaults, checks, expansions. */
export function finish(run: Run, host: string): Values | undefined {
  const values = fillDefaults(run);
  if (!fill(run, values)) return undefined;
  values.set('hostname', [host]);
  const port = Number(values.get('port')?.[0] ?? 0) || defaultPort(run);
  values.set('port', [String(port)]);
  const written = { host, port, user: valueIn(run.state, 'user') ?? run.world.user.name };
  if (loops(run, values, written)) return undefined;
  adjust(run, values);
  const alias = values.get('hostkeyalias')?.[0];
  if (alias !== undefined) values.set('hostkeyalias', [lowerCase(alias)]);
  if (!sanity(run, values)) return undefined;
  run.silent = true;
  sayNoTerminal(run, values);
  const target = checkUser(run, values, written);
  return target && expandAll({ run, target }, values) ? values : undefined;
}
