import assert from 'node:assert/strict';
import { newLineId } from '../invoice-lines.ts';
import { LineForm } from './line-form.ts';

function numbers(): () => number {
  let last = 0;
  return () => ++last;
}

describe('LineForm', () => {
  it('sends the valid fields of each line once, and keeps invalid ones with their reason', () => {
    const form = new LineForm('de');
    form.type('l1', 'quantity', '2,5');
    form.type('l1', 'unitPrice', 'viel');
    form.type('l2', 'description', 'Report');
    const nextId = numbers();

    assert.deepEqual(form.takeChanges(nextId), [
      { updateId: 1, lineId: 'l1', changes: { quantity: '2.5' } },
      { updateId: 2, lineId: 'l2', changes: { description: 'Report' } },
    ]);
    assert.deepEqual(form.takeChanges(nextId), []);
    assert.equal(form.textOf('l1', 'unitPrice', undefined), 'viel');
    assert.match(form.problemOf('l1', 'unitPrice') ?? '', /Not a price/);
  });

  it('shows the stored value again once it was accepted and left', () => {
    const form = new LineForm('en');
    form.type('l1', 'quantity', '2');
    form.takeChanges(numbers());
    form.accept(1);

    assert.equal(form.textOf('l1', 'quantity', undefined), '2');
    form.leave('l1', 'quantity');
    assert.equal(form.textOf('l1', 'quantity', undefined), '1');
    assert.equal(form.isSettled, true);
  });

  it('keeps what was typed when it is refused, by its field or to be sent again', () => {
    const form = new LineForm('en');
    form.type('l1', 'quantity', '2');
    form.type('l1', 'description', 'Report');
    form.takeChanges(numbers());
    form.refuse({
      answers: 1,
      line: { lineId: 'l1', fields: [{ field: 'quantity', issue: 'is too much' }] },
    });

    assert.equal(form.problemOf('l1', 'quantity'), 'is too much');
    assert.deepEqual(
      form.takeChanges(() => 2),
      [{ updateId: 2, lineId: 'l1', changes: { description: 'Report' } }],
    );
    assert.equal(form.isSettled, false);
  });

  it('takes a new line whole, or says what it lacks', () => {
    const form = new LineForm('en');
    form.type(newLineId, 'description', 'Hosting');

    assert.equal(form.takeNew(1), undefined);
    assert.match(form.problemOf(newLineId, 'unitPrice') ?? '', /Not a price/);
    form.type(newLineId, 'unitPrice', '49');
    assert.deepEqual(form.takeNew(2), { description: 'Hosting', quantity: '1', unitPrice: '49' });
    assert.deepEqual(form.takeChanges(numbers()), []);
    assert.equal(form.accept(2), true);
    assert.equal(form.textOf(newLineId, 'description', undefined), '');
  });
});
