import type { Resolution } from '../resolve/types.ts';
import { type Choice, type Choosing, chooseServer } from '../server/choose.ts';
import { knownNames } from '../server/names.ts';
import type { Configuration } from './configuration.ts';
import { didYouMean } from './nearest.ts';
import { isOwnFile } from './parts.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface Asking {
  readonly session: Session;
  readonly configuration: Pick<Configuration, 'policies' | 'hosts'>;
  /** Id that `--policy` gives. */
  readonly asked: string | undefined;
  /** `2026-11-23` */
  readonly day: string;
}

/** What is known of the server that a destination resolves to, and what was said of it that does not count. */
export function serverFor(resolution: Resolution, asking: Asking): Choice {
  const { asked, configuration, day, session } = asking;
  const { policies, hosts } = configuration;
  const choice = chooseServer({
    asked,
    comments: commentsOf(resolution, session),
    hosts,
    policies,
    destination: resolution.host,
    hostName: valueIn(resolution, 'hostname') ?? resolution.host,
    port: Number(valueIn(resolution, 'port') ?? 22),
    day,
  });
  if (choice.unknown === undefined) return choice;
  const names = [...policies.map(({ policy }) => policy.id), ...knownNames()];
  const hint = didYouMean(choice.unknown, names) || '; ssh-lint policies lists them';
  throw new UsageError(`--policy: there is no policy \`${choice.unknown}\`${hint}`);
}

/** A comment is the word of whose file it stands in. */
function commentsOf({ comments }: Resolution, session: Session): Choosing['comments'] {
  return comments
    .filter(({ id }) => id !== '')
    .map(({ id, document: { source } }) => {
      const trust = isOwnFile(source.path, session) ? 'user' : 'repository';
      return { id, trust, path: source.path } as const;
    });
}

function valueIn({ options }: Resolution, id: string): string | undefined {
  return options.get(id)?.values[0];
}
