import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CreateTimeEntry, TimeEntry, Week } from '../../../src/api-client/index.ts';
import { addDays, findInstant, isoWeekOf, localDate, localTime } from '../../../src/domain/zones.ts';
import { FakeEntries, refusal } from '../../../test/support/fake-entries.ts';
import { copyEntries, previewCopy } from './copy-week.ts';
import { WeekEditor } from './edit-week.ts';

const zone = 'Europe/Berlin';
const blank = {
  projectId: 'p',
  taskId: null,
  zone,
  note: '',
  billable: true,
  tags: [],
  git: null,
};
const dates = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays('2026-11-16', day));

/** A backend of one project and week, which refuses time after 20:00. */
class FakeBackend extends FakeEntries {
  readonly zone = zone;
  nowMs = Date.parse('2026-11-26T12:00:00Z');
  readonly now = () => this.nowMs;

  async add(date: string, [start, end]: readonly [string, string]): Promise<TimeEntry> {
    const at = (time: string) => {
      const instant = findInstant(date, time, { zone });
      return instant.ok ? new Date(instant.value).toISOString() : assert.fail(time);
    };
    return await this.create({ ...blank, startedAt: at(start), endedAt: at(end) });
  }

  run(startedAt: string): void {
    const running = { id: 'running', version: 1, startedAt, endedAt: null, overlaps: [] };
    const own = localDate(Date.parse(startedAt), zone);
    this.entries.set(running.id, { ...blank, ...running, localDate: own } as unknown as TimeEntry);
  }

  /** As by the rule `crop`, of those that the entry reaches into from behind. */
  readonly preview = async ({ id, startedAt, endedAt }: CreateTimeEntry) => {
    this.previews += 1;
    return [...this.entries.values()].flatMap((one) => {
      const isApart =
        one.id === id || one.endedAt === null || one.endedAt <= startedAt || one.startedAt >= endedAt;
      if (isApart) return [];
      const before = { startedAt: one.startedAt, endedAt: one.endedAt ?? '', seconds: 0 };
      return [{ ...one, before, after: [{ ...before, endedAt: startedAt }] }];
    });
  };
  previews = 0;
  readonly findRunning = async () => [...this.entries.values()].find(({ endedAt }) => endedAt === null);
  readonly nameProject = async (projectId: string) => `C · ${projectId}`;

  readonly loadWeek = async (weekStart = '2026-11-16'): Promise<Week> => {
    const shown = dates.map((_, day) => addDays(weekStart, day));
    const own = [...this.entries.values()].toSorted((one, other) =>
      one.startedAt < other.startedAt ? -1 : 1,
    );
    const cells = shown.map((date) =>
      own.filter((entry) => entry.localDate === date).map((entry) => ({ ...entry, lock: null })),
    );
    const earlier = own
      .filter(({ localDate: date, endedAt }) => date < weekStart && (endedAt ?? '') > `${weekStart}T`)
      .map((entry) => ({ ...entry, lock: null }));
    const names = { projectName: 'P', clientName: 'C', taskName: null };
    const row = { projectId: 'p', taskId: null, ...names, cells, earlier };
    const days = shown.map((date) => ({ date }));
    const week = { weekStart, week: 47, dayStart: '09:00', days, sheets: [] };
    return { ...week, rows: [{ ...row, isArchived: false, seconds: 0 }] } as unknown as Week;
  };

  get times(): readonly string[] {
    return [...this.entries.values()].map(
      ({ startedAt, endedAt }) => `${startedAt.slice(8, 16)}-${endedAt?.slice(11, 16)}`,
    );
  }

  protected override derive({ startedAt, endedAt, zone: own }: TimeEntry): Partial<TimeEntry> {
    const [startMs, endMs] = [Date.parse(startedAt), Date.parse(endedAt ?? '')];
    if (localTime(endMs, zone) > '20:00:00') throw refusal('invalid', 'No work after eight.');
    return { localDate: localDate(startMs, own), seconds: (endMs - startMs) / 1000 };
  }
}

