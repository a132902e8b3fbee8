import assert from 'node:assert/strict';
import {
  isCount,
  isDate,
  isFlag,
  isText,
  keyOf,
  listOf,
  nullable,
  optional,
  shapeOf,
  tableOf,
} from './state-guards.ts';

interface Kept {
  readonly id: string;
  readonly offset?: number | undefined;
  readonly open: readonly string[];
}

const isKept = shapeOf<Kept>({ id: isText, offset: optional(isCount), open: listOf(isText) });

describe('the guards of what a page kept', () => {
  it('accept what fits, with more fields than they know', () => {
    assert.ok(isKept({ id: 'a', open: ['x'], added: true }));
    assert.ok(isKept({ id: 'a', offset: 3, open: [] }));
  });

  it('refuse what an older page left otherwise', () => {
    for (const kept of [null, undefined, 'a', [], {}, { id: 1, open: [] }, { id: 'a', open: 'x' }])
      assert.ok(!isKept(kept), JSON.stringify(kept));
    assert.ok(!isKept({ id: 'a', offset: -1, open: [] }));
    assert.ok(!isKept({ id: 'a', offset: null, open: [] }));
  });

  it('know the dates of the calendar', () => {
    assert.ok(isDate('2028-02-29'));
    for (const date of ['2027-02-29', '2026-13-01', '2026-1-1', '', 20260101]) assert.ok(!isDate(date));
  });

  it('take names from a table, and no other property of it', () => {
    const isName = keyOf({ open: 'Open', done: 'Done' });

    assert.ok(isName('open'));
    assert.ok(!isName('toString'));
    assert.ok(tableOf(isName, isFlag)({ open: true }));
    assert.ok(!tableOf(isName, isFlag)({ other: true }));
    assert.ok(nullable(isName)(null));
  });
});
