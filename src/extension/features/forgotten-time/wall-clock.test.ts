import assert from 'node:assert/strict';
import { findInstant } from './wall-clock.ts';

describe('times of the machine’s own clock', () => {
  const { TZ } = process.env;

  before(() => {
    process.env['TZ'] = 'Europe/Berlin';
  });

  after(() => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });

  it('are instants', () => {
    assert.equal(findInstant('2026-03-29T01:30'), '2026-03-29T00:30:00.000Z');
    assert.equal(findInstant('2026-03-29T03:00'), '2026-03-29T01:00:00.000Z');
    assert.equal(findInstant('2026-11-19T09:00'), '2026-11-19T08:00:00.000Z');
  });

  it('are none where the clocks skip them', () => {
    assert.equal(findInstant('2026-03-29T02:00'), undefined);
    assert.equal(findInstant('2026-03-29T02:30'), undefined);
  });

  it('stay as they are where they are instants already', () => {
    assert.equal(findInstant('2026-03-29T00:30:00.000Z'), '2026-03-29T00:30:00.000Z');
  });
});
