import { jsonText } from '../../report/text.ts';
import type { Rule } from '../../rule.ts';
import type { Group } from '../runs.ts';
import type { Session } from '../session.ts';
import { settingsFor } from '../settings.ts';

const presets = ['recommended', 'strict', 'all'];

/** What holds for the files, with every rule and its level. */
export function printConfig({ own, line }: Session, groups: readonly Group[], rules: readonly Rule[]): number {
  const shown = groups.map(({ configuration, clients, inputs }) => {
    const settings = settingsFor(line, configuration, rules);
    const { preset, overrides } = settings;
    const isIn = (rule: Rule): boolean => presets.indexOf(rule.preset) <= presets.indexOf(preset);
    const levels = rules.map((rule) => {
      const { level, options } = settings.rules[rule.id] ?? { level: isIn(rule) ? rule.severity : 'off' };
      return [rule.id, options === undefined ? level : [level, options]] as const;
    });
    return {
      files: inputs.map(({ path }) => path),
      configuration: configuration.path ?? null,
      trusted: configuration.trusted,
      targets: clients.map(({ label }) => label),
      rules: Object.fromEntries(levels),
      overrides,
    };
  });
  own.out(jsonText(shown.length === 1 ? shown[0] : shown));
  return 0;
}
