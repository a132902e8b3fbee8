import assert from 'node:assert/strict';
import { inEnglish } from '../../../../pages/words.ts';
import { checkEnd, readEnd } from './typed-end.ts';

describe('the end of a timer that is typed', () => {
  const zone = process.env['TZ'];
  const started = { startedAt: '2026-11-20T08:00:00.000Z' };
  const read = (text: string, startedAt = started.startedAt) => readEnd(text, { startedAt })?.toISOString();

  before(() => {
    process.env['TZ'] = 'Europe/Berlin';
  });
  after(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('is on the day of the start', () => {
    assert.deepEqual(
      ['17:30', '5pm', '24:00'].map((text) => read(text)),
      ['2026-11-20T16:30:00.000Z', '2026-11-20T16:00:00.000Z', '2026-11-20T23:00:00.000Z'],
    );
  });

  it('is in the night that follows where it is not later than the start', () => {
    assert.equal(read('2:00', '2026-11-20T21:00:00.000Z'), '2026-11-21T01:00:00.000Z');
    assert.equal(read('8:00'), undefined);
  });

  it('is the second of two where the first is before the start, and none that the clocks skip', () => {
    assert.equal(read('2:30', '2026-10-25T00:45:00.000Z'), '2026-10-25T01:30:00.000Z');
    assert.equal(read('2:30', '2026-03-29T00:00:00.000Z'), undefined);
  });

  it('is told of in the box while it is none', () => {
    const told = ['17:30', 'soon', '9:00'].map((text) => checkEnd(text, started, inEnglish));

    assert.deepEqual(told, [undefined, 'A time such as 9:00', 'A time after the start of the timer']);
  });
});
