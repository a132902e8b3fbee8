import assert from 'node:assert/strict';
import fc from 'fast-check';
import { datesAround, findNextStart, findPlace } from './find-place.ts';
import { addDays, dayRange, localDate } from './zones.ts';

const hourMs = 3_600_000;
const at = (instant: string) => Date.parse(instant);

describe('findPlace', () => {
  const berlin = { date: '2026-11-09', zone: 'Europe/Berlin', dayStart: '09:00' };

  it('goes back to the last gap of the day where a night follows', () => {
    const night = { startMs: at('2026-11-09T21:00Z'), endMs: at('2026-11-10T05:00Z') };

    assert.deepEqual(findPlace(hourMs, { ...berlin, taken: [night] }), {
      startMs: at('2026-11-09T20:00Z'),
      endMs: at('2026-11-09T21:00Z'),
    });
    assert.equal(findPlace(23 * hourMs, { ...berlin, taken: [night] }), undefined);
  });

  it('begins with the working day where the night before ended earlier, and behind that where it did not', () => {
    const place = (end: string) =>
      findPlace(hourMs, { ...berlin, taken: [{ startMs: at('2026-11-08T21:00Z'), endMs: at(end) }] })
        ?.startMs;

    assert.equal(place('2026-11-09T00:30Z'), at('2026-11-09T08:00Z'));
    assert.equal(place('2026-11-09T08:30Z'), at('2026-11-09T08:30Z'));
  });

  it('looks at no time of other days, by whatever clock it was recorded', () => {
    const before = { startMs: at('2026-11-08T05:00Z'), endMs: at('2026-11-08T23:00Z') };
    const after = { startMs: at('2026-11-09T23:00Z'), endMs: at('2026-11-10T05:00Z') };
    const running = { startMs: at('2026-11-08T21:00Z'), endMs: undefined };
    const nowMs = at('2026-11-08T22:00Z');

    const place = findPlace(hourMs, { ...berlin, nowMs, taken: [after, before, running] });

    assert.equal(place?.startMs, at('2026-11-09T08:00Z'));
  });

  describe('said beforehand', () => {
    const night = { startMs: at('2026-11-09T21:00Z'), endMs: at('2026-11-10T05:00Z') };
    const morning = { startMs: at('2026-11-09T08:00Z'), endMs: at('2026-11-09T10:30Z') };

    it('begins with the working day, or after the last entry, and nowhere while a timer runs, or until a night', () => {
      assert.equal(findNextStart({ ...berlin, taken: [] }), at('2026-11-09T08:00Z'));
      assert.equal(findNextStart({ ...berlin, taken: [morning] }), at('2026-11-09T10:30Z'));
      assert.equal(findNextStart({ ...berlin, taken: [morning, night] }), undefined);
      assert.equal(findNextStart({ ...berlin, taken: [{ ...morning, endMs: undefined }] }), undefined);
    });

    it('is no start on the day that it is, on which a length ends', () => {
      const day = { ...berlin, taken: [morning] };

      assert.equal(findNextStart({ ...day, nowMs: at('2026-11-09T12:00Z') }), undefined);
      assert.equal(findNextStart({ ...day, nowMs: at('2026-11-10T12:00Z') }), at('2026-11-09T10:30Z'));
    });

    it('is where every length goes that fits there, and no other', () => {
      const { startMs: dayMs, endMs: nextMs } = dayRange(berlin.date, berlin.zone);
      const taken = fc
        .record({ from: fc.integer({ min: -600, max: 1_400 }), minutes: fc.integer({ min: 1, max: 600 }) })
        .map(({ from, minutes }) => ({
          startMs: dayMs + from * 60_000,
          endMs: dayMs + (from + minutes) * 60_000,
        }));
      fc.assert(
        fc.property(
          fc.array(taken, { maxLength: 5 }),
          fc.integer({ min: 1, max: 1_440 }),
          (held, minutes) => {
            const day = { ...berlin, taken: held };
            const lengthMs = minutes * 60_000;
            const nextStart = findNextStart(day);
            const fits = nextStart !== undefined && nextStart + lengthMs <= nextMs;
            const place = findPlace(lengthMs, day);
            assert.equal(place?.startMs === nextStart && place !== undefined, fits);
          },
        ),
      );
    });
  });

  it('knows on which dates a clock somewhere shows a part of the day', () => {
    const { from, to } = datesAround('2026-11-09');
    const zones = ['Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Berlin'];
    for (const zone of zones) {
      const { startMs, endMs } = dayRange('2026-11-09', zone);
      for (const other of zones) {
        assert.ok(localDate(startMs, other) >= from && localDate(endMs - 1, other) <= to, `${zone} ${other}`);
      }
    }
  });

  describe('on the day that it is', () => {
    const now = at('2026-11-09T13:20:40Z');
    const place = (lengthMs: number, taken: readonly (readonly [string, string?])[] = []) => {
      const day = {
        ...berlin,
        nowMs: now,
        taken: taken.map(([from, to]) => ({
          startMs: at(`2026-11-09T${from}Z`),
          endMs: to === undefined ? undefined : at(`2026-11-09T${to}Z`),
        })),
      };
      const found = findPlace(lengthMs, day);
      return found && [found.startMs, found.endMs].map((ms) => new Date(ms).toISOString().slice(11, 16));
    };

    it('ends in this minute, whatever lies ahead of it', () => {
      assert.deepEqual(place(hourMs), ['12:20', '13:20']);
      assert.deepEqual(place(hourMs, [['08:00', '11:00']]), ['12:20', '13:20']);
      assert.deepEqual(place(hourMs, [['15:00', '16:00']]), ['12:20', '13:20']);
    });

    it('lies in the last gap before that where the time until now is taken, or runs', () => {
      assert.deepEqual(place(hourMs, [['08:00', '13:00']]), ['07:00', '08:00']);
      assert.deepEqual(place(hourMs, [['08:00', '10:00'], ['12:30']]), ['11:30', '12:30']);
      assert.deepEqual(
        place(hourMs, [
          ['11:00', '12:00'],
          ['13:10', '17:00'],
        ]),
        ['12:10', '13:10'],
      );
    });

    it('has no place where the day so far has none', () => {
      assert.equal(place(15 * hourMs), undefined);
      assert.equal(place(2 * hourMs, [['00:00', '13:00']]), undefined);
    });

    it('never ends later than now, and shares time with nothing that was recorded', () => {
      const minute = fc.integer({ min: 0, max: 1_439 });
      const held = fc.array(fc.tuple(minute, fc.option(fc.integer({ min: 1, max: 700 }))), { maxLength: 5 });
      const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
      const date = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays('2020-01-01', days));
      const length = fc.integer({ min: 1, max: 900 });
      fc.assert(
        fc.property(date, zone, held, minute, length, (day, name, spans, passed, minutes) => {
          const range = dayRange(day, name);
          const nowMs = Math.min(range.startMs + passed * 60_000 + 30_000, range.endMs - 1);
          const taken = spans.map(([from, lasts]) => {
            const startMs = range.startMs + from * 60_000;
            return { startMs, endMs: lasts === null ? undefined : startMs + lasts * 60_000 };
          });
          const isFree = (endMs: number) =>
            endMs - minutes * 60_000 >= range.startMs &&
            taken.every(
              (one) =>
                (one.endMs ?? Number.POSITIVE_INFINITY) <= endMs - minutes * 60_000 || one.startMs >= endMs,
            );

          const found = findPlace(minutes * 60_000, {
            date: day,
            zone: name,
            dayStart: '09:00',
            taken,
            nowMs,
          });

          const last = Math.floor((nowMs - range.startMs) / 60_000);
          const free = Array.from({ length: last + 1 }, (_, ago) => range.startMs + (last - ago) * 60_000);
          assert.equal(found?.endMs, free.find(isFree), 'the latest place that there is');
          if (found !== undefined) assert.equal(found.endMs - found.startMs, minutes * 60_000);
        }),
      );
    });
  });

  it('keeps to the day that was asked, whatever lies there, and shares time with nothing', () => {
    const taken = fc.array(
      fc.tuple(fc.integer({ min: -600, max: 1_600 }), fc.option(fc.integer({ min: 1, max: 700 }))),
      { maxLength: 5 },
    );
    const date = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays('2020-01-01', days));
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(date, zone, taken, fc.integer({ min: 1, max: 1_440 }), (day, name, held, minutes) => {
        const range = dayRange(day, name);
        const busy = held.map(([from, length]) => {
          const startMs = range.startMs + from * 60_000;
          return { startMs, endMs: length === null ? undefined : startMs + length * 60_000 };
        });

        const place = findPlace(minutes * 60_000, {
          date: day,
          zone: name,
          dayStart: '09:00',
          taken: busy,
        });

        if (place === undefined) return;
        assert.equal(place.endMs - place.startMs, minutes * 60_000);
        assert.ok(place.startMs >= range.startMs && place.endMs <= range.endMs);
        for (const { startMs, endMs = Number.POSITIVE_INFINITY } of busy) {
          assert.ok(endMs <= place.startMs || startMs >= place.endMs);
        }
      }),
    );
  });
});
