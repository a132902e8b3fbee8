import assert from 'node:assert/strict';
import { concerns } from '../../../src/pages/changes.ts';
import { reportResources } from './load-report.ts';

describe('reportResources', () => {
  for (const type of [
    'time-entry.changed',
    'working-time.changed',
    'days-off.created',
    'saved-report.created',
    'organization.changed',
  ]) {
    it(`has ${type} asked for again`, () => {
      assert.equal(concerns({ seq: 1, type, id: 'x', version: 1 }, reportResources), true);
    });
  }
});
