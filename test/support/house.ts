/** What the house asks of files, as functions from text to complaints, so that they can be shown a violation. */

const headings = ['What it finds', 'Why it matters', 'What to do', 'When to turn it off', 'References'] as const;

const worldly = ['fs', 'fs/promises', 'child_process', 'net', 'os'];

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

function withoutComments(text: string): string {
  return text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
}

function importsOf(text: string): readonly string[] {
  const found = withoutComments(text).matchAll(/\b(?:from|import|require|getBuiltinModule)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...found].flatMap(([, specifier]) => specifier ?? []);
}

/** Each rule is three files of one name: the rule, its doc and its test. */
export function incompleteRules(files: {
  readonly rules: readonly string[];
  readonly tests: readonly string[];
}): readonly string[] {
  const named = (names: readonly string[], suffix: string) =>
    new Set(names.flatMap((name) => (name.endsWith(suffix) ? name.slice(0, -suffix.length) : [])));
  const rules = named(files.rules, '.ts');
  rules.delete('index');
  const docs = named(files.rules, '.md');
  const tests = named(files.tests, '.test.ts');
  return [
    ...[...rules]
      .filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id))
      .map((id) => `rules/${id}.ts: not <area>-<pattern>`),
    ...[...rules]
      .filter((id) => /^(no|disallow)-|^\d/.test(id))
      .map((id) => `rules/${id}.ts: name the pattern, not the cure`),
    ...[...rules].filter((id) => !docs.has(id)).map((id) => `rules/${id}.md is missing`),
    ...[...rules].filter((id) => !tests.has(id)).map((id) => `test/rules/${id}.test.ts is missing`),
    ...[...docs].filter((id) => !rules.has(id)).map((id) => `rules/${id}.md documents no rule`),
    ...[...tests].filter((id) => !rules.has(id)).map((id) => `test/rules/${id}.test.ts tests no rule`),
  ];
}

/** A doc has the five headings, and before the last one Options where the rule has some, each once, in this order, and something below each of them. */
export function docComplaints({ path, text }: SourceText): readonly string[] {
  const sections = text
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      title: section.split('\n', 1)[0]?.trim() ?? '',
      body: section.split('\n').slice(1).join('\n'),
    }));
  const titles = sections.map(({ title }) => title);
  const inOrder = titles.filter((title) => title !== 'Options').join('|') === headings.join('|');
  return [
    ...(inOrder ? [] : [`${path}: headings are ${titles.join(', ') || 'none'}; expected ${headings.join(', ')}`]),
    ...sections.filter(({ body }) => body.trim() === '').map(({ title }) => `${path}: nothing below "${title}"`),
  ];
}

/** Only src/node.ts and what is in src/node/ touch the world. */
export function worldlyImports({ path, text }: SourceText): readonly string[] {
  if (path === 'src/node.ts' || /^src\/(?:node|dev)\//.test(path)) return [];
  return importsOf(text)
    .filter((specifier) => worldly.includes(specifier.replace(/^node:/, '')))
    .map((specifier) => `${path} imports ${specifier}: only src/node.ts and src/node/ may`);
}

/** Of ours, a rule imports src/rule.ts and nothing else. */
export function strayRuleImports({ path, text }: SourceText): readonly string[] {
  return importsOf(text)
    .filter((specifier) => specifier.startsWith('.') && specifier !== '../src/rule.ts')
    .map((specifier) => `${path} imports ${specifier}: a rule imports ../src/rule.ts only`);
}

/** The stages do not know who calls them: only main.ts knows the command line, and it and index.ts the real ports. */
export function upwardImports({ path, text }: SourceText): readonly string[] {
  if (path.startsWith('src/cli/') || ['src/main.ts', 'src/index.ts'].includes(path) || path.startsWith('src/dev/'))
    return [];
  return importsOf(text)
    .filter((specifier) => /(?:^|\/)cli\//.test(specifier) || /^[./]+\/node\.ts$/.test(specifier))
    .map((specifier) => `${path} imports ${specifier}: values flow one way`);
}

/** What src/dev/build.js leaves out of the facts is not asked for where they are used. */
export function readersOnly({ path, text }: SourceText): readonly string[] {
  const usesFacts = importsOf(text).some((specifier) => /(?:^|\/)data(?:\.ts|\/[a-z-]+\.json)$/.test(specifier));
  if (!usesFacts || !/\b(?:sources|summary)\b/.test(withoutComments(text))) return [];
  return [`${path}: sources and summaries of facts are not in the program`];
}
