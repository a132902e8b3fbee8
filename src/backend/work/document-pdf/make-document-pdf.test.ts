import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findUnprintableLetter } from '../../../domain/invoice-print/unprintable-text.ts';
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
});
