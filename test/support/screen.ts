import { spawnSync } from 'node:child_process';
import { expect, vi } from 'vitest';

/** A terminal, which tmux is; the path of its socket must be short. */
export interface Screen {
  readonly tmux: (...args: readonly string[]) => string;
  readonly text: () => string;
  /** Types a line and the return key. */
  readonly type: (line: string) => void;
  /** Waits until the screen shows this. */
  readonly shows: (pattern: RegExp) => Promise<void>;
}

/** What begins every call of tmux. */
export const tmuxAt = (socket: string): readonly string[] => ['tmux', '-S', socket, '-f', '/dev/null'];

export function screenAt(socket: string, environment: NodeJS.ProcessEnv): Screen {
  const [program = '', ...lead] = tmuxAt(socket);
  const tmux = (...args: readonly string[]): string =>
    spawnSync(program, [...lead, ...args], { env: environment, encoding: 'utf8' }).stdout;
  const text = (): string => tmux('capture-pane', '-p', '-J');
  const type = (line: string): void => {
    tmux('send-keys', '-l', `${line}\n`);
  };
  const shows = (pattern: RegExp) => vi.waitFor(() => expect(text()).toMatch(pattern), { timeout: 20_000 });
  return { tmux, text, type, shows };
}

/** How each shell starts without a person's own files, its word for an exit code, and what loads the wrapper. */
export const shells = {
  bash: { line: 'bash --norc --noprofile -i', code: '$?', load: 'eval "$(ssh-lint shell bash)"' },
  zsh: { line: 'zsh -f -i', code: '$?', load: 'eval "$(ssh-lint shell zsh)"' },
  fish: { line: 'fish --no-config -i', code: '$status', load: 'ssh-lint shell fish | source' },
} as const;
