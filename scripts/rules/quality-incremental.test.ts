/**
 * Checks under editing: what an open document finds after any edits equals what a fresh scan finds. Texts with syntax
 * errors are passed through and not compared: the parser may mend them otherwise when it starts from an older tree.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createScanner } from '../../src/scanner/index.ts';
import type { CodeLanguage, Scanner } from '../../src/scanner/model.ts';
import { projectRoot } from '../paths.ts';
import { readGrammarFiles } from './rule-proof.ts';
import { compileRuleSet, readSources } from './rule-sources.ts';

const longest = 2_500;
const sources = readSources(projectRoot);
const rules = sources.rules.filter(({ rule }) => rule.category === 'quality');

/** Bad examples of all quality rules in a language, without those that are long by their nature. */
function examplesOf(language: CodeLanguage): readonly string[] {
  return rules
    .flatMap(({ examples }) => examples.get(language)?.bad ?? [])
    .map(({ code }) => code)
    .filter((code) => code.length < longest);
}

const pieces = [
  '',
  ' ',
  '\n',
  'x',
  '(',
  ')',
  '{',
  '}',
  '"',
  'await ',
  'return ',
  'async ',
  'name',
  'self.',
  'order',
  'const x = 1;\n',
  'x = 1\n',
  'if (a) {\n',
  'def f(a):\n    pass\n',
  'function g(q) { return q; }\n',
  ...[
    ' === ',
    ' and ',
    '// falls through\n',
    '# why\n',
    'break;\n',
    'this.',
    'import os\n',
    ': any',
    '!',
    '?.',
  ],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 80 })),
  piece: fc.constantFrom(...pieces),
});

function checkKept(
  scanner: Scanner,
  language: CodeLanguage,
  text: string,
  edits: readonly { at: number; length: number; piece: string }[],
): void {
  const document = scanner.open('file', language, text);
  document.scan();
  try {
    for (const { at, length, piece } of edits) {
      const startOffset = Math.floor(at * document.text.length);
      const endOffset = Math.min(document.text.length, startOffset + length);
      document.edit([{ startOffset, endOffset, newText: piece }]);
      const kept = document.scan();
      const fresh = scanner.scan('file', language, document.text);
      if (!fresh.partial && !kept.partial) assert.deepEqual(kept, fresh, document.text);
    }
  } finally {
    document.dispose();
  }
}

describe('quality rules in an open document', () => {
  let scanner: Scanner;

  before(async () => {
    const ruleIds = rules.map(({ rule }) => rule.id);
    scanner = await createScanner(readGrammarFiles(), { ruleSet: compileRuleSet(sources), ruleIds });
  });

  for (const language of ['tsx', 'javascript', 'python'] as const) {
    it(`find after any edits what a fresh scan finds (${language})`, function () {
      this.timeout(120_000);
      const texts = fc
        .shuffledSubarray([...examplesOf(language)], { minLength: 3, maxLength: 6 })
        .map((parts) => parts.join('\n'));
      const edits = fc.array(edit, { minLength: 1, maxLength: 5 });

      fc.assert(
        fc.property(texts, edits, (text, each) => checkKept(scanner, language, text, each)),
        { numRuns: Number(process.env['RUNS'] ?? 150) },
      );
    });
  }
});
