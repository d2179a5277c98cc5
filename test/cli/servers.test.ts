import { describe, expect, test } from 'vitest';
import { parse } from '../../src/cli/command-line.ts';
import { serverFor } from '../../src/cli/servers.ts';
import { sessionFor } from '../../src/cli/session.ts';
import { newestClient } from '../../src/client/target.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { ownPolicy } from '../../src/server/own-policies.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';

/** What is chosen for `gh` or another destination, with the config at this path. */
function choice(
  config: string,
  more: { readonly path?: string; readonly typed?: string; readonly asked?: string } = {},
) {
  const { path = `${home}/.ssh/config`, typed = 'gh', asked } = more;
  const ports = memoryPorts({ files: { [path]: config, [`${home}/repo/.git/HEAD`]: '' } });
  const line = parse('lint', []);
  if (line === undefined) throw new Error('not understood');
  const world = { ...ports, userConfig: path, systemConfig: undefined, program: 'ssh' };
  const by = { trust: 'user', path: 'config.json' } as const;
  const configuration = { policies: [ownPolicy({ id: 'old', match: { port: 7999 } }, by)], hosts: [] };
  const session = sessionFor(line, ports);
  return serverFor(resolve([typed], newestClient(), world), { session, configuration, asked, day: '2026-11-23' });
}

const github = 'Host gh\n  HostName github.com\n';

describe('the server of a destination', () => {
  test('is known by the resolved host name and port', () => {
    expect(choice(github).server?.policy).toBe('github');
    expect(choice('Host gh\n  HostName git.example\n  Port 7999\n').server?.policy).toBe('old');
    expect(choice(github, { typed: 'other' }).server).toBeUndefined();
  });

  test('is what a comment of the user’s own says', () => {
    expect(choice(`${github}  # ssh-lint-policy rhel-9\n`).server).toMatchObject({ policy: 'rhel-9', trust: 'user' });
  });

  test('is not what a comment of a repository says of a service', () => {
    const { server, remarks } = choice(`${github}  # ssh-lint-policy rhel-9\n`, { path: `${home}/repo/config` });
    expect(server?.policy).toBe('github');
    expect(remarks).toHaveLength(1);
  });

  test('is what a comment of a repository says of a server that nobody knows', () => {
    const found = choice('Host gh\n  # ssh-lint-policy rhel-9\n', { path: `${home}/repo/config` });
    expect(found.server).toMatchObject({ policy: 'rhel-9', trust: 'repository', saidBy: `${home}/repo/config` });
  });

  test('is not asked of a comment that says nothing', () => {
    expect(choice(`${github}  # ssh-lint-policy\n`)).toMatchObject({ server: { policy: 'github' }, remarks: [] });
  });

  test('cannot be one that --policy misspells', () => {
    expect(() => choice(github, { asked: 'rhel9' })).toThrow('--policy: there is no policy `rhel9`; did you mean');
    expect(() => choice(github, { asked: 'xyzzy' })).toThrow('; ssh-lint policies lists them');
    expect(choice(github, { asked: 'old' }).server?.policy).toBe('old');
  });
});
