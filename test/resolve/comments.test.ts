import { describe, expect, test } from 'vitest';
import { type Given, resolution } from '../support/resolving.ts';

const ids = (given: Given): readonly string[] => resolution(given).comments.map(({ id }) => id);

describe('policy comments', () => {
  test('count in the blocks that apply, in the order of reading', () => {
    const config = `# ssh-lint-policy nobody
Host other
  # ssh-lint-policy of-other
Host host
  # ssh-lint-policy of-host -- as the wiki says
  User x
Match user x
  # ssh-lint-policy of-match
Host *
\t## ssh-lint-policy: of-all
`;
    expect(ids({ config })).toEqual(['of-host', 'of-match', 'of-all']);
  });

  test('of an Included file belong to the block of the Include', () => {
    const files = {
      inner: '# ssh-lint-policy first\nHost other\n# ssh-lint-policy other\nHost *\n# ssh-lint-policy all\n',
    };
    expect(ids({ config: 'Host host\nInclude inner\n# ssh-lint-policy last\n', files })).toEqual([
      'first',
      'all',
      'last',
    ]);
    expect(ids({ config: 'Host other\nInclude inner\n', files })).toEqual([]);
    expect(ids({ config: 'Include inner\n# ssh-lint-policy last\n', files })).toEqual(['all']);
  });

  test('stand at their place, also without an id', () => {
    const [named, empty] = resolution({ config: 'Host *\n # ssh-lint-policy rhel-9\n# ssh-lint-policy\n' }).comments;
    const textOf = (each: typeof named) => each?.document.source.text.slice(each.span.start, each.span.end);
    expect(textOf(named)).toBe('rhel-9');
    expect(textOf(empty)).toBe('ssh-lint-policy');
    expect(empty?.id).toBe('');
  });

  test.each([
    'User x # ssh-lint-policy a',
    'User x\r# ssh-lint-policy a',
    '# ssh-lint-policy-x a',
    '# see ssh-lint-policy a',
  ])('%s is none', (line) => {
    expect(ids({ config: `Host *\n${line}\n` })).toEqual([]);
  });

  test('are known where ssh refuses the config', () => {
    expect(ids({ config: 'Host *\n# ssh-lint-policy a\nNonsense x\n' })).toEqual(['a']);
  });
});
