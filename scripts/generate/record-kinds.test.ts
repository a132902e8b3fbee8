import assert from 'node:assert/strict';
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { renderRecordKinds } from './record-kinds.ts';

const slice = (
  name: SliceDeclaration['name'],
  record: NonNullable<SliceDeclaration['record']>,
): SliceDeclaration => ({ name, tables: [], reads: [], people: [], record });

describe('the kinds of records', () => {
  it('are those that are there in their place, and new ones last', () => {
    const slices = [
      slice('money/budgets', [{ kind: 'budget' }]),
      slice('money/invoices', [{ kind: 'invoice' }]),
      slice('time/entries', [{ kind: 'entry', several: 'entries' }]),
    ];

    const text = renderRecordKinds(slices, "'entry', 'entries', 'invoice'");

    assert.deepEqual(text.match(/(?<=^ {2}')\w+/gm), ['entry', 'entries', 'invoice', 'budget']);
    assert.match(text, /singleKinds = \{\n {2}entries: 'entry',\n\}/);
  });

  it('are each of one slice', () => {
    const twice = [slice('money/a', [{ kind: 'budget' }]), slice('money/b', [{ kind: 'budget' }])];

    assert.throws(() => renderRecordKinds(twice, ''), /Two slices declare the record budget/);
  });
});
