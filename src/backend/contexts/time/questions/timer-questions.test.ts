import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpQuestions } from '../../../testing/time/set-up-questions.ts';

const minute = 60_000;
describe('questions about a timer', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpQuestions(open);
    const { seen, gap, at, entries, timer, answer } = stage;

    const eventTypes = async () =>
      (
        await stage.test.database.query
          .selectFrom('events')
          .select('type')
          .where('type', 'like', 'time%')
          .orderBy('seq')
          .execute()
      ).map(({ type }) => type);

    it('asks about the gap that a client tells, and changes nothing until it is answered', async () => {
      const told = await seen(60, gap(20, 50));

      const { question, entry } = told.body;
      assert.deepEqual(
        {
          status: told.status,
          kind: question.kind,
          entryId: question.entryId,
          from: question.from,
          to: question.to,
          seconds: question.seconds,
        },
        { status: 200, kind: 'idle', entryId: entry.id, from: at(20), to: at(50), seconds: 1800 },
      );
      assert.deepEqual(await entries(), [[0, null, stage.projectId]]);
      assert.equal(entry.version, 1);
    });

    it('is no event and no version of the entry when there is no gap', async () => {
      const before = await eventTypes();

      for (const minutes of [1, 2, 3]) await seen(minutes, { activeAt: at(minutes) });

      assert.deepEqual(await eventTypes(), before);
      assert.equal((await timer()).question, null);
    });

    it('does nothing when no timer runs', async () => {
      await stage.test.ask('POST', '/timer/stop', { body: {} });

      const told = await seen(60, gap(20, 50));

      assert.deepEqual(
        { status: told.status, entry: told.body.entry, question: told.body.question },
        { status: 200, entry: null, question: null },
      );
    });

    it('asks about a gap that is told when its timer was stopped already, as far as that ran', async () => {
      const { entry } = await timer();
      await seen(50, { activeAt: at(20) });
      await stage.test.ask('POST', '/timer/stop', { body: {} });

      const told = await seen(70, { activeAt: at(70), gap: { ...gap(20, 70).gap, entryId: entry.id } });
      const { question } = told.body;
      await answer(question.id, { answer: 'discard' });

      assert.deepEqual({ from: question.from, to: question.to }, { from: at(20), to: at(50) });
      assert.deepEqual(question.answers, ['keep', 'discard', 'split']);
      assert.deepEqual(await entries(), [[0, 20, stage.projectId]]);
    });

    it('asks about a gap of the timer that it was of, not of the one that it was switched to', async () => {
      const { entry } = await timer();
      stage.test.clock.now = stage.startedAt + 50 * minute;
      const next = (
        await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId, note: 'Next' } })
      ).body;

      const told = await seen(52, { activeAt: at(52), gap: { ...gap(20, 52).gap, entryId: entry.id } });
      const { question } = told.body;

      assert.deepEqual(
        { entryId: question.entryId, from: question.from, to: question.to },
        { entryId: entry.id, from: at(20), to: at(50) },
      );
      assert.equal(told.body.entry.id, next.id);
    });

    it('asks nothing of a gap that another window filled before the timer was stopped', async () => {
      const { entry } = await timer();
      await seen(48, { activeAt: at(48) });
      stage.test.clock.now = stage.startedAt + 50 * minute;
      await stage.test.ask('POST', '/timer/stop', { body: {} });

      const told = await seen(70, { gap: { ...gap(20, 70).gap, entryId: entry.id } });

      assert.equal(told.body.question, null);
    });

    it('asks about the rest of a gap that another timer was started back into', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      const started = await stage.test.ask('POST', '/timer', {
        body: { projectId: stage.projectId, startedAt: at(30) },
      });
      const rest = (await answer(question.id, { answer: 'discard' })).body.question;

      assert.deepEqual(
        { entryId: rest.entryId, from: rest.from, to: rest.to },
        { entryId: started.body.id, from: at(30), to: at(50) },
      );
    });

    it('refuses a gap that ends before it begins', async () => {
      const told = await seen(60, gap(50, 20));

      assert.deepEqual(
        { status: told.status, field: told.body.error.details[0].field },
        { status: 422, field: 'gap.to' },
      );
    });

    it('asks about the gap of a client whose clock is ahead, by its own clock', async () => {
      const { question } = (await seen(60, { ...gap(110, 120), at: at(120) })).body;

      assert.deepEqual({ from: question.from, to: question.to }, { from: at(50), to: at(60) });
    });

    it('asks about each part of a gap that its entry is split within', async () => {
      const { question, entry } = (await seen(60, gap(20, 50))).body;
      await stage.test.ask('POST', `/time-entries/${entry.id}/split`, { body: { at: at(30), second: {} } });

      const first = await answer(question.id, { answer: 'discard' });
      const rest = first.body.question;
      const second = await answer(rest.id, { answer: 'discard' });

      assert.deepEqual(
        { kind: rest.kind, from: rest.from, to: rest.to },
        { kind: 'idle', from: at(30), to: at(50) },
      );
      assert.equal(second.body.question, null);
      assert.deepEqual(await entries(), [
        [0, 20, stage.projectId],
        [50, null, stage.projectId],
      ]);
    });

    it('asks no part of a gap twice when a split is taken back and made again', async () => {
      const { question, entry } = (await seen(60, gap(20, 50))).body;
      const split = { body: { at: at(30), second: {} } };
      await stage.test.ask('POST', `/time-entries/${entry.id}/split`, split);
      await stage.test.ask('POST', '/time-entries/undo', { body: {} });
      await stage.test.ask('POST', `/time-entries/${entry.id}/split`, split);

      const asked = [question.id];
      for (let next = (await answer(question.id, { answer: 'keep' })).body.question; next; ) {
        asked.push(next.id);
        next = (await answer(next.id, { answer: 'keep' })).body.question;
      }

      assert.equal(asked.length, 2);
    });

    for (const joined of ['undo', 'merge']) {
      it(`asks once about all of a gap when a split within it is taken back by ${joined}`, async () => {
        const { question, entry } = (await seen(60, gap(20, 50))).body;
        await stage.test.ask('POST', '/timer/stop', { body: {} });
        const split = await stage.test.ask('POST', `/time-entries/${entry.id}/split`, {
          body: { at: at(30), second: {} },
        });
        const ids = split.body.items.map(({ id }: { id: string }) => id);
        const body = joined === 'merge' ? { id: newId(), ids } : {};
        const back = await stage.test.ask('POST', `/time-entries/${joined}`, { body });
        const asked = await timer();

        const after = (await answer(question.id, { answer: 'keep' })).body.question;

        assert.equal(back.status, 200, JSON.stringify(back.body));
        assert.deepEqual(
          { id: asked.question.id, from: asked.question.from, to: asked.question.to },
          { id: question.id, from: at(20), to: at(50) },
        );
        assert.equal(after, null);
      });
    }

    it('asks no more about a part of a gap that was kept before a split was taken back', async () => {
      const { question, entry } = (await seen(60, gap(20, 50))).body;
      await stage.test.ask('POST', '/timer/stop', { body: {} });
      const split = await stage.test.ask('POST', `/time-entries/${entry.id}/split`, {
        body: { at: at(30), second: {} },
      });
      const ids = split.body.items.map(({ id }: { id: string }) => id);
      const [, second] = ids;
      await answer(question.id, { answer: 'keep' });
      const rest = (await timer()).question;
      await stage.test.ask('POST', '/time-entries/undo', { body: {} });
      await answer(rest.id, { answer: 'keep' });

      await stage.test.ask('POST', '/time-entries/merge', { body: { id: newId(), ids } });
      const first = (await timer()).question;
      const after = (await answer(first.id, { answer: 'keep' })).body.question;

      assert.equal(rest.entryId, second);
      assert.deepEqual(
        { id: first.id, from: first.from, to: first.to, after },
        { id: question.id, from: at(20), to: at(30), after: null },
      );
    });

    it('asks about what is left of a gap on both sides of an entry that is cropped into it', async () => {
      await stage.test.ask('PATCH', `/projects/${stage.projectId}`, {
        body: { overlapPolicy: 'crop' },
        headers: { 'if-match': '*' },
      });
      const { question } = (await seen(60, gap(20, 50))).body;
      await stage.test.ask('POST', '/timer/stop', { body: {} });
      const meeting = { projectId: stage.projectId, startedAt: at(25), endedAt: at(40) };
      await stage.test.ask('PUT', `/time-entries/${newId()}`, { body: meeting });

      const rest = (await answer(question.id, { answer: 'discard' })).body.question;
      await answer(rest.id, { answer: 'discard' });

      assert.deepEqual(await entries(), [
        [0, 20, stage.projectId],
        [25, 40, stage.projectId],
        [50, 60, stage.projectId],
      ]);
    });

    it('stays with an entry that was stopped, and cuts that one when it is answered', async () => {
      await seen(60, gap(20, 50));
      await stage.test.ask('POST', '/timer/stop', { body: {} });
      await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId } });

      const { question, entry } = await timer();
      await answer(question.id, { answer: 'discard' });

      assert.notEqual(question.entryId, entry.id);
      assert.deepEqual(await entries(), [
        [0, 20, stage.projectId],
        [50, 60, stage.projectId],
        [60, null, stage.projectId],
      ]);
    });
  });
});
