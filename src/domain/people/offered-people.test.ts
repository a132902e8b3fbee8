import assert from 'node:assert/strict';
import { offeredPeople } from './offered-people.ts';

describe('offeredPeople', () => {
  const mia = { id: 'mia', deactivatedAt: null };
  const ida = { id: 'ida', deactivatedAt: '2026-12-01T10:00:00.000Z' };

  it('leaves out who was deactivated', () => assert.deepEqual(offeredPeople([mia, ida]), [mia]));

  it('keeps who is chosen already', () => {
    assert.deepEqual(offeredPeople([mia, ida], ['ida', null, undefined]), [mia, ida]);
  });
});
