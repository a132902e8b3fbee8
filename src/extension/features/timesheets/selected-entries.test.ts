import assert from 'node:assert/strict';
import type { Row } from '../../platform/row.ts';
import { listSelectedEntries } from './selected-entries.ts';

const entry = (id: string): Row => ({
  id: `entry/${id}`,
  label: `9:00 ${id}`,
  kind: 'entry.open',
  record: { kind: 'entry', ids: [id] },
});

const day = (...ids: readonly string[]): Row => ({
  id: `day/${ids[0]}`,
  label: 'Monday',
  kind: 'day.open',
  record: { kind: 'entries', ids: [...ids] },
  children: ids.map(entry),
});

const idsOf = (rows: readonly Row[]) => listSelectedEntries(rows).map(({ id }) => id);

describe('listSelectedEntries', () => {
  it('lists each entry once, by what its row reads', () => {
    assert.deepEqual(listSelectedEntries([entry('a'), entry('a')]), [{ id: 'a', name: '9:00 a' }]);
  });

  it('takes a day for all of its entries', () => {
    assert.deepEqual(idsOf([day('a', 'b'), day('c')]), ['a', 'b', 'c']);
  });

  it('takes a range over the row of a day for the entries in it, and not for the rest of that day', () => {
    assert.deepEqual(idsOf([entry('z'), day('a', 'b'), entry('a')]), ['z', 'a']);
  });

  it('has no entry for a week', () => {
    const week: Row = {
      id: 'w',
      label: 'Week 47',
      kind: 'timesheet.draft',
      record: { kind: 'timesheet', ids: ['s'] },
    };

    assert.deepEqual(listSelectedEntries([week]), []);
  });
});