const place = (day: number) => ({ projectId: 'p', taskId: null, date: dates[day] ?? '' });

describe('writing what was typed into a week', () => {
  it('lets one that is refused hinder no other, and takes all of a change back together', async () => {
    const backend = new FakeBackend();
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');

    const { faults } = await editor.setCells([
      { place: place(0), text: '1:30' },
      { place: place(1), text: '19-21' },
      { place: place(2), text: '9-10' },
    ]);

    assert.deepEqual(faults, [
      { place: place(1), text: '19-21', fault: 'refused', message: 'No work after eight.' },
    ]);
    assert.deepEqual(backend.times, ['16T08:00-09:30', '18T08:00-09:00']);
    await editor.undoOrRedo('undo');
    assert.deepEqual({ times: backend.times, canRedo: editor.canRedo }, { times: [], canRedo: true });
  });

  it('says what stands there where somebody else has changed it meanwhile, and writes over it when told to', async () => {
    const backend = new FakeBackend();
    const { id } = await backend.add('2026-11-17', ['09:00', '10:00']);
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');
    await backend.patch({ id, version: 1 }, { endedAt: '2026-11-17T10:45:00.000Z' });

    const mine = [{ place: place(1), text: '1:30' }];
    const { faults } = await editor.setCells(mine);
    assert.deepEqual(faults, [{ place: place(1), text: '1:30', fault: 'changed', theirs: '2:45' }]);
    assert.deepEqual((await editor.setCells(mine)).faults, []);
    assert.deepEqual(backend.times, ['17T08:00-09:30']);
  });

  it('lays a typed length behind what reaches into the day from the night before, and not on it', async () => {
    const backend = new FakeBackend();
    const night = async (date: string) => {
      const { id, version } = await backend.add(addDays(date, -1), ['19:00', '19:30']);
      await backend.patch(
        { id, version },
        { startedAt: `${addDays(date, -1)}T22:00:00.000Z`, endedAt: `${date}T08:30:00.000Z` },
      );
    };
    await night('2026-11-16');
    await night('2026-11-18');
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');

    await editor.setCells([
      { place: place(0), text: '1' },
      { place: place(2), text: '1' },
    ]);

    assert.deepEqual(
      backend.times.filter((times) => times.endsWith('-09:30')),
      ['16T08:30-09:30', '18T08:30-09:30'],
    );
  });

  it('lets a length of today end now, and several of them one before the other', async () => {
    const backend = new FakeBackend();
    backend.nowMs = Date.parse('2026-11-17T13:00:20Z');
    await backend.add('2026-11-17', ['15:00', '16:00']);
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');
    const typed = (taskId: string, text: string) => ({ place: { ...place(1), taskId }, text });

    const { faults } = await editor.setCells([typed('a', '90m'), typed('b', '+15m'), typed('c', '13')]);

    assert.deepEqual(backend.times, ['17T14:00-15:00', '17T11:30-13:00', '17T11:15-11:30']);
    assert.deepEqual(
      faults.map(({ fault }) => fault),
      ['no_room'],
    );
  });

  it('tells the times that a length was given, and no others', async () => {
    const backend = new FakeBackend();
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');
    const type = async (day: number, text: string) =>
      (await editor.setCells([{ place: place(day), text }])).placed?.map(
        ({ startedAt, endedAt, zone: own }) => [
          ...[startedAt, endedAt].map((instant) => instant.slice(8, 16)),
          own,
        ],
      );

    assert.deepEqual(await type(0, '1:30'), [['16T08:00', '16T09:30', zone]]);
    assert.deepEqual(await type(1, '+15m'), [['17T08:00', '17T08:15', zone]]);
    assert.equal(await type(2, '9-10'), undefined, 'they were typed');
    assert.equal(await type(0, '2:30'), undefined, 'its start stood there');
    assert.equal(await type(3, '22'), undefined, 'it was refused');
  });

  it('puts a length of today over nothing of a timer that runs, be it begun weeks ago', async () => {
    const typeBeside = async (startedAt: string) => {
      const backend = new FakeBackend();
      backend.nowMs = Date.parse('2026-11-19T13:00:20Z');
      backend.run(startedAt);
      const editor = new WeekEditor(backend);
      await editor.load('2026-11-16');
      const { faults } = await editor.setCells([{ place: { ...place(3), taskId: 'other' }, text: '1' }]);
      return [backend.times.slice(1), faults.map(({ fault }) => fault)];
    };

    assert.deepEqual(await typeBeside('2026-11-19T12:40:00.000Z'), [['19T11:40-12:40'], []]);
    assert.deepEqual(await typeBeside('2026-11-15T12:40:00.000Z'), [[], ['no_room']]);
    assert.deepEqual(await typeBeside('2026-10-29T12:40:00.000Z'), [[], ['no_room']]);
  });

  it('puts a length over nothing that another clock has recorded on another day, of the next week neither', async () => {
    const backend = new FakeBackend();
    const east = { ...blank, zone: 'Asia/Tokyo' };
    const west = { ...blank, zone: 'America/Los_Angeles' };
    await backend.create({
      ...east,
      startedAt: '2026-11-17T15:00:00.000Z',
      endedAt: '2026-11-17T16:00:00.000Z',
    });
    await backend.create({
      ...west,
      startedAt: '2026-11-16T06:00:00.000Z',
      endedAt: '2026-11-16T08:30:00.000Z',
    });
    await backend.create({
      ...east,
      startedAt: '2026-11-22T17:00:00.000Z',
      endedAt: '2026-11-22T19:00:00.000Z',
    });
    const editor = new WeekEditor(backend);
    const typeAt = async (day: number, now: string) => {
      backend.nowMs = Date.parse(now);
      await editor.load('2026-11-16');
      await editor.setCells([{ place: { ...place(day), taskId: 'other' }, text: '1' }]);
      return backend.times.at(-1);
    };

    assert.equal(await typeAt(1, '2026-11-17T16:00:00Z'), '17T14:00-15:00');
    assert.equal(await typeAt(0, '2026-11-17T16:00:00Z'), '16T08:30-09:30');
    assert.equal(await typeAt(6, '2026-11-22T19:00:00Z'), '22T16:00-17:00');
  });

  it('reads times of one entry on its own day', async () => {
    const backend = new FakeBackend();
    const { id } = await backend.add('2026-11-17', ['09:00', '10:00']);
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');

    await editor.changeEntry(id, { times: '13-14:15', note: 'Moved' });
    assert.deepEqual(backend.times, ['17T12:00-13:15']);
    assert.deepEqual((await editor.changeEntry(id, { times: 'soon' })).faults[0]?.fault, 'not_a_time');
    await editor.undoOrRedo('undo');
    assert.deepEqual(backend.times, ['17T08:00-09:00']);
  });

  describe('of another day', () => {
    /** An entry of Monday, and the week read again for each change, as after each of the page. */
    const onMonday = async (times: readonly [string, string]) => {
      const backend = new FakeBackend();
      const { id } = await backend.add('2026-11-16', times);
      const editor = new WeekEditor(backend);
      const change = async (wanted: Parameters<WeekEditor['changeEntry']>[1]) => {
        await editor.load('2026-11-16');
        return (await editor.changeEntry(id, wanted)).faults.map(({ fault }) => fault);
      };
      return { backend, editor, id, change };
    };

    it('keeps time of day and length of an entry that is moved, with undo', async () => {
      const { backend, editor, change } = await onMonday(['09:00', '10:15']);

      assert.deepEqual(await change({ date: '2026-11-18', projectId: 'q', taskId: 't' }), []);
      assert.deepEqual(backend.times, ['18T08:00-09:15']);
      const [moved] = backend.entries.values();
      assert.deepEqual(
        { projectId: moved?.projectId, taskId: moved?.taskId },
        { projectId: 'q', taskId: 't' },
      );
      await editor.undoOrRedo('undo');
      const [back] = backend.entries.values();
      assert.deepEqual(
        { times: backend.times, projectId: back?.projectId, taskId: back?.taskId },
        { times: ['16T08:00-09:15'], projectId: 'p', taskId: null },
      );
    });

    it('takes times that are typed with it, on that day', async () => {
      const { backend, change } = await onMonday(['09:00', '10:15']);

      await change({ date: '2026-11-18', times: '13-14' });
      assert.deepEqual(backend.times, ['18T12:00-13:00']);
      await change({ date: '2026-11-17', times: '2:30' });
      assert.deepEqual(backend.times, ['17T12:00-14:30']);
    });

    it('keeps the length where the clocks change, and refuses what they skip, or have twice', async () => {
      const { backend, editor, change } = await onMonday(['00:30', '02:30']);

      assert.deepEqual(await change({ date: '2027-03-28' }), []);
      assert.deepEqual(
        [...backend.entries.values()].map(({ startedAt, endedAt }) => [startedAt, endedAt]),
        [['2027-03-27T23:30:00.000Z', '2027-03-28T01:30:00.000Z']],
      );
      await editor.undoOrRedo('undo');
      await change({ times: '2:30-3' });
      assert.deepEqual(await change({ date: '2027-03-28' }), ['in_gap']);
      assert.deepEqual(await change({ date: '2027-10-31' }), ['repeated']);
      assert.deepEqual(await change({ date: '2027-03-28', times: '4-5' }), []);
      assert.deepEqual(backend.times, ['28T02:00-03:00']);
    });

    it('asks for the time of others there before it is written', async () => {
      const { backend, editor, id, change } = await onMonday(['09:00', '10:15']);
      await backend.add('2026-11-17', ['08:00', '12:00']);

      await change({ date: '2026-11-17', note: 'Moved' });

      assert.deepEqual(backend.times, ['16T08:00-09:15', '17T07:00-11:00']);
      const [question] = editor.questions;
      assert.deepEqual(question?.form, { entryId: id, change: { date: '2026-11-17', note: 'Moved' } });
    });
  });

  it('changes what began before the week and reaches into it', async () => {
    const backend = new FakeBackend();
    const { id, version } = await backend.add('2026-11-15', ['18:00', '19:00']);
    await backend.patch({ id, version }, { endedAt: '2026-11-16T00:30:00.000Z' });
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');

    const { faults } = await editor.changeEntry(id, { times: '18-1' });

    assert.deepEqual({ faults, times: backend.times }, { faults: [], times: ['15T17:00-00:00'] });
    await editor.undoOrRedo('undo');
    assert.deepEqual(backend.times, ['15T17:00-00:30']);
  });

  it('knows in which week the next undo or redo changes something', async () => {
    const editor = new WeekEditor(new FakeBackend());
    await editor.load('2026-11-16');
    await editor.setCells([{ place: place(0), text: '1' }]);
    await editor.load('2026-11-23');
    await editor.setCells([{ place: { ...place(0), date: '2026-11-24' }, text: '1' }]);
    const weeks = () => [editor.weekOf('undo'), editor.weekOf('redo')];

    assert.deepEqual(weeks(), ['2026-11-23', undefined]);
    await editor.undoOrRedo('undo');
    assert.deepEqual(weeks(), ['2026-11-16', '2026-11-23']);
    await editor.undoOrRedo('undo');
    assert.deepEqual(weeks(), [undefined, '2026-11-16']);
  });
});

