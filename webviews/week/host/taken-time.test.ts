import assert from 'node:assert/strict';
import { WeekEditor } from './edit-week.ts';
import { blank, FakeBackend, place } from './fake-week.test.ts';

const zone = 'Europe/Berlin';

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
