import { describe, expect, test } from 'vitest';
import { newestClient } from '../../src/client/target.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';

const files = {
  '/r/dot_ssh/config': 'Include lab ~/.ssh/more ~/other\nHost *\n  User last\n',
  '/r/dot_ssh/lab': { content: 'Host lab\n  HostName lab.example.com\n', mode: 0o666 },
  '/r/dot_ssh/more': { link: '/elsewhere' },
  [`${home}/.ssh/lab`]: 'User wrong\n',
  [`${home}/.ssh/more`]: 'User wrong\n',
  [`${home}/other`]: 'User wrong\n',
  '/elsewhere': 'User wrong\n',
};

function resolved(standIn: boolean) {
  const ports = memoryPorts({ files });
  const { user, environment, hostName, networkAddresses } = ports;
  const world = {
    ...{ files: ports.files, user, environment, hostName, networkAddresses },
    userConfig: '/r/dot_ssh/config',
    systemConfig: undefined,
    program: 'ssh',
    onlyBelow: ['/r'],
    ...(standIn ? { standIn: { for: '~/.ssh', folder: '/r/dot_ssh' } as const } : {}),
  };
  const { status, dump } = resolve(['lab'], newestClient(), world);
  return { status, dump, opened: ports.opened };
}

describe('a config that is not the caller’s own', () => {
  test('leads no further than its repository, and its files may have any mode', () => {
    const { status, dump, opened } = resolved(true);
    expect(status).not.toBe('refused');
    expect(dump).toEqual(expect.arrayContaining(['hostname lab.example.com', 'user last']));
    expect(opened.filter((path) => !path.startsWith('/r/'))).not.toContainEqual(
      expect.stringMatching(/lab|more|other/),
    );
  });

  test('without a folder that stands for ~/.ssh nothing is Included', () => {
    expect(resolved(false).dump).toEqual(expect.arrayContaining(['hostname lab', 'user last']));
  });
});
