import type { Style } from './style.ts';

/** A Host block that is to be written. */
export interface NewBlock {
  readonly patterns: readonly string[];
  /** Without `#`, above the lines. */
  readonly comments?: readonly string[];
  readonly lines: readonly (readonly [keyword: string, value: string])[];
}

/** Text of a block, with all of its line ends. */
export type Render = (block: NewBlock, style: Style) => string;

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** What renders blocks: `ssh-config` quotes and separates, in the style of the file. Loaded where it is needed. */
export async function blockRenderer(): Promise<Render> {
  const { default: SSHConfig } = await import('ssh-config');
  return ({ patterns, comments = [], lines }, { indent, keywordCase, separator, lineEnd }) => {
    const config = new SSHConfig();
    const cased = (keyword: string): string => (keywordCase === 'lower' ? keyword.toLowerCase() : keyword);
    const [first = ''] = patterns;
    config.append({ Host: patterns.length > 1 ? [...patterns] : first });
    const [section] = config;
    if (section === undefined || !('config' in section)) return '';
    Object.assign(section, { param: cased('Host'), separator, after: lineEnd });
    for (const comment of comments)
      section.config.push({
        type: SSHConfig.COMMENT,
        before: indent,
        content: `# ${oneLine(comment)}`,
        after: lineEnd,
      });
    for (const [keyword, value] of lines) {
      section.config.push({
        type: SSHConfig.DIRECTIVE,
        before: indent,
        param: cased(keyword),
        separator,
        value: oneLine(value),
        after: lineEnd,
      });
    }
    return SSHConfig.stringify(config);
  };
}
