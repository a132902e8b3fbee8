import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, dayRange, localTime } from '../../../src/domain/zones.ts';
import { type CellAct, type CellFacts, type PlanEntry, planCell } from './plan-cell.ts';

const zone = 'Europe/Berlin';
const hourMs = 3_600_000;
const at = (time: string, date = '2026-11-18') => Date.parse(`${date}T${time}:00+01:00`);
const entry = (id: string, start: string, end?: string): PlanEntry => ({
  id,
  startMs: at(start),
  endMs: end === undefined ? undefined : at(end),
  zone,
  isLocked: false,
});
const empty: CellFacts = {
  date: '2026-11-18',
  zone,
  dayStart: '09:00',
  nowMs: at('12:00', '2026-11-25'),
  isArchived: false,
  isSubmitted: false,
  entries: [],
  taken: [],
};
const cellOf = (...entries: PlanEntry[]): CellFacts => ({ ...empty, entries, taken: entries });

function print(act: CellAct): string {
  if (act.kind === 'delete') return `delete ${act.id}`;
  const times = [act.span.startMs, act.span.endMs].map((ms) => localTime(ms, zone).slice(0, 5)).join('-');
  return act.kind === 'create' ? `create ${times}` : `move ${act.id} ${times}`;
}
function plan(text: string, facts: CellFacts): readonly string[] | string {
  const planned = planCell(text, facts);
  return planned.ok ? planned.value.map(print) : planned.error;
}

describe('planCell', () => {
  it('begins a mere length with the working day, or after the last entry of the day', () => {
    assert.deepEqual(plan('1:30', empty), ['create 09:00-10:30']);
    assert.deepEqual(plan('1,5', { ...empty, taken: [entry('a', '13:00', '14:15')] }), [
      'create 14:15-15:45',
    ]);
    assert.deepEqual(plan('+15m', empty), ['create 09:00-09:15']);
  });

  it('puts it into a gap where the rest of the day is too short, or a timer runs', () => {
    const late = [entry('a', '10:00', '23:00')];
    const running = [entry('a', '09:00', '10:00'), entry('b', '11:00')];

    assert.deepEqual(plan('2', { ...empty, taken: late }), ['create 08:00-10:00']);
    assert.deepEqual(plan('0:30', { ...empty, taken: running }), ['create 10:30-11:00']);
    assert.equal(plan('12', { ...empty, taken: late }), 'no_room');
  });

  it('moves the end of the one entry, its times, or takes it away', () => {
    const one = cellOf(entry('a', '09:00', '11:00'));

    assert.deepEqual(plan('1:30', one), ['move a 09:00-10:30']);
    assert.deepEqual(plan('+15m', one), ['move a 09:00-11:15']);
    assert.deepEqual(plan('8-9:30', one), ['move a 08:00-09:30']);
    assert.deepEqual([plan('', one), plan('-2h', one)], [['delete a'], ['delete a']]);
    assert.deepEqual(plan('2', one), []);
    assert.equal(plan('-3h', one), 'too_little');
  });

  it('moves the end of the one entry of today also ahead of now, over another row: it is told, and not moved elsewhere', () => {
    const cell = { ...cellOf(entry('a', '09:00', '10:00')), nowMs: at('11:00') };

    assert.deepEqual(plan('3', cell), ['move a 09:00-12:00']);
    assert.deepEqual(plan('+4h', cell), ['move a 09:00-14:00']);
  });

  it('gives the difference to the last of several, and takes none of the others', () => {
    const two = cellOf(entry('a', '09:00', '10:00'), entry('b', '13:00', '14:00'));

    assert.deepEqual(plan('3', two), ['move b 13:00-15:00']);
    assert.deepEqual(plan('0', two), ['delete a', 'delete b']);
    assert.deepEqual([plan('0:30', two), plan('9-10', two)], ['several', 'several_times']);
  });

  it('leaves alone what is locked, submitted, archived or running', () => {
    const locked = { ...entry('a', '09:00', '10:00'), isLocked: true };

    assert.equal(plan('1', cellOf(locked)), 'locked');
    assert.equal(plan('1', cellOf(entry('a', '09:00'))), 'running');
    assert.equal(plan('1', { ...empty, isArchived: true }), 'archived');
    assert.equal(plan('1', { ...empty, isSubmitted: true }), 'submitted');
    assert.equal(plan('nine', empty), 'not_a_time');
  });

  it('refuses times that the clocks skip, or have twice', () => {
    const change = (date: string) => ({ ...empty, date });

    assert.equal(plan('2:30-4', change('2026-03-29')), 'in_gap');
    assert.equal(plan('2:30-4', change('2026-10-25')), 'repeated');
  });

  it('writes what was typed, on that day, and over nothing, in every zone and on days of 23 and 25 hours', () => {
    const cases = fc.record({
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      day: fc.integer({ min: 0, max: 7_600 }),
      minutes: fc.integer({ min: 1, max: 600 }),
      starts: fc.array(fc.integer({ min: 0, max: 1_200 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(cases, ({ zone: inZone, day, minutes, starts }) => {
        const date = new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10);
        const range = dayRange(date, inZone);
        const taken = starts.map((start, index) => ({
          ...entry(`e${index}`, '00:00', '00:00'),
          startMs: range.startMs + start * 60_000,
          endMs: range.startMs + (start + 30) * 60_000,
        }));

        const planned = planCell(`${minutes}m`, { ...empty, date, zone: inZone, taken });

        if (!planned.ok) return assert.equal(planned.error, 'no_room');
        const [act] = planned.value;
        if (act?.kind !== 'create') return assert.fail('an entry is made');
        const { startMs, endMs } = act.span;
        assert.equal(endMs - startMs, minutes * 60_000);
        assert.ok(startMs >= range.startMs && startMs < range.endMs, 'on its day');
        assert.ok(
          taken.every((one) => endMs <= one.startMs || startMs >= one.endMs),
          'over nothing',
        );
      }),
    );
    assert.equal(dayRange('2026-10-25', zone).endMs - dayRange('2026-10-25', zone).startMs, 25 * hourMs);
  });

  it('makes of a length as much time as it says, also where the clocks change in it', () => {
    const cases = fc.record({
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      year: fc.integer({ min: 2015, max: 2036 }),
      pick: fc.nat(),
      startMinutes: fc.integer({ min: 0, max: 300 }),
      hours: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(cases, ({ zone: inZone, year, pick, startMinutes, hours }) => {
        const changes = daysOfChange(inZone, year);
        fc.pre(changes.length > 0);
        const date = changes[pick % changes.length] ?? '';
        const startMs = dayRange(date, inZone).startMs + startMinutes * 60_000;
        const there = { ...entry('a', '00:00', '00:00'), startMs, endMs: startMs + 60_000, zone: inZone };
        const facts = { ...empty, date, zone: inZone, dayStart: '00:00' };

        const moved = planCell(`${hours}h`, { ...facts, entries: [there], taken: [there] });
        const made = planCell(`${hours}h`, facts);

        for (const planned of [moved, made]) {
          const [act] = planned.ok ? planned.value : [];
          if (act === undefined || act.kind === 'delete') return assert.fail('it is written');
          assert.equal(act.span.endMs - act.span.startMs, hours * hourMs);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Days of a year that have not 24 hours. */
function daysOfChange(inZone: string, year: number): readonly string[] {
  const days = Array.from({ length: 365 }, (_, day) => addDays(`${year}-01-01`, day));
  return days.filter((date) => {
    const { startMs, endMs } = dayRange(date, inZone);
    return endMs - startMs !== 24 * hourMs;
  });
}