describe('times typed over those of an entry', () => {
  /** An entry from one instant to the other, and what becomes of it; or the fault that is told. */
  const retype = async ([startedAt, endedAt]: readonly [string, string], times: string) => {
    const backend = new FakeBackend();
    const { id } = await backend.create({ ...blank, startedAt, endedAt });
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');
    const { faults } = await editor.changeEntry(id, { times });
    const entry = backend.entries.get(id);
    const printed = `${entry?.startedAt.slice(8, 19)} ${entry?.endedAt?.slice(8, 19)}`;
    return faults[0]?.fault ?? (entry?.version === 1 ? 'not written' : printed);
  };
  const switched = ['2026-11-17T08:00:40.000Z', '2026-11-17T09:00:35.000Z'] as const;
  const night = ['2026-11-16T19:00:00.000Z', '2026-11-17T09:00:00.000Z'] as const;
  const forgotten = ['2026-11-16T08:00:00.000Z', '2026-11-17T09:00:30.000Z'] as const;

  it('are those of a long night where they begin late enough for one, and that is told', async () => {
    const backend = new FakeBackend();
    const { id } = await backend.create({ ...blank, startedAt: switched[0], endedAt: switched[1] });
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');

    const inForm = await editor.changeEntry(id, { times: '20:00-9:00' });
    const inCell = await editor.setCells([{ place: place(3), text: '20:00-9:00' }]);
    const short = await editor.setCells([{ place: place(5), text: '22-6' }]);
    const note = await editor.changeEntry(id, { note: 'Night' });

    assert.deepEqual(backend.times, ['17T19:00-08:00', '19T19:00-08:00', '21T21:00-05:00']);
    assert.deepEqual(
      [inForm, inCell, short, note].map(({ faults, nightSeconds }) => [faults.length, nightSeconds]),
      [
        [0, 46_800],
        [0, 46_800],
        [0, undefined],
        [0, undefined],
      ],
    );
    assert.equal(
      (await editor.setCells([{ place: place(4), text: '9-5' }])).faults[0]?.fault,
      'over_a_night',
    );
  });

  it('leave a side that reads as it was shown at its second', async () => {
    assert.equal(await retype(switched, '9:00-10:30'), '17T08:00:40 17T09:30:00');
    assert.equal(await retype(switched, '8:45-10:00'), '17T07:45:00 17T09:00:35');
    assert.equal(await retype(switched, '09:00 – 10'), 'not written');
    assert.equal(await retype(switched, '8-9'), '17T07:00:00 17T08:00:00');
  });

  it('make a night longer or shorter that is longer than one that is typed at once', async () => {
    assert.equal(await retype(night, '20:00-9:30'), '16T19:00:00 17T08:30:00');
    assert.equal(await retype(night, '20:00-10:30'), '16T19:00:00 17T09:30:00');
    assert.equal(await retype(night, '20:00-0:30'), '16T19:00:00 16T23:30:00');
    assert.equal(await retype(switched, '10:00-9:00'), 'over_a_night');
  });

  it('keep the end of more than a day on its day, and a length takes it from there', async () => {
    assert.equal(await retype(forgotten, '9:00-10:30'), '16T08:00:00 17T09:30:00');
    assert.equal(await retype(forgotten, '9:00-8:30'), '16T08:00:00 17T07:30:00');
    assert.equal(await retype(forgotten, '9:30-10:00'), '16T08:30:00 17T09:00:30');
    assert.equal(await retype(forgotten, '8:00'), '16T08:00:00 16T16:00:00');
  });

  it('leave the start at its second in a cell, too', async () => {
    const backend = new FakeBackend();
    await backend.create({ ...blank, startedAt: switched[0], endedAt: switched[1] });
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');

    await editor.setCells([{ place: place(1), text: '9-10:30' }]);

    assert.equal([...backend.entries.values()][0]?.startedAt, switched[0]);
  });

  it('ask for the time of others when the end alone is moved', async () => {
    const backend = new FakeBackend();
    const { id } = await backend.create({ ...blank, startedAt: switched[0], endedAt: switched[1] });
    await backend.add('2026-11-17', ['10:15', '11:00']);
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');

    await editor.changeEntry(id, { times: '9:00-10:30' });

    const span = { startedAt: switched[0], endedAt: '2026-11-17T09:30:00.000Z' };
    assert.deepEqual(editor.questions[0]?.span, span);
  });
});

