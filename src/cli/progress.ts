import type { Ports } from '../ports.ts';

export interface Progress {
  /** A line was looked at. */
  readonly tick: () => void;
  /** Takes back what was shown. */
  readonly done: () => void;
}

/** Nobody wonders before. */
const patience = 1000;
const pause = 100;
/** To ask for the time takes longer than to look at a line. */
const stride = 512;

/** On a terminal, how far it is, once it takes longer than people wait; gone when it is done. */
export function progressFor({ terminal, environment, err }: Ports, now = (): number => performance.now()): Progress {
  if (!terminal.err.isTerminal || environment.TERM === 'dumb') return { tick: () => undefined, done: () => undefined };
  const start = now();
  let ticks = 0;
  let shown: number | undefined;
  return {
    tick: () => {
      ticks += 1;
      if (ticks % stride !== 0) return;
      const time = now();
      if (time < (shown ?? start + patience - pause) + pause) return;
      shown = time;
      err(`\r\x1b[2Kssh-lint: ${ticks} lines …`);
    },
    done: () => {
      if (shown !== undefined) err('\r\x1b[2K');
      shown = undefined;
    },
  };
}
