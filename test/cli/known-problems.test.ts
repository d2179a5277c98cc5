import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import catalogue from '../lint/catalogue.json' with { type: 'json' };
import { ed25519Key } from '../support/made-keys.ts';
import { home, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

const key = ed25519Key();

interface Known {
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly world?: MemoryWorld;
  readonly says: string;
  /** A call, or a world, in which it must not be said. */
  readonly otherwise: Partial<Pick<Known, 'args' | 'files' | 'world'>>;
}

const known = (line: string) => ({ [`${home}/.ssh/known_hosts`]: `${line}\n` });
const codeberg = 'AAAAC3NzaC1lZDI1NTE5AAAAIIVIC02vnjFyL+I4RHfvIGNtOgJMe769VTF1VR4EB3ZB';

/** What `ssh-lint check` says of the problems that the table says it tells. */
const cases: Readonly<Record<string, Known>> = {
  'hostkey-changed': {
    args: ['git@codeberg.org'],
    files: known(`codeberg.org ${key.line}`),
    says: 'Host key for codeberg.org has changed',
    otherwise: { files: known(`codeberg.org ssh-ed25519 ${codeberg}`) },
  },
  'proxy-jump-options-not-inherited': {
    args: ['-i', `${home}/.ssh/k`, '-J', 'bastion', 'web'],
    says: 'What -i and -o say counts for web alone: the way through bastion takes its keys from the config.',
    otherwise: { args: ['-J', 'bastion', 'web'] },
  },
  'algo-pq-warning': {
    args: ['--policy', 'openssh-7.4', '--target', '10.3', 'web'],
    says: 'ssh will warn, and go on: the key exchange curve25519-sha256 is not post-quantum.',
    otherwise: { args: ['--policy', 'openssh-7.4', '--target', '10.0', 'web'] },
  },
  'platform-home-mismatch': {
    args: ['web'],
    world: { environment: { HOME: '/h/ada' } },
    says: `HOME is /h/ada, but ssh goes by the password database and reads ${home}/.ssh.`,
    otherwise: { world: { environment: { HOME: home } } },
  },
};

async function said({ args, files, world }: Pick<Known, 'args' | 'files' | 'world'>): Promise<string> {
  const keys = { [`${home}/.ssh/k`]: key.private, [`${home}/.ssh/id_ed25519`]: key.private };
  const ports = memoryPorts({ ...world, files: { [`${home}/.ssh/config`]: '', ...keys, ...files } });
  const target = args.includes('--target') ? [] : ['--target', '9.2'];
  await main(['check', ...target, ...args], ports);
  return (ports.stdout + ports.stderr).replaceAll(/\n {2,}/g, ' ');
}

describe('check tells of', () => {
  test('each problem of which the table says so', () => {
    const problems = catalogue.filter(({ check }) => check !== undefined).map(({ problem }) => problem);
    expect(Object.keys(cases).toSorted()).toEqual(problems.toSorted());
  });

  test.each(Object.entries(cases))('%s', async (_, { says, otherwise, ...one }) => {
    expect(await said(one)).toContain(says);
    expect(await said({ ...one, ...otherwise })).not.toContain(says);
  });

  test('a post-quantum warning only where ssh gives it', async () => {
    const args = ['--policy', 'openssh-7.4', '--target', '10.3', '-o', 'WarnWeakCrypto=no-pq-kex', 'web'];
    expect(await said({ args })).not.toContain('post-quantum');
    expect(await said({ args: ['--policy', 'openssh-10.0', '--target', '10.3', 'web'] })).not.toContain('post-quantum');
  });
});
