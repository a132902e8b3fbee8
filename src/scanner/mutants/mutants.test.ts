import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import { detectLanguage } from '../languages.ts';
import { loadGrammars } from '../syntax/grammar.ts';
import { parseText } from '../syntax/parse.ts';
import { grammarFiles } from '../testing.test.ts';
import { chooseMutants } from './choose-mutants.ts';
import { applyMutant, createMutantMaker, type Mutant, type MutantMaker, mutantOperators } from './index.ts';

const script = `import { log } from './log.js';
// ä🙂 a comment says 1 < 2
const limit = 10;
type Kind = 'a' | 'b';
export function price(count: number, kind: Kind): number {
  if (!Number.isInteger(count)) throw new RangeError('Whole numbers only: ' + 1);
  console.log('priced', count + 1);
  let sum = count * 3;
  if (count >= limit && kind === 'a') sum -= 5;
  for (let i = 0; i < count; i++) sum += i;
  if (isOdd(count)) note(sum);
  return sum > 100 ? 100 : sum;
}
const isOdd = (count: number) => count % 2 === 1;
const open = true;
const name = (first: string) => first + ' ' + 'ä🙂';
if (require.main === module) price(1, 'a');
`;

const python = `"""Prices: 1 < 2."""
import logging
LIMIT = 10

def price(count, kind="a", *, note=None):
    """Of some."""
    if not isinstance(count, int):
        raise TypeError("Whole numbers only")
    logging.info("priced %s", count + 1)
    total: int = count * 3
    if count >= LIMIT and kind == "a":
        total -= 5
    if kind not in ("a", "b") or note is None:
        note_of(total)
    label = "ä🙂" if is_open() else f"{total + 1} each"
    return min(total, 100.5)

def is_open():
    return True

if __name__ == "__main__":
    price(1)
`;

