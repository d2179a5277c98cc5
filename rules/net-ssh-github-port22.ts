import {
  type Context,
  defineRule,
  destinationsOf,
  locate,
  type Problem,
  quoted,
  routeOf,
  type Step,
  valueOfStep,
} from '../src/rule.ts';

/** Where a service answers on 443, by where it answers on 22. The facts stand in src/server/policies. */
const DOORS: Readonly<Record<string, string>> = {
  'github.com': 'ssh.github.com',
  'gitlab.com': 'altssh.gitlab.com',
  'bitbucket.org': 'altssh.bitbucket.org',
};

/** What is wrong with a name that gets this line. */
function found(step: Step, name: string, context: Context): Problem | undefined {
  const route = routeOf(name, context.analysis);
  const [argument] = step.directive.args;
  const command = context.analysis.lineFor('proxycommand', name);
  // A command that is not told the port knows it, and maybe the host, too.
  const isElsewhere = command === 'unknown' || (command && !/^none$|%p/i.test(valueOfStep(command)));
  if (!route || !argument || isElsewhere) return undefined;
  const at = locate(step, argument);
  const other = DOORS[route.host];
  if (other !== undefined)
    return { at, message: `${quoted(route.host)} does not answer on port 443: that is ${quoted(other)}.` };
  const plain = Object.keys(DOORS).find((host) => DOORS[host] === route.host);
  if (plain === undefined || !['', '22'].includes(route.port)) return undefined;
  const message = `${quoted(route.host)} is for port 443, and ${quoted('Port 443')} is not set; port 22 is ${quoted(plain)}.`;
  return { at, message, ...(route.host === 'ssh.github.com' && { severity: 'warning' }) };
}

export default defineRule({
  id: 'net-ssh-github-port22',
  description: 'the way around a closed port 22 is set by half',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://docs.github.com/en/authentication/troubleshooting-ssh/using-ssh-over-the-https-port',
    'https://docs.gitlab.com/user/gitlab_com/',
  ],
  keywords: ['hostname', 'port'],
  about: /^(?:443|(?:ssh|altssh)\..*)$/i,
  check: {
    *directive(step, context) {
      const { lineFor } = context.analysis;
      const name = destinationsOf(step.block).find((each) => lineFor(step.directive.name, each) === step);
      const problem = name === undefined ? undefined : found(step, name, context);
      if (problem) yield problem;
    },
  },
});
