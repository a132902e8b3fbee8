import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpQuestions } from '../../../testing/time/set-up-questions.ts';

const minute = 60_000;

const hour = 60 * minute;
describe('questions about a timer without a sign of life', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpQuestions(open);
    const { seen, gap, answer, at, entries, timer } = stage;

    it('takes an answer to what has grown by seconds, or is less by now', async () => {
      const { question } = (await seen(50, gap(20, 50, 'sleep'))).body;
      const shown = { from: question.from, to: question.to };
      await seen(50.5, gap(20, 50.5, 'sleep'));

      const grown = await answer(question.id, { answer: 'keep', ...shown });
      const next = (await seen(80, gap(60, 80))).body.question;
      await stage.test.ask('POST', '/timer/stop', { body: { endedAt: at(75) } });
      const less = await answer(next.id, { answer: 'discard', from: next.from, to: next.to });

      assert.deepEqual({ grown: grown.status, less: less.status }, { grown: 200, less: 200 });
      assert.deepEqual(await entries(), [[0, 60, stage.projectId]]);
    });

    it('asks about the second of two timers that ran while nobody was there', async () => {
      const { entry } = (await seen(30, { activeAt: at(30) })).body;
      stage.test.clock.now = stage.startedAt + 60 * minute;
      const next = (
        await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId, note: 'Next' } })
      ).body;
      const told = (entryId: string) =>
        seen(120, { activeAt: at(120), gap: { ...gap(30, 120).gap, entryId } });
      const first = (await told(entry.id)).body.question;

      await told(next.id);
      const second = (await answer(first.id, { answer: 'keep' })).body.question;

      assert.deepEqual(
        { entryId: first.entryId, from: first.from, to: first.to },
        { entryId: entry.id, from: at(30), to: at(60) },
      );
      assert.deepEqual(
        { entryId: second?.entryId, from: second?.from, to: second?.to },
        { entryId: next.id, from: at(60), to: at(120) },
      );
    });

    it('asks about each of the gaps that a client could not tell of before', async () => {
      await seen(30, { activeAt: at(30) });
      const first = (await seen(120, { activeAt: at(120), ...gap(30, 50) })).body.question;

      await seen(120, { activeAt: at(120), ...gap(70, 120) });
      const second = (await answer(first.id, { answer: 'keep' })).body.question;

      assert.deepEqual({ from: second?.from, to: second?.to }, { from: at(70), to: at(120) });
    });

    it('asks what became of the time since the client was last there, growing until answered', async () => {
      await seen(10);
      stage.test.clock.now = stage.startedAt + 60 * minute;
      const first = (await timer()).question;
      stage.test.clock.now = stage.startedAt + 90 * minute;
      const later = (await timer()).question;

      await answer(later.id, { answer: 'discard' });

      assert.deepEqual(
        { kind: first.kind, from: first.from, seconds: first.seconds },
        { kind: 'crash', from: at(10), seconds: 50 * 60 },
      );
      assert.deepEqual({ id: later.id, seconds: later.seconds }, { id: first.id, seconds: 80 * 60 });
      assert.deepEqual(await entries(), [
        [0, 10, stage.projectId],
        [90, null, stage.projectId],
      ]);
    });

    it('keeps the question of a crash when the client is back before it is answered', async () => {
      await seen(10);
      stage.test.clock.now = stage.startedAt + 60 * minute;
      const { id } = (await timer()).question;

      await seen(60, { since: at(60) });
      const { question } = (await seen(61, { since: at(60) })).body;

      assert.deepEqual(
        { id: question.id, kind: question.kind, from: question.from, to: question.to },
        { id, kind: 'crash', from: at(10), to: at(60) },
      );
    });

    for (const given of ['keep', 'discard']) {
      it(`asks about the rest of a silence that goes on behind the answer ${given}`, async () => {
        await seen(10);
        stage.test.clock.now = stage.startedAt + 60 * minute;
        await answer((await timer()).question.id, { answer: given });
        const answered = (await timer()).question;

        stage.test.clock.now = stage.startedAt + 70 * minute;
        const growing = (await timer()).question;
        const { question } = (await seen(90, { since: at(90), activeAt: at(90) })).body;

        assert.equal(answered, null);
        assert.deepEqual(
          { kind: growing?.kind, from: growing?.from, to: growing?.to },
          { kind: 'crash', from: at(60), to: at(70) },
        );
        assert.deepEqual(
          { id: question.id, from: question.from, to: question.to },
          { id: growing.id, from: at(60), to: at(90) },
        );
      });
    }

    it('asks once about a night in which the machine woke for moments', async () => {
      await seen(9, { activeAt: at(9) });
      await seen(70, { since: at(70), activeAt: at(9), ...gap(10, 70, 'sleep') });
      await seen(72, { since: at(70), activeAt: at(9) });
      const { question } = (await seen(130, { since: at(130), activeAt: at(9), ...gap(9, 130, 'sleep') }))
        .body;

      const after = (await answer(question.id, { answer: 'keep' })).body.question;

      assert.deepEqual(
        { kind: question.kind, from: question.from, to: question.to, after },
        { kind: 'sleep', from: at(9), to: at(130), after: null },
      );
      assert.deepEqual(question.answers, ['keep', 'discard', 'split', 'stop']);
    });

    it('takes a told sleep for the silence that it explains', async () => {
      await seen(10);

      const { question } = (await seen(60, { ...gap(10.5, 59.5, 'sleep'), since: undefined })).body;

      assert.deepEqual(
        { kind: question.kind, from: question.from, to: question.to },
        { kind: 'sleep', from: at(10.5), to: at(59.5) },
      );
    });

    it('does not take a client for gone that was there but could not say so', async () => {
      await seen(10);

      const { question } = (await seen(60)).body;

      assert.equal(question, null);
    });

    it('knows of no crash where no client ever told that it is there', async () => {
      stage.test.clock.now = stage.startedAt + 2 * hour;

      assert.equal((await timer()).question, null);
    });

    it('asks about a timer that was forgotten over the night', async () => {
      // From 18:00 in Berlin, worked on for an hour.
      stage.test.clock.now += 7 * hour;
      await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId } });
      stage.startedAt = stage.test.clock.now;
      await seen(60, { activeAt: at(60) });
      for (let minutes = 64; minutes <= 600; minutes += 4) await seen(minutes);

      const evening = (await seen(604)).body.question;
      const back = (await seen(900, { activeAt: at(900) })).body.question;

      assert.deepEqual(
        { kind: evening.kind, from: evening.from, to: evening.to },
        { kind: 'forgotten', from: at(60), to: at(604) },
      );
      assert.deepEqual(
        { id: back.id, from: back.from, to: back.to },
        { id: evening.id, from: at(60), to: at(900) },
      );
    });

    it('asks about a timer without a sign of life for twelve hours, once', async () => {
      stage.test.clock.now = stage.startedAt + 12 * hour;
      const { question } = await timer();

      await answer(question.id, { answer: 'keep' });

      assert.deepEqual(
        { kind: question.kind, seconds: question.seconds },
        { kind: 'forgotten', seconds: 12 * 3600 },
      );
      assert.equal((await timer()).question, null);
    });

    it('keeps what is asked of a silence when the timer is stopped over it', async () => {
      await seen(10);
      stage.test.clock.now = stage.startedAt + 60 * minute;

      await stage.test.ask('POST', '/timer/stop', { body: {} });
      const { question, entry } = await timer();

      assert.equal(entry, null);
      assert.deepEqual(
        { kind: question.kind, from: question.from, to: question.to },
        { kind: 'crash', from: at(10), to: at(60) },
      );
    });

    it('is nobody else’s to see or to answer', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;

      const other = await stage.test.ask('POST', `/timer/questions/${question.id}/answer`, {
        as: 'user',
        body: { answer: 'discard' },
      });

      assert.equal(other.status, 404);
      assert.equal((await stage.test.ask('GET', '/timer', { as: 'user' })).body.question, null);
    });
  });
});
