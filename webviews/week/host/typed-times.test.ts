import assert from 'node:assert/strict';
import { WeekEditor } from './edit-week.ts';
import { blank, FakeBackend, place } from './fake-week.test.ts';

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
