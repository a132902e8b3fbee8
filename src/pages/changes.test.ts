import assert from 'node:assert/strict';
import { concerns } from './changes.ts';

describe('concerns', () => {
  const event = (type: string) => ({ seq: 1, type, id: 'x', version: 1 });

  it('goes by the resource of the event', () => {
    assert.equal(concerns(event('time-entry.started'), ['time-entry']), true);
    assert.equal(concerns(event('timesheet.submitted'), ['time-entry']), false);
  });

  it('takes a change of rates for one of projects and of the time that they are for', () => {
    const changed = event('rate.changed');

    assert.deepEqual(
      [concerns(changed, ['rate']), concerns(changed, ['time-entry']), concerns(changed, ['project'])],
      [true, true, true],
    );
    assert.equal(concerns(changed, ['invoice']), false);
  });

  it('takes a reload as a change of everything', () => {
    assert.equal(concerns({ reload: true, seq: 7 }, ['invoice']), true);
  });

  it('leaves progress to those who ask for it', () => {
    assert.equal(concerns({ progress: { requestId: 'x', step: 'Reading' } }, ['request']), false);
  });
});
