import assert from 'node:assert/strict';
import { parseCut, parseMove } from './entry-moves.ts';

const entry = (startedAt: string, endedAt: string | null, zone = 'Europe/Berlin') => ({
  startedAt,
  endedAt,
  zone,
  seconds: endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000,
});

describe('where an entry is divided', () => {
  const morning = entry('2026-11-17T08:00:20Z', '2026-11-17T11:00:00Z');

  it('is a time of its own clock between its start and its end', () => {
    assert.deepEqual(
      ['10:30', '10', '10am', ' 11:59 '].map((text) => parseCut(text, morning)),
      ['2026-11-17T10:30', '2026-11-17T10:00', '2026-11-17T10:00', '2026-11-17T11:59'],
    );
  });

  it('is none at its ends, outside of it, and for what is no time', () => {
    for (const text of ['9:00', '12:00', '8:30', '13', '', 'noon', '1h30'])
      assert.equal(parseCut(text, morning), undefined, text);
  });

  it('lies on the next day behind midnight', () => {
    const night = entry('2026-11-17T21:00:00Z', '2026-11-18T01:00:00Z');

    assert.equal(parseCut('23:30', night), '2026-11-17T23:30');
    assert.equal(parseCut('0:30', night), '2026-11-18T00:30');
    assert.equal(parseCut('2:30', night), undefined);
  });

  it('is none while its timer runs', () => {
    assert.equal(parseCut('10:30', entry('2026-11-17T08:00:00Z', null)), undefined);
  });
});

describe('the day that an entry is moved to', () => {
  const today = '2026-11-20';
  const morning = entry('2026-11-17T08:00:20Z', '2026-11-17T11:00:00Z');

  it('keeps its time of day, to the second, and its length', () => {
    const wednesday = { startedAt: '2026-11-18T08:00:20.000Z', endedAt: '2026-11-18T11:00:00.000Z' };

    for (const text of ['wed', '18.11.', '2026-11-18'])
      assert.deepEqual(parseMove(text, morning, today), wednesday);
  });

  it('keeps its length where the clocks change meanwhile', () => {
    const night = entry('2026-10-23T23:00:00Z', '2026-10-24T04:00:00Z');

    assert.deepEqual(parseMove('2026-10-25', night, today), {
      startedAt: '2026-10-24T23:00:00.000Z',
      endedAt: '2026-10-25T04:00:00.000Z',
    });
  });

  it('is none where the clock does not show its start once, and for what is no day', () => {
    const early = entry('2026-11-17T01:30:00Z', '2026-11-17T02:30:00Z');

    for (const text of ['2026-03-29', '2026-10-25', '31.11.', '2h', ''])
      assert.equal(parseMove(text, early, today), undefined, text);
  });
});
