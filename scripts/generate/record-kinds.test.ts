import assert from 'node:assert/strict';
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { renderRecordKinds } from './record-kinds.ts';

const slice = (
  name: SliceDeclaration['name'],
  record: NonNullable<SliceDeclaration['record']>,
): SliceDeclaration => ({ name, tables: [], reads: [], people: [], record });

const facts = { title: 'name', route: '/api/v1/things/:id', icon: 'tag' } as const;

describe('the kinds of records', () => {
  it('are those that are there in their place, and new ones last', () => {
    const slices = [
      slice('money/budgets', [{ kind: 'budget', ...facts, mention: true }]),
      slice('money/invoices', [{ kind: 'invoice', ...facts }]),
      slice('time/entries', [{ kind: 'entry', several: 'entries', ...facts, mention: true }]),
    ];

    const text = renderRecordKinds(
      slices,
      "'entry', 'entries', 'invoice' singleKinds mentionedRecords 'entry'",
    );

    assert.deepEqual(text.match(/(?<=^ {2}')\w+/gm), ['entry', 'entries', 'invoice', 'budget']);
    assert.match(text, /budget: \{ title: 'name', route: '\/api\/v1\/things\/:id', icon: 'tag' \},/);
    assert.match(text, /mentionedRecords = \['entry', 'budget'\]/);
    assert.match(text, /mentionWords = \{\n {2}entry: 'entry',\n {2}budget: 'budget',\n\}/);
    assert.match(text, /singleKinds = \{\n {2}entries: 'entry',\n\}/);
  });

  it('are each of one slice', () => {
    const twice = [
      slice('money/a', [{ kind: 'budget', ...facts }]),
      slice('money/b', [{ kind: 'budget', ...facts }]),
    ];

    assert.throws(() => renderRecordKinds(twice, ''), /Two slices declare the record budget/);
  });
});
