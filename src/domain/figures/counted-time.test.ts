import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { countedTimes, findCounted, sayCounted, type TimeReach } from './counted-time.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const some = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 5 });
const reachOf = (whole: readonly string[], by: 'led' | 'joined'): TimeReach => ({
  isOfAll: false,
  by,
  projectIds: new Set(whole),
});

describe('whose time a sum counts', () => {
  it('is everybody’s where all time is read, whatever the projects', () => {
    fc.assert(
      fc.property(some, (projectIds) => findCounted({ isOfAll: true }, { projectIds }) === 'everybody'),
    );
  });

  it('is everybody’s of projects of which all time is read, and of no others', () => {
    fc.assert(
      fc.property(some, some, fc.constantFrom('led' as const, 'joined' as const), (whole, projectIds, by) => {
        const counted = findCounted(reachOf(whole, by), { projectIds });

        const isWhole = projectIds.length > 0 && projectIds.every((id) => whole.includes(id));
        assert.equal(counted === 'everybody', isWhole);
        assert.equal(counted === 'own', !projectIds.some((id) => whole.includes(id)));
      }),
    );
  });

  it('is one’s own, and that of one’s projects, where no project is asked for', () => {
    assert.equal(findCounted(reachOf([], 'led'), {}), 'own');
    assert.equal(findCounted(reachOf(['a'], 'led'), {}), 'led');
    assert.equal(findCounted(reachOf(['a'], 'joined'), {}), 'joined');
  });

  it('is said where it is not everybody’s', () => {
    for (const language of ['en', 'de-AT'])
      for (const counted of countedTimes)
        assert.equal(sayCounted(counted, language) === '', counted === 'everybody');
    assert.notEqual(sayCounted('own', 'en-GB'), sayCounted('own', 'de'));
  });
});
