import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Week } from '../../../src/api-client/index.ts';
import { addDays, findInstant, isoWeekOf, localDate, localTime } from '../../../src/domain/zones.ts';
import { copyEntries, previewCopy } from './copy-week.ts';
import { WeekEditor } from './edit-week.ts';
import { FakeBackend } from './fake-week.test.ts';

describe('copying a week', () => {
  it('keeps length, weekday and wall clock, in every zone', () => {
    const cases = fc.record({
      inZone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      at: fc.integer({ min: 1_420_070_400, max: 2_070_000_000 }),
      seconds: fc.integer({ min: 1, max: 86_400 }),
    });
    fc.assert(
      fc.property(cases, ({ inZone, at, seconds }) => {
        const startedAt = new Date(at * 1000).toISOString();
        const entry = { startedAt, seconds, zone: inZone, note: '', tags: [], billable: true };
        const row = { projectId: 'p', taskId: null, isArchived: false, cells: [[entry]], seconds };
        const [copied] = copyEntries({ rows: [row] } as unknown as Week, { rows: [] } as unknown as Week);

        const start = Date.parse(copied?.startedAt ?? '');
        assert.equal((Date.parse(copied?.endedAt ?? '') - start) / 1000, seconds);
        const wanted = addDays(localDate(at * 1000, inZone), 7);
        const clock = localTime(at * 1000, inZone);
        // Where the clocks skip that time there is none like it.
        if (findInstant(wanted, clock, { zone: inZone, repeated: 'earlier' }).ok) {
          assert.deepEqual([localDate(start, inZone), localTime(start, inZone)], [wanted, clock]);
        }
        assert.equal(isoWeekOf(wanted).start, addDays(isoWeekOf(localDate(at * 1000, inZone)).start, 7));
      }),
    );
  });

  it('leaves out what runs or takes no more time, and says which rows are here already', async () => {
    const backend = new FakeBackend();
    await backend.add('2026-11-17', ['09:00', '10:00']);
    const week = await backend.loadWeek();
    const [row] = week.rows;
    if (row === undefined) return assert.fail('a row');
    const archived = { ...row, projectId: 'q', isArchived: true };

    const preview = previewCopy({ ...week, rows: [row, archived] }, { ...week, rows: [] }, new Set(['p/']));

    assert.deepEqual(
      { rows: preview.rows.map(({ isNew }) => isNew), entryCount: preview.entryCount },
      { rows: [false], entryCount: 1 },
    );
  });

  it('a second time makes nothing twice, and says how much is there already', async () => {
    const backend = new FakeBackend();
    const monday = '2026-11-16';
    await backend.add(monday, ['09:00', '10:00']);
    await backend.add(monday, ['14:00', '15:00']);
    await backend.add('2026-11-18', ['09:00', '09:45']);
    const before = await backend.loadWeek(monday);
    const editor = new WeekEditor(backend);
    const target = () => backend.loadWeek('2026-11-23');
    const counts = async () => {
      const { entryCount, presentCount, seconds } = previewCopy(before, await target(), new Set());
      return [entryCount, presentCount, seconds / 60];
    };
    // One of Monday's two hours is there, moved; another window copies the rest.
    await backend.add('2026-11-23', ['10:00', '11:00']);
    await editor.load('2026-11-23');
    assert.deepEqual(await counts(), [2, 1, 105]);

    await editor.copyFrom(before);
    assert.deepEqual(await counts(), [0, 3, 0]);
    await editor.copyFrom(before);

    assert.deepEqual(
      backend.times.filter((times) => times >= '23'),
      ['23T09:00-10:00', '23T13:00-14:00', '25T08:00-08:45'],
    );
  });

  it('copies what has another note, length or day than what is there', async () => {
    const backend = new FakeBackend();
    await backend.add('2026-11-16', ['09:00', '10:00']);
    const before = await backend.loadWeek('2026-11-16');
    const { id, version } = await backend.add('2026-11-23', ['09:00', '10:00']);
    await backend.patch({ id, version }, { note: 'Another' });
    await backend.add('2026-11-23', ['11:00', '12:30']);
    await backend.add('2026-11-24', ['09:00', '10:00']);

    const preview = previewCopy(before, await backend.loadWeek('2026-11-23'), new Set());

    assert.deepEqual(
      { entryCount: preview.entryCount, presentCount: preview.presentCount },
      { entryCount: 1, presentCount: 0 },
    );
  });
});
