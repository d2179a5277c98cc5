import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { nodePorts } from '../../src/node.ts';
import { type CorpusCase, corpusCases, corpusObstacle } from '../support/corpus.ts';
import { lab } from '../support/real-ssh.ts';

interface Answer {
  readonly verdict: string;
  readonly phase: string | null;
  readonly cause: string | null;
  readonly policy: string | null;
  readonly hops: readonly Answer[];
}

/** Ends of ssh that are certain whatever the server is like: it refuses the config, or it calls itself for ever. */
const certain = ['config-refused', 'identity-expansion', 'jump-loop', 'address-family'];

const knowsNothing = ({ policy, hops }: Answer): boolean => policy === null && hops.every(knowsNothing);

function isClaim(answer: Answer): boolean {
  return answer.verdict === 'fail' && !certain.includes(answer.cause ?? '') && knowsNothing(answer);
}

/** What `check` says of every name in a config, from a home without keys and known hosts. */
async function answersFor({ file, home, aliases }: CorpusCase, target: string): Promise<readonly [string, Answer][]> {
  const empty = join(lab(), 'nobody');
  mkdirSync(join(empty, '.ssh'), { recursive: true });
  const ports = nodePorts();
  const folder = home ?? empty;
  const answers: [string, Answer][] = [];
  for (const alias of aliases) {
    let said = '';
    const base = ['check', '--format', 'json', '--no-config', '--no-color', '--target', target];
    const config = file === undefined ? [] : ['-F', file];
    const name = alias.startsWith('-') ? ['--', alias] : [alias];
    const code = await main([...base, ...config, ...name], {
      ...ports,
      user: { ...ports.user, home: folder },
      environment: { PATH: '/usr/bin:/bin', HOME: folder },
      out: (text) => {
        said += typeof text === 'string' ? text : Buffer.from(text).toString();
      },
      err: () => undefined,
    });
    if (code !== 2) answers.push([alias, JSON.parse(said)]);
  }
  return answers;
}

describe.skipIf(corpusObstacle !== undefined)(`strangers' hosts${corpusObstacle ? ` (${corpusObstacle})` : ''}`, () => {
  test.each(['8.4', '9.2', '10.6'])(
    'client %s claims no failure of a host that nobody knows',
    { timeout: 300_000 },
    async (target) => {
      const claims: string[] = [];
      let asked = 0;
      for (const each of corpusCases()) {
        const answers = await answersFor(each, target);
        asked += answers.length;
        for (const [alias, answer] of answers)
          if (isClaim(answer)) claims.push(`${each.name} ${alias}: ${answer.phase} ${answer.cause}`);
      }
      console.log(`${asked} destinations asked about as ${target}`);
      expect(asked).toBeGreaterThan(500);
      expect(claims).toEqual([]);
    },
  );
});
