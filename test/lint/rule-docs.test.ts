import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { MemoryEntry } from '../support/memory-ports.ts';
import { findingsOf, type RuleCase, shown } from '../support/rule-tester.ts';
import { scenes } from '../support/scenes.ts';

/** Rules whose examples would be too long to print, or cannot be seen. */
const withoutExamples = ['include-limit', 'syntax-crlf', 'syntax-line-too-long'];

interface Example {
  readonly kind: 'good' | 'bad';
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
}

function examplesIn(text: string): readonly Example[] {
  return [...text.matchAll(/^```ssh-config (good|bad)([^\n]*)\n([\s\S]*?)^```$/gm)].map(
    ([, kind, info = '', body = '']) => ({
      kind: kind === 'good' ? 'good' : 'bad',
      text: body,
      attributes: new Map(
        info
          .trim()
          .split(/\s+/)
          .flatMap((word): [string, string][] => {
            const [name = '', value = ''] = word.split('=');
            return name === '' ? [] : [[name, value]];
          }),
      ),
    }),
  );
}

/** An example as a case; one with `file=` is Included, and later examples of the page may Include it too. */
function caseOf({ text, attributes }: Example, others: Readonly<Record<string, MemoryEntry>>): RuleCase {
  const target = attributes.get('target');
  const file = attributes.get('file');
  const options = attributes.get('options');
  const entry = { content: text, mode: Number.parseInt(attributes.get('mode') ?? '600', 8) };
  const base = {
    ...(target !== undefined && { target }),
    ...(options !== undefined && { options: JSON.parse(options) }),
    ...(attributes.get('role') === 'system' && ({ role: 'system' } as const)),
    ...sceneOf(attributes.get('scene'), others),
  };
  if (file === undefined) return { files: others, ...base, config: text, entry };
  return { ...base, config: `Include ${file}\n`, files: { ...others, [file]: entry } };
}

/** What stands around an example; the reader of the page knows it from the words above it. */
function sceneOf(name: string | undefined, others: Readonly<Record<string, MemoryEntry>>) {
  if (name === undefined) return {};
  const scene = scenes[name]?.();
  if (scene === undefined) throw new Error(`there is no scene ${name}`);
  return { ...scene, files: { ...others, ...scene.files } };
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('the page of %s', (id, rule) => {
  const text = readFileSync(fileURLToPath(new URL(`../../rules/${id}.md`, import.meta.url)), 'utf8');
  const examples = examplesIn(text);
  const files = Object.fromEntries(
    examples.flatMap(({ kind, text: content, attributes }): [string, MemoryEntry][] => {
      const file = attributes.get('file');
      return file !== undefined && kind === 'good' ? [[file, content]] : [];
    }),
  );

  test('has examples and nothing left to do', () => {
    expect(text).not.toContain('TODO');
    const kinds = new Set(examples.map(({ kind }) => kind));
    if (!withoutExamples.includes(id)) expect([...kinds].toSorted()).toEqual(['bad', 'good']);
  });

  test('names its sources, and says whether it is a fact or an opinion', () => {
    const { sources = [], preset, severity, options } = rule;
    const references = text.split('## References')[1] ?? '';
    const addresses = [...references.matchAll(/^- \[.*\]\((https:\S+)\)/gm)].map(([, url]) => url);
    expect(sources.toSorted()).toEqual(addresses.toSorted());
    expect(references).toMatch(/^- \[/m);
    expect(text).toContain(`| ${{ recommended: 'fact', strict: 'opinion', all: 'taste' }[preset]} |`);
    if (preset !== 'recommended') expect(severity).not.toBe('error');
    expect(text.includes('\n## Options\n')).toBe(options !== undefined);
  });

  test.each(examples.map((example, at) => [example.kind, at, example] as const))(
    '%s example %i',
    (kind, _, example) => {
      const isOwn = example.attributes.has('file');
      const findings = findingsOf([rule], caseOf(example, isOwn || kind === 'good' ? {} : files)).map(shown);
      if (kind === 'good') expect(findings).toEqual([]);
      else expect(findings).not.toEqual([]);
    },
  );
});
