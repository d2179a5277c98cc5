import { startAgents, stopAgents } from './agents.ts';
import { differencesOf, messageDifference } from './agreement.ts';
import { ask } from './asking.ts';
import { configPath } from './cells.ts';
import { checkArgs, foretell, writePolicy } from './foretold.ts';
import { matrix, prepare } from './matrix.ts';

const [first = '', ...rest] = process.argv.slice(2);
const isList = first === 'LIST';
const wanted = isList ? rest : [first, ...rest];
const most = 20;

const telling =
  /^debug1: (Offering|Trying|Skipping|Server accepts|kex: |Server host key|Host .* is known|Authenticat|send_pubkey)|signing using|server-sig-algs|receive packet: type (5[12]|60)/;

const servers = prepare();
await startAgents();
const cells = matrix(servers, 'all').filter(({ name }) => wanted.every((part) => name.includes(part)));
if (isList) for (const { name } of cells) console.log(name);
else if (cells.length > most) console.log(`${cells.length} cells, LIST shows their names`);
else {
  for (const profile of servers.filter(({ name }) => cells.some((cell) => cell.profile.name === name))) {
    const asked = await ask(
      profile,
      cells.filter((cell) => cell.profile.name === profile.name),
    );
    const configuration = writePolicy(asked.policy);
    for (const { cell, spoken, truth } of asked.cells) {
      console.log(`\n==== ${cell.name}  ${configPath(cell)}`);
      const lines = spoken.err.split(/\r?\n/).filter((line) => !/^debug/.test(line) || telling.test(line));
      console.log(lines.filter((line) => line !== '').join('\n'));
      console.log(`== ssh: status ${spoken.code}, ${JSON.stringify({ ...truth, messages: undefined })}`);
      const foretold = await foretell(cell, configuration);
      console.log(
        `== ours: ssh-lint ${checkArgs(cell, configuration).join(' ')}\n${JSON.stringify(foretold, undefined, 1)}`,
      );
      const all = [...differencesOf(cell, truth, foretold), ...messageDifference(truth, foretold, spoken.err)];
      for (const { what, real, ours } of all) console.log(`== ${what}: ssh ${real}, foretold ${ours}`);
      if (all.length === 0) console.log('== the same');
    }
  }
}
stopAgents();
