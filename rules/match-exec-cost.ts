import { defineRule, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'match-exec-cost',
  description: 'a command is run for every host, before anything else is compared',
  category: 'correctness',
  severity: 'info',
  preset: 'all',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Match'],
  criteria: ['exec'],
  check: {
    *block(block, { client }) {
      const { criteria = [] } = block;
      const [first, ...rest] = criteria.filter(({ name }) => name !== 'all');
      const isAsked = block.outer === undefined || block.outer.universal;
      if (first?.name !== 'exec' || !isAsked || !client.does('match-exec-skipped')) return;
      const others = rest.filter(({ name }) => name !== 'exec');
      const [cheap] = others;
      const cure = cheap ? `; put ${quoted(cheap.name)} in front of it` : '';
      yield {
        at: locate(block, first.span),
        message: `This command is run for every host, also by ${quoted('ssh -G')} and by completion${cure}.`,
      };
    },
  },
});
