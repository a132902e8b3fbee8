import assert from 'node:assert/strict';
import { isNarrowed, narrow, pagesAround, sortBy, standardFilter, standardQuery } from './table-query.ts';

describe('the query of the table', () => {
  it('begins at the first page again with every change', () => {
    const far = { ...standardQuery, offset: 75 };

    assert.equal(narrow(far, { text: 'sql' }).offset, 0);
    assert.equal(sortBy(far, 'place').offset, 0);
  });

  it('turns the order round when the same column is asked for again', () => {
    const once = sortBy(standardQuery, 'place');
    const twice = sortBy(once, 'place');

    assert.deepEqual([once.sort.descending, twice.sort.descending], [false, true]);
    assert.equal(sortBy(twice, 'title').sort.descending, false);
  });

  it('knows whether it asks for less than what stands', () => {
    assert.equal(isNarrowed(standardQuery), false);
    assert.equal(isNarrowed(narrow(standardQuery, { onlyNew: true })), true);
    assert.equal(isNarrowed(narrow(narrow(standardQuery, { onlyNew: true }), standardFilter)), false);
  });

  it('offers the pages that exist', () => {
    assert.deepEqual(pagesAround(0, 20), { before: undefined, after: undefined });
    assert.deepEqual(pagesAround(25, 60), { before: 0, after: 50 });
    assert.deepEqual(pagesAround(50, 60), { before: 25, after: undefined });
  });
});