describe('mutants', () => {
  let make: MutantMaker;
  let errorsOf: (file: string, text: string) => boolean;
  before(async () => {
    make = await createMutantMaker(grammarFiles);
    const { code } = await loadGrammars(grammarFiles);
    errorsOf = (file, text) => {
      const language = detectLanguage(file);
      assert.ok(language);
      const tree = parseText(code[language].parser, text);
      const hasError = tree?.rootNode.hasError ?? true;
      tree?.delete();
      return hasError;
    };
  });

  const said = (all: readonly Mutant[]) =>
    all.map(
      ({ operator, before: was, after, inFunction }) => `${inFunction || '-'} ${operator}: ${was} → ${after}`,
    );

  it('finds what tests of TypeScript ought to notice, and nothing that people alone read', () => {
    assert.deepEqual(said(make('price.ts', script)), [
      `- number-changed: 10 → 11`,
      `price not-removed: !Number.isInteger(count) → Number.isInteger(count)`,
      `price arithmetic: * → /`,
      `price number-changed: 3 → 4`,
      `price condition-negated: count >= limit && kind === 'a' → !(count >= limit && kind === 'a')`,
      `price comparison-boundary: >= → >`,
      `price comparison-negated: >= → <`,
      `price logical: && → ||`,
      `price comparison-negated: === → !==`,
      `price string-emptied: 'a' → ''`,
      `price statement-removed: sum -= 5; → ;`,
      `price arithmetic: -= → +=`,
      `price number-changed: 5 → 6`,
      `price number-changed: 0 → 1`,
      `price comparison-boundary: < → <=`,
      `price comparison-negated: < → >=`,
      `price statement-removed: sum += i; → ;`,
      `price arithmetic: += → -=`,
      `price condition-negated: isOdd(count) → !(isOdd(count))`,
      `price statement-removed: note(sum); → ;`,
      `price return-value: sum > 100 ? 100 : sum → undefined`,
      `price comparison-boundary: > → >=`,
      `price comparison-negated: > → <=`,
      `price number-changed: 100 → 101`,
      `price number-changed: 100 → 101`,
      `isOdd return-value: count % 2 === 1 → undefined`,
      `isOdd arithmetic: % → *`,
      `isOdd number-changed: 2 → 3`,
      `isOdd comparison-negated: === → !==`,
      `isOdd number-changed: 1 → 2`,
      `- boolean-flipped: true → false`,
      `name return-value: first + ' ' + 'ä🙂' → undefined`,
      `name string-emptied: ' ' → ''`,
      `name string-emptied: 'ä🙂' → ''`,
    ]);
  });

  it('finds the same in Python', () => {
    assert.deepEqual(said(make('price.py', python)), [
      `- number-changed: 10 → 11`,
      `price string-emptied: "a" → ""`,
      `price not-removed: not isinstance(count, int) → isinstance(count, int)`,
      `price arithmetic: * → /`,
      `price number-changed: 3 → 4`,
      `price condition-negated: count >= LIMIT and kind == "a" → not (count >= LIMIT and kind == "a")`,
      `price comparison-boundary: >= → >`,
      `price comparison-negated: >= → <`,
      `price logical: and → or`,
      `price comparison-negated: == → !=`,
      `price string-emptied: "a" → ""`,
      `price statement-removed: total -= 5 → pass`,
      `price arithmetic: -= → +=`,
      `price number-changed: 5 → 6`,
      `price condition-negated: kind not in ("a", "b") or note is None → not (kind not in ("a", "b") or note is None)`,
      `price comparison-negated: not in → in`,
      `price string-emptied: "a" → ""`,
      `price string-emptied: "b" → ""`,
      `price logical: or → and`,
      `price comparison-negated: is → is not`,
      `price statement-removed: note_of(total) → pass`,
      `price string-emptied: "ä🙂" → ""`,
      `price condition-negated: is_open() → not (is_open())`,
      `price string-emptied: f"{total + 1} each" → f""`,
      `price arithmetic: + → -`,
      `price number-changed: 1 → 2`,
      `price return-value: min(total, 100.5) → None`,
      `price number-changed: 100.5 → 101.5`,
      `is_open return-value: True → None`,
      `is_open boolean-flipped: True → False`,
    ]);
  });

  it('makes nothing of what it cannot read', () => {
    assert.deepEqual(make('a.go', 'func f() int { return 1 }'), []);
    assert.deepEqual(make('a.ts', 'function ( {{{'), []);
    assert.deepEqual(make('a.ts', ''), []);
  });

  const own = ['mutants/swaps.ts', 'mutants/script-mutants.ts', 'syntax/parse.ts', 'engine.ts', 'hash.ts'];
  const samples = [
    ['price.ts', script],
    ['price.py', python],
    ['crlf.py', python.replaceAll('\n', '\r\n')],
    [
      'view.tsx',
      'export const View = ({ a }: P) => <b title="x">{a > 1 ? "many" : `one ${a + 1}`} & more</b>;\n',
    ],
  ] as const;

  it('changes one place, which parses, and put back is the source to the byte', () => {
    const read = (name: string) => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
    const sources = [...samples, ...own.map((name) => [name, read(name)] as const)];
    let count = 0;
    for (const [file, text] of sources)
      for (const mutant of make(file, text)) {
        const changed = applyMutant(text, mutant);
        const { start, end, before: was, after } = mutant;
        assert.notEqual(changed, text);
        assert.equal(text.slice(start, end), was);
        assert.equal(changed.slice(0, start), text.slice(0, start));
        assert.equal(changed.slice(start + after.length), text.slice(end));
        assert.equal(applyMutant(changed, { ...mutant, end: start + after.length, after: was }), text);
        assert.equal(errorsOf(file, changed), false, `${file} ${was} → ${after}`);
        assert.equal(mutant.lineZeroBased, text.slice(0, start).split('\n').length - 1);
        count += 1;
      }
    assert.ok(count > 200, String(count));
  });

  it('has an example of each operator', () => {
    const found = new Set(
      [...make('price.ts', script), ...make('price.py', python)].map(({ operator }) => operator),
    );
    assert.deepEqual([...found].toSorted(), [...mutantOperators].toSorted());
  });

  it('is the same each time, and chosen ones are spread over functions and operators', () => {
    const all = [...make('price.ts', script), ...make('price.py', python)].map((each, at) => ({
      ...each,
      file: at % 2 === 0 ? 'a' : 'b',
    }));
    const few = chooseMutants(all, 12);
    assert.deepEqual(few, chooseMutants([...all], 12));
    assert.equal(few.length, 12);
    assert.deepEqual(
      new Set(few.map(({ inFunction }) => inFunction)),
      new Set(all.map((each) => each.inFunction)),
    );
    assert.ok(new Set(few.map(({ operator }) => operator)).size >= 6);
    assert.deepEqual(chooseMutants(all, 1_000), all);
  });
});
