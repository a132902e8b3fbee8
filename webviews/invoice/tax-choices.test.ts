import assert from 'node:assert/strict';
import type { InvoiceContent, TaxChoice } from './messages.ts';
import { TaxChoices } from './tax-choices.ts';

const standard: TaxChoice = { taxCategory: 'S', taxRate: '19' };
const reduced: TaxChoice = { taxCategory: 'S', taxRate: '7' };
const reverse: TaxChoice = { taxCategory: 'AE', taxRate: '0' };
const exempt: TaxChoice = { taxCategory: 'E', taxRate: '0' };

function contentOf(taxChoices: readonly TaxChoice[], id = 'i1'): InvoiceContent {
  return { taxChoices, document: { id, lines: [] } } as unknown as InvoiceContent;
}

describe('TaxChoices', () => {
  it('has one order, whichever is chosen and comes first', () => {
    const choices = new TaxChoices();
    const first = choices.of(contentOf([standard, reverse, exempt, reduced])).map(({ key }) => key);
    const then = choices.of(contentOf([reverse, standard, exempt, reduced])).map(({ key }) => key);

    assert.deepEqual(first, ['S 19', 'S 7', 'E 0', 'AE 0']);
    assert.deepEqual(then, first);
  });

  it('keeps what the document has left, for this invoice alone', () => {
    const choices = new TaxChoices();
    choices.of(contentOf([reduced, reverse]));

    assert.deepEqual(
      choices.of(contentOf([reverse])).map(({ key }) => key),
      ['S 7', 'AE 0'],
    );
    assert.deepEqual(
      choices.of(contentOf([reverse], 'i2')).map(({ key }) => key),
      ['AE 0'],
    );
  });
});
