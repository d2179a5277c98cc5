import { defineRule, isDead, isValidUser, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'host-invalid-username',
  description: 'this client refuses the characters of a user name',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://github.com/openssh/openssh-portable/blob/V_10_0_P1/ssh.c'],
  keywords: ['user'],
  about: /[^\w.-]|^-/,
  check: {
    *directive(step, context) {
      const { client } = context;
      if (!client.does('every-user-checked') || isValidUser(step.directive.shape.args[0]?.value ?? '', client)) return;
      const [argument] = isDead(step, context) ? [] : step.directive.args;
      if (!argument || /[%$]/.test(argument.value)) return;
      const message = `OpenSSH ${client.label} refuses the user ${quoted(argument.value)}, for characters that mean something to a shell.`;
      yield { at: locate(step, argument), message };
    },
  },
});
