import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Edit } from 'web-tree-sitter';
import { grammarFiles } from '../testing.test.ts';
import { loadGrammars } from './grammar.ts';
import { K } from './kinds.ts';
import { lineStarts, rangeAt } from './lines.ts';
import { readSyntax, type Syntax } from './syntax.ts';

const text = `import { a } from 'a';
export class Box {
  private size = 1;
  grow(by: number): number {
    // a comment
    if (by > 1) { this.size += by; }
    return this.size;
  }
}
function run(list: number[]) {
  for (const each of list) { a(each); }
  return list.map((each) => each + 1);
}
run([1, 2, 3]);
`;

/** The reading after an edit beside a reading from scratch. */
async function readBoth(at: number, length: number, piece: string): Promise<readonly [Syntax, Syntax]> {
  const grammar = (await loadGrammars(grammarFiles)).code.typescript;
  const old = grammar.parser.parse(text);
  assert.ok(old);
  const previous = readSyntax(old, text, grammar, { keeps: true });
  const edited = text.slice(0, at) + piece + text.slice(at + length);
  const point = { row: 0, column: 0 };
  old.edit(
    new Edit({
      startIndex: at,
      oldEndIndex: at + length,
      newEndIndex: at + piece.length,
      startPosition: point,
      oldEndPosition: point,
      newEndPosition: point,
    }),
  );
  const tree = grammar.parser.parse(edited, old);
  assert.ok(tree);
  const taken = readSyntax(tree, edited, grammar, { keeps: true, previous });
  const fresh = readSyntax(tree, edited, grammar, { keeps: true });
  old.delete();
  tree.delete();
  return [taken, fresh];
}

describe('readSyntax', () => {
  it('takes over what an edit left alone exactly as a fresh reading finds it', async () => {
    const edit = fc.record({
      at: fc.integer({ min: 0, max: text.length }),
      length: fc.integer({ min: 0, max: 40 }),
      piece: fc.constantFrom('', 'x', '{', '}', ';', ' run();\n', '// ', '"', '\n'),
    });

    await fc.assert(
      fc.asyncProperty(edit, async ({ at, length, piece }) => {
        const [taken, fresh] = await readBoth(at, Math.min(length, text.length - at), piece);
        assert.deepEqual({ ...taken, identity: [] }, { ...fresh, identity: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('nests each node in its parent, and ends it where its last descendant ends', async () => {
    const [syntax] = await readBoth(0, 0, '');

    for (let node = 1; node < syntax.count; node += 1) {
      const up = syntax.parent[node] ?? -1;
      assert.ok(up >= 0 && up < node);
      assert.ok((syntax.next[node] ?? 0) <= (syntax.next[up] ?? 0));
    }
    assert.equal(syntax.next[0], syntax.count);
    assert.equal(syntax.comments.length, 1);
    assert.equal(syntax.kind[syntax.comments[0] ?? 0], K.comment);
  });
});

describe('lineStarts', () => {
  it('counts LF, CRLF and CR as one line end each', () => {
    assert.deepEqual([...lineStarts('a\nb\r\nc\rd')], [0, 2, 5, 7]);
    assert.deepEqual([...lineStarts('a\nb\n')], [0, 2, 4]);
  });

  it('gives ranges in lines and columns from zero', () => {
    const starts = lineStarts('ab\ncde\n');

    assert.deepEqual(rangeAt(starts, 4, 6), {
      startOffset: 4,
      endOffset: 6,
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 3,
    });
  });
});