describe('taking time from other entries', () => {
  const open = async () => {
    const backend = new FakeBackend();
    const first = await backend.add('2026-11-17', ['09:00', '11:00']);
    const editor = new WeekEditor(backend);
    await editor.load('2026-11-16');
    // Of another row: the times are free to type in this one.
    const other = { ...place(1), taskId: 'other' };
    return { backend, editor, first, other };
  };

  it('asks before anything is written, and tells what each neighbour becomes', async () => {
    const { backend, editor, other } = await open();

    const { faults } = await editor.setCells([
      { place: other, text: '10-12' },
      { place: place(2), text: '9-10' },
    ]);

    assert.deepEqual(
      { faults, times: backend.times },
      { faults: [], times: ['17T08:00-10:00', '18T08:00-09:00'] },
    );
    const span = { startedAt: '2026-11-17T09:00:00.000Z', endedAt: '2026-11-17T11:00:00.000Z' };
    const before = { startedAt: '2026-11-17T08:00:00.000Z', endedAt: '2026-11-17T10:00:00.000Z' };
    const after = [{ startedAt: before.startedAt, endedAt: span.startedAt }];
    const neighbours = [{ name: 'C · p', note: '', before, after }];
    const question = { id: '1', place: other, text: '10-12', form: null, span, zone, neighbours };
    assert.deepEqual(editor.questions, [question]);
  });

  it('writes it when it is taken, as one change to undo, and nothing when it is left', async () => {
    const { backend, editor, other } = await open();
    await editor.setCells([{ place: other, text: '10-12' }]);
    await editor.answerCrop(['1'], false);
    assert.deepEqual(
      { questions: editor.questions, times: backend.times },
      { questions: [], times: ['17T08:00-10:00'] },
    );

    await editor.setCells([{ place: other, text: '10-12' }]);
    const { faults } = await editor.answerCrop(['2', '2'], true);
    assert.deepEqual(
      { faults, times: backend.times },
      { faults: [], times: ['17T08:00-10:00', '17T09:00-11:00'] },
    );
    await editor.undoOrRedo('undo');
    assert.deepEqual(
      { times: backend.times, canUndo: editor.canUndo },
      { times: ['17T08:00-10:00'], canUndo: false },
    );
  });

  it('asks again where a neighbour has changed since, and takes what is typed anew for what was', async () => {
    const { backend, editor, first, other } = await open();
    await editor.setCells([{ place: other, text: '10-12' }]);
    await backend.patch(first, { endedAt: '2026-11-17T09:30:00.000Z' });

    await editor.answerCrop(['1'], true);
    assert.deepEqual(
      { times: backend.times, questions: editor.questions.map(({ id }) => id) },
      { times: ['17T08:00-09:30'], questions: ['2'] },
    );
    await editor.setCells([{ place: other, text: '12-13' }]);
    assert.deepEqual(
      { times: backend.times, questions: editor.questions },
      { times: ['17T08:00-09:30', '17T11:00-12:00'], questions: [] },
    );
  });

  it('asks once for what is recorded twice, as by a double click', async () => {
    const { backend, editor } = await open();
    const span = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T11:00:00Z' };
    await editor.record({ ...blank, ...span });
    await editor.record({ ...blank, ...span });

    await editor.answerCrop(
      editor.questions.map(({ id }) => id),
      true,
    );
    assert.deepEqual(backend.times, ['17T08:00-10:00', '17T09:00-11:00']);
  });

  it('asks for what is changed in the form of an entry, and not over what changed meanwhile', async () => {
    const { backend, editor } = await open();
    const { id } = await backend.add('2026-11-17', ['12:00', '13:00']);
    await editor.load('2026-11-16');
    await editor.changeEntry(id, { note: 'Only a note' });
    assert.equal(backend.previews, 0, 'a note takes no time');
    await editor.load('2026-11-16');

    await editor.changeEntry(id, { times: '10-13', note: 'Earlier' });
    const [question] = editor.questions;
    assert.deepEqual(question?.form, { entryId: id, change: { times: '10-13', note: 'Earlier' } });
    await backend.patch({ id, version: 2 }, { note: 'Theirs' });
    await editor.load('2026-11-16');
    const { faults } = await editor.answerCrop([question?.id ?? ''], true);

    assert.equal(faults[0]?.fault, 'changed');
    assert.deepEqual(
      { note: backend.entries.get(id)?.note, questions: editor.questions },
      { note: 'Theirs', questions: [] },
    );
  });
});

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
