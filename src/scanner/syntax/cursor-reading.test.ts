import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { TreeCursor } from 'web-tree-sitter';
import type { CodeLanguage } from '../model.ts';
import { grammarFiles } from '../testing.test.ts';
import { type LoadedGrammar, loadGrammars, skipped } from './grammar.ts';
import { K } from './kinds.ts';
import { readSyntax, type Syntax } from './syntax.ts';

const root = path.join(import.meta.dirname, '../../..');

/** Own sources, and the demo's: every construct that they use. */
const sources: readonly (readonly [CodeLanguage, string])[] = [
  ['typescript', 'src/scanner/**/*.ts'],
  ['typescript', 'src/backend/contexts/money/invoices/**/*.ts'],
  ['tsx', 'demo/template/**/*.{ts,tsx}'],
  ['javascript', 'scripts/**/*.{mjs,cjs}'],
  ['python', 'demo/template/**/*.py'],
  ['python', 'test/corpus/cases/python/**/*.py'],
];

const texts = sources.flatMap(([language, pattern]) =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((file) => ({ language, text: readFileSync(path.join(root, file), 'utf8') })),
);

/** A node as the runtime's own cursor shows it. */
type Seen = readonly [kind: number, field: number, start: number, end: number];

const leaves: readonly number[] = [
  K.token,
  K.identifier,
  K.propName,
  K.shorthand,
  K.shorthandPattern,
  K.typeName,
  K.true,
  K.false,
  K.null,
  K.this,
  K.escape,
  K.comment,
];

/** The reading by the cursor: slow, and by the library's public interface alone. */
function readByCursor(cursor: TreeCursor, grammar: LoadedGrammar, hasErrors: boolean): Seen[] {
  const seen: Seen[] = [];
  for (;;) {
    const node = seenAt(cursor, grammar, hasErrors);
    if (node !== undefined) seen.push(node);
    if (node !== undefined && !leaves.includes(node[0]) && cursor.gotoFirstChild()) continue;
    while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return seen;
  }
}

function seenAt(cursor: TreeCursor, grammar: LoadedGrammar, hasErrors: boolean): Seen | undefined {
  const ours = grammar.kinds[cursor.nodeTypeId] ?? skipped;
  if (ours === skipped && !(hasErrors && cursor.nodeIsMissing)) return undefined;
  const field = grammar.fields[cursor.currentFieldId] ?? 0;
  return [ours === skipped ? K.token : ours, field, cursor.startIndex, cursor.endIndex];
}

function nodesOf(syntax: Syntax): Seen[] {
  return Array.from({ length: syntax.count }, (_each, node) => [
    syntax.kind[node] ?? 0,
    syntax.field[node] ?? 0,
    syntax.start[node] ?? 0,
    syntax.end[node] ?? 0,
  ]);
}

async function readBothWays(language: CodeLanguage, text: string): Promise<readonly [Seen[], Seen[]]> {
  const grammar = (await loadGrammars(grammarFiles)).code[language];
  const tree = grammar.parser.parse(text);
  assert.ok(tree);
  const cursor = tree.walk();
  const expected = readByCursor(cursor, grammar, tree.rootNode.hasError);
  cursor.delete();
  const actual = nodesOf(readSyntax(tree, text, grammar));
  tree.delete();
  return [actual, expected];
}

describe('reading a tree from memory', () => {
  it('gives what the cursor gives where code is nested deeper than the walk had made room for', async () => {
    const depth = 400;
    const text = `${'f('.repeat(depth)}1${')'.repeat(depth)};\nconst after = [1, 2];\n`;
    const [actual, expected] = await readBothWays('typescript', text);

    assert.ok(actual.length > 2 * depth);
    assert.deepEqual(actual, expected);
  });

  it('gives what the cursor gives, for whole files', async () => {
    for (const { language, text } of texts) {
      const [actual, expected] = await readBothWays(language, text);
      assert.deepEqual(actual, expected);
    }
  });

  it('gives what the cursor gives, for files with something cut out or put in', async () => {
    const damaged = fc.record({
      source: fc.constantFrom(...texts.filter(({ text }) => text.length < 20_000)),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 0, max: 200 }),
      piece: fc.constantFrom('', '{', ')', '"', '`', ' if ', '\n', '=>', '\\', 'ü😀', '/*', '<'),
    });
    await fc.assert(
      fc.asyncProperty(damaged, async ({ source: { language, text }, at, length, piece }) => {
        const from = Math.floor(at * text.length);
        const [actual, expected] = await readBothWays(
          language,
          text.slice(0, from) + piece + text.slice(from + length),
        );
        assert.deepEqual(actual, expected);
      }),
      { numRuns: 150 },
    );
  });
});
