import assert from 'node:assert/strict';
import { chosenRules } from './chosen-rules.ts';

describe('the rules that a scan runs', () => {
  it('are all where none is named', () => {
    assert.equal(chosenRules([], undefined), undefined);
  });

  it('are those of a group, and no others', () => {
    const ids = chosenRules(['security'], undefined) ?? [];

    assert.ok(ids.includes('sql-injection'));
    assert.ok(!ids.includes('unused-variable'));
  });

  it('are all but those that are left out', () => {
    const ids = chosenRules(['!security'], undefined) ?? [];

    assert.ok(!ids.includes('sql-injection'));
    assert.ok(ids.length > 0);
  });
});
