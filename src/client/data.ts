import algorithmsJson from './data/algorithms.json' with { type: 'json' };
import behavioursJson from './data/behaviours.json' with { type: 'json' };
import buildsJson from './data/builds.json' with { type: 'json' };
import dumpOrderJson from './data/dump-order.json' with { type: 'json' };
import keywordsJson from './data/keywords.json' with { type: 'json' };
import optionsJson from './data/options.json' with { type: 'json' };
import readersJson from './data/readers.json' with { type: 'json' };
import releasesJson from './data/releases.json' with { type: 'json' };
import systemsJson from './data/systems.json' with { type: 'json' };
import type {
  Algorithms,
  Behaviours,
  Builds,
  DumpOrder,
  Keywords,
  Options,
  Readers,
  Releases,
  Systems,
} from './schema.ts';
import { trusted } from './trusted.ts';

export const algorithms: Algorithms = trusted(algorithmsJson);
export const behaviours: Behaviours = trusted(behavioursJson);
export const builds: Builds = trusted(buildsJson);
export const dumpOrder: DumpOrder = trusted(dumpOrderJson);
export const keywords: Keywords = trusted(keywordsJson);
export const options: Options = trusted(optionsJson);
export const readers: Readers = trusted(readersJson);
export const releases: Releases = trusted(releasesJson);
export const systems: Systems = trusted(systemsJson);
