import { mkdirSync, statSync } from 'node:fs';
import { resolve as absolute, join } from 'node:path';
import { clientOfBanner } from './engine-client.ts';
import { labWorld } from './lab-world.ts';
import { realClients } from './real-clients.ts';
import { askReal, lab, type RealGroup } from './real-ssh.ts';
import { agree, cause, describeDifference, ours, plain, type Spoken } from './spoken.ts';

const [label = 'all', config = 'none', ...args] = process.argv.slice(2);

const isFolder = config !== 'none' && statSync(config).isDirectory();
const home = isFolder ? absolute(config) : join(lab(), 'home');
mkdirSync(join(home, '.ssh'), { recursive: true });
const file = config === 'none' ? 'none' : absolute(config);
const run = { args: isFolder ? args : ['-F', file, ...args], environment: {} };

const clients = realClients().filter((client) => label === 'all' || client.label === label);
const groups: readonly RealGroup[] = clients.map((client) => ({ client, home, systemFolder: undefined, runs: [run] }));
const show = (title: string, { code, err, out }: Spoken) =>
  console.log(`== ${title}: status ${code}\n${err}${label === 'all' ? '' : out}`);

for (const [index, answer] of (await askReal(groups)).entries()) {
  const group = groups[index];
  const real = answer.kind === 'ran' ? answer.results[0] : undefined;
  if (group === undefined || real === undefined) {
    console.log(answer.kind === 'refused' ? answer.reason : 'no answer');
    continue;
  }
  const expected = plain(real);
  const got = ours(run.args, clientOfBanner(group.client.banner), labWorld(group, run));
  show(`ssh ${group.client.label}`, expected);
  if (agree(expected, got)) {
    console.log('== ours: the same');
    continue;
  }
  show('ours', got);
  const difference = { client: group.client.label, name: config, ...run, expected, got };
  console.log(`== ${cause(difference)}\n${describeDifference(difference)}`);
}
