import { encodeForward, parseForward } from '../read/forward-spec.ts';
import { encodeJump, jumpFault, parseJump } from '../read/jump.ts';
import { set } from '../read/outcome.ts';
import { tunnelDevice } from '../read/tunnel.ts';
import { fatal, give, put, putWord, refuse, word } from './put.ts';
import { type Run, say } from './run.ts';
import { valueIn } from './state.ts';

function onlyOneJump(run: Run): string {
  return run.client.does('single-jump-hint')
    ? 'Only a single -J option is permitted (use commas to separate multiple jump hops)'
    : 'Only a single -J option permitted';
}

/** -J. */
export function jump(run: Run, text: string): boolean {
  if (valueIn(run.state, 'proxyjump') !== undefined) return fatal(run, onlyOneJump(run));
  if (valueIn(run.state, 'proxycommand') !== undefined) return fatal(run, 'Cannot specify -J with ProxyCommand');
  const parsed = parseJump(text, run.context);
  const fault = parsed && jumpFault(text, run.context);
  if (fault !== undefined) say(run, fault);
  if (!parsed || fault !== undefined) return fatal(run, 'Invalid -J argument');
  give(run, set('proxyjump', encodeJump(parsed), 'jump'));
  return true;
}

const KINDS = { D: 'dynamic', L: 'local', R: 'remote' } as const;

/** -D, -L and -R. */
export function forward(run: Run, letter: 'D' | 'L' | 'R', text: string): boolean {
  const remote = letter === 'R';
  const reverse = remote && run.client.does('reverse-dynamic-forward');
  const attempts = letter === 'D' ? [true] : reverse ? [false, true] : [false];
  for (const dynamic of attempts) {
    const parsed = parseForward(text, { dynamic, remote }, run.context);
    if ('messages' in parsed) continue;
    give(run, set(remote ? 'remoteforward' : 'localforward', encodeForward(parsed), 'distinct'));
    return true;
  }
  return refuse(run, `Bad ${KINDS[letter]} forwarding specification '${text}'`);
}

/** -W. */
export function stdioForward(run: Run, text: string): boolean {
  const place = parseForward(text, { dynamic: true, remote: false }, run.context);
  if ('messages' in place) return refuse(run, `Bad stdio forwarding specification '${text}'`);
  if (run.stdioForward) return refuse(run, 'stdio forward already specified');
  const { host, path } = place.listen;
  run.stdioForward = host !== undefined || (path !== undefined && run.client.does('stdio-forward-path'));
  put(run, 'sessiontype', 'none');
  putWord(run, 'requesttty', 'no');
  return true;
}

/** -w. */
export function tunnel(run: Run, text: string): boolean {
  const device = tunnelDevice(text);
  if (device === undefined) return refuse(run, `Bad tun device '${text}'`);
  give(run, set('tunnel', word(run, 'tunnel', 'yes')));
  put(run, 'tunneldevice', device);
  return true;
}
