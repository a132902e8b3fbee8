import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findUnprintableLetter } from '../../../domain/invoice-print/unprintable-text.ts';
import { placedTextsOf, textsOutside } from '../../testing/pdf/placed-texts.ts';
import { textOfPdf, withoutSpaces } from '../../testing/pdf/read-pdf.ts';
import { makeDocumentPdf } from './make-document-pdf.ts';

const writtenAt = Date.parse('2026-11-24T10:00:00Z');
const make = async (content: string) =>
  await makeDocumentPdf({ title: 'Charter', facts: ['API', 'Version 3'], content, writtenAt });

describe('the PDF of a document', () => {
  it('has the text of each kind of Markdown, and nothing of what only its writer sees', async () => {
    const text = await textOfPdf(
      await make(
        [
          '<!-- written by an agent -->',
          '# Charter of *API*',
          'Some **bold** and `code.ts:3`, [here](https://example.com), ![a plan](plan.png).',
          '- one\n- two\n  1. nested',
          '> quoted',
          '| Risk | Weight |\n|---|---:|\n| No tests | 6 |',
          '```ts\nconst a = 1;\n```',
          '<b>loud</b>',
        ].join('\n\n'),
      ),
    );

    for (const words of [
      'Version 3',
      'Charter of API',
      'bold',
      'code.ts:3',
      'here',
      'a plan',
      'two',
      'nested',
    ])
      assert.ok(text.includes(withoutSpaces(words)), words);
    for (const words of ['quoted', 'Risk', 'No tests', '6', 'const a = 1;', 'loud'])
      assert.ok(text.includes(withoutSpaces(words)), words);
    assert.doesNotMatch(text, /written|<b>|\*\*/);
  });

  it('is the same when it is made again', async () => {
    assert.deepEqual(await make('Hello\n\n---\n\n    code'), await make('Hello\n\n---\n\n    code'));
  });

  it('is made of any text, and loses no word of it', async () => {
    const sign = fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '> ',
      '|',
      '---',
      '```',
      '*',
      '<!--',
      '<i>',
      '\n',
      ' ',
      '[x](y)',
      '    ',
    );
    const word = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcdefghij') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(sign, word), { maxLength: 40 }), async (parts) => {
        const pdf = await make(parts.join(''));
        assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      }),
      { numRuns: 25, seed: 7 },
    );
    const words = ['alpha', 'bravo', 'charlie', 'delta'];
    const text = await textOfPdf(await make(words.map((one) => `## ${one}\n\n- ${one}s`).join('\n\n')));
    for (const one of words) assert.equal(text.split(one).length, 3, one);
    assert.equal(findUnprintableLetter(words.join(' ')), undefined);
  });

  it('keeps words of any length on the page: in text, lists, quotes, code and tables', async () => {
    const word = fc
      .tuple(fc.constantFrom('W', 'i', 'a', '-a', 'a/'), fc.integer({ min: 1, max: 300 }))
      .map(([letter, length]) => letter.repeat(length).slice(0, length));
    const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
    const block = fc.oneof(
      fc
        .tuple(fc.constantFrom('# ', '- ', '- - - ', '12345. ', '> ', '> > - ', '    ', ''), words)
        .map((p) => p.join('')),
      fc.tuple(words, words).map(([a, b]) => `**${a}**${b}\`${a}\`*${b}*`),
      fc
        .array(fc.array(words, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 3 })
        .map(([head = [], ...rows]) =>
          [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
        ),
    );
    const depth = '> '.repeat(30);
    const wide = [0, 1, 2].map(
      (row) => `|${Array.from({ length: 50 }, () => (row === 1 ? '-' : 'Wort')).join('|')}|`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 4 }), async (blocks) => {
        const title = 'W'.repeat(200);
        const pages = await placedTextsOf(
          await makeDocumentPdf({ title, facts: [title], content: blocks.join('\n\n'), writtenAt }),
        );
        assert.deepEqual(textsOutside(pages, 57), []);
      }),
      {
        numRuns: Number(process.env['DOCUMENTS'] ?? 10),
        endOnFailure: true,
        examples: [[[`${depth}${'W'.repeat(90)}`, wide.join('\n')]]],
      },
    );
  });

  it('loses nothing of a row that is longer than a page', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => `Zeile${at}`);

    const text = await textOfPdf(await make(`| a | b |\n|---|---|\n| ${rows.join('<br>')} | c |`));

    for (const row of rows) assert.ok(text.includes(row), row);
  });
});
