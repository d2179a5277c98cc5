import type { Style } from './style.ts';

/** A Host block that is to be written. */
export interface NewBlock {
  readonly patterns: readonly string[];
  readonly lines: readonly NewLine[];
}

export interface NewLine {
  readonly keyword: string;
  readonly value: string;
  /** Without `#`, above the line. */
  readonly comment?: string;
}

/** Text of a block, with all of its line ends. */
export type Render = (block: NewBlock, style: Style) => string;

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** What renders blocks: `ssh-config` quotes and separates, in the style of the file. Loaded where it is needed. */
export async function blockRenderer(): Promise<Render> {
  const { default: SSHConfig } = await import('ssh-config');
  return ({ patterns, lines }, { indent, keywordCase, separator, lineEnd }) => {
    const config = new SSHConfig();
    const cased = (keyword: string): string => (keywordCase === 'lower' ? keyword.toLowerCase() : keyword);
    const [first = ''] = patterns;
    config.append({ Host: patterns.length > 1 ? [...patterns] : first });
    const [section] = config;
    if (section === undefined || !('config' in section)) return '';
    Object.assign(section, { param: cased('Host'), separator, after: lineEnd });
    for (const { keyword, value, comment } of lines) {
      if (comment !== undefined) {
        const content = `# ${oneLine(comment)}`;
        section.config.push({ type: SSHConfig.COMMENT, before: indent, content, after: lineEnd });
      }
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
