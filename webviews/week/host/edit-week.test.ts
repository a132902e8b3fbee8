import assert from 'node:assert/strict';
import { addDays } from '../../../src/domain/zones.ts';
import { WeekEditor } from './edit-week.ts';
import { blank, FakeBackend, place } from './fake-week.test.ts';

const zone = 'Europe/Berlin';

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
