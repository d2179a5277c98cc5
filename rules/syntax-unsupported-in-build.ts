import { defineRule, isMatterOfBuild, locate, quoted, spelling } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-unsupported-in-build',
  description: 'an option was left out when a target was built',
  category: 'compatibility',
  severity: 'info',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://github.com/NixOS/nixpkgs/issues/30739', 'https://github.com/lima-vm/lima/issues/3151'],
  codes: ['unsupported-keyword'],
  check: {
    *refused({ step }) {
      const { keyword, name } = step.directive;
      if (!isMatterOfBuild(name)) return;
      const message = `This ssh is built without ${quoted(spelling(name))}: it ignores the line and complains of it at every start.`;
      yield { at: locate(step, keyword), message };
    },
  },
});
