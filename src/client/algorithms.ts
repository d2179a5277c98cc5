import type { AlgorithmClass, AlgorithmFacts } from './client.ts';
import { algorithms } from './data.ts';
import { type Build, holds } from './era.ts';
import type { ListEra } from './schema.ts';

export function algorithmFacts(of: AlgorithmClass, build: Build): AlgorithmFacts {
  return { supported: supported(of, build), defaults: defaults(of, build) };
}

function supported(of: AlgorithmClass, build: Build): readonly string[] {
  const era = current(algorithms.supported[of], build);
  return era?.like === undefined ? (era?.list ?? []) : supported('hostkey', build);
}

function defaults(of: AlgorithmClass, build: Build): readonly string[] {
  const era = current(algorithms.defaults[of], build);
  if (era?.like === undefined) return era?.list ?? [];
  return era.like === 'supported' ? supported(of, build) : defaults('hostkey', build);
}

function current(eras: readonly ListEra[], build: Build): ListEra | undefined {
  return eras.find((era) => holds(era, build));
}
