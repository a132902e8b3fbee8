import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpQuestions } from '../../../testing/time/set-up-questions.ts';

const minute = 60_000;
describe('questions about a timer in several windows', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpQuestions(open);
    const { seen, gap, timer, answer, at, entries } = stage;

    it('asks once when two windows tell of the same gap', async () => {
      await seen(60, gap(20, 50, 'sleep'));
      await seen(60.5, gap(19.5, 50.5, 'sleep'));

      const { question } = await timer();
      const after = (await answer(question.id, { answer: 'keep' })).body.question;

      assert.deepEqual(
        { from: question.from, to: question.to, after },
        { from: at(19.5), to: at(50.5), after: null },
      );
    });

    it('asks once when eight windows tell of it at the same moment', async () => {
      stage.test.clock.now = stage.startedAt + 60 * minute;
      const body = { at: at(60), since: at(0), ...gap(20, 50, 'sleep') };
      const replies = await Promise.all(
        Array.from({ length: 8 }, () => stage.test.ask('POST', '/timer/seen', { body })),
      );

      const { id } = (await timer()).question;
      const after = (await answer(id, { answer: 'keep' })).body.question;

      assert.deepEqual(
        replies.map(({ status }) => status),
        Array.from(replies, () => 200),
      );
      assert.equal(after, null);
    });

    it('takes idle in one window for work when another was worked in', async () => {
      await seen(49.5, { activeAt: at(49.5) });

      const { question } = (await seen(60, gap(20, 50))).body;

      assert.equal(question, null);
    });

    it('tells a window that opens when somebody was last worked in any, so that it asks what lies between', async () => {
      await seen(20, { activeAt: at(20) });
      await seen(58, { activeAt: at(20) });
      const before = await timer();

      const opened = await seen(60, { since: at(60), activeAt: at(60), ...gap(20, 60) });
      await seen(89, { activeAt: at(89) });
      const { question } = (await seen(90, gap(20, 90))).body;

      assert.deepEqual(
        { question: before.question, activeAt: before.activeAt },
        { question: null, activeAt: at(20) },
      );
      assert.deepEqual(
        { from: opened.body.question.from, to: opened.body.question.to },
        { from: at(20), to: at(60) },
      );
      assert.deepEqual(
        { id: question.id, from: question.from, to: question.to },
        { id: opened.body.question.id, from: at(20), to: at(60) },
      );
    });

    it('knows of no work where no window told of any, and of none without a timer', async () => {
      assert.equal((await timer()).activeAt, null);
      await seen(20, { activeAt: at(20) });
      await stage.test.ask('POST', '/timer/stop', { body: {} });

      assert.equal((await timer()).activeAt, null);
    });

    it('asks about the sleep alone when a window behind tells of it that was last used hours before', async () => {
      await seen(210, { activeAt: at(210) });
      await seen(240, { activeAt: at(210), ...gap(210, 240, 'sleep') });

      const { question } = (await seen(240, { activeAt: at(30), ...gap(30, 240, 'sleep') })).body;

      assert.deepEqual(
        { kind: question.kind, from: question.from, to: question.to },
        { kind: 'sleep', from: at(210), to: at(240) },
      );
    });

    it('asks about the sleep alone when the window behind is the first to tell', async () => {
      await seen(210, { activeAt: at(210) });
      await seen(240, { activeAt: at(30), ...gap(30, 240, 'sleep') });

      const { question } = (await seen(240, { activeAt: at(210), ...gap(210, 240, 'sleep') })).body;

      assert.deepEqual({ from: question.from, to: question.to }, { from: at(210), to: at(240) });
    });

    it('asks about the sleep alone when somebody worked in a window before the one behind told', async () => {
      await seen(210, { activeAt: at(210) });
      await seen(240, { activeAt: at(240), ...gap(210, 240, 'sleep') });
      await seen(241, { activeAt: at(241) });

      const { question } = (await seen(241, { activeAt: at(30), ...gap(30, 240, 'sleep') })).body;

      assert.deepEqual({ from: question.from, to: question.to }, { from: at(210), to: at(240) });
    });

    it('asks with a sleep about what was idle in all windows before it', async () => {
      await seen(180, { activeAt: at(180) });
      await seen(240, { activeAt: at(30), ...gap(30, 240, 'sleep') });

      const { question } = (await seen(240, { activeAt: at(180), ...gap(180, 240, 'sleep') })).body;

      assert.deepEqual({ from: question.from, to: question.to }, { from: at(180), to: at(240) });
    });

    for (const given of ['keep', 'discard', 'stop']) {
      it(`asks nothing about what was worked before a sleep that was answered with ${given}`, async () => {
        await seen(210, { activeAt: at(210) });
        const told = await seen(240, { activeAt: at(210), ...gap(210, 240, 'sleep') });
        const { question, entry } = told.body;
        await answer(question.id, { answer: given });

        const behind = { ...gap(30, 240, 'sleep').gap, entryId: entry.id };
        const after = (await seen(241, { activeAt: at(30), gap: behind })).body;

        assert.equal(after.question, null);
      });
    }

    it('widens the question of a sleep that a second window saw the end of later, once somebody was back', async () => {
      await seen(210, { activeAt: at(210) });
      await seen(240, { activeAt: at(240), ...gap(210, 240, 'sleep') });
      await seen(240.5, { activeAt: at(240.5) });

      const { question } = (await seen(241, { activeAt: at(30), ...gap(30, 240.9, 'sleep') })).body;
      const after = (await answer(question.id, { answer: 'keep' })).body.question;

      assert.deepEqual(
        { from: question.from, to: question.to, after },
        { from: at(210), to: at(240.9), after: null },
      );
    });

    it('asks about all of a sleep before which somebody was seen behind its end only', async () => {
      await seen(60, { activeAt: at(60) });

      const { question } = (await seen(60, { activeAt: at(60), ...gap(50, 55, 'sleep') })).body;

      assert.deepEqual({ from: question.from, to: question.to }, { from: at(50), to: at(55) });
    });

    it('refuses an answer to less than is asked about by now, and does it to what was shown', async () => {
      const { question } = (await seen(50, gap(20, 50, 'sleep'))).body;
      await seen(60, gap(15, 60, 'sleep'));

      const shown = { from: question.from, to: question.to };
      const stale = await answer(question.id, { answer: 'discard', ...shown });
      const wider = (await timer()).question;
      const unchanged = await entries();
      const done = await answer(wider.id, { answer: 'discard', from: wider.from, to: wider.to });

      assert.deepEqual(
        { status: stale.status, code: stale.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.deepEqual(stale.body.error.conflict, {
        current: { id: question.id, from: at(15), to: at(60) },
        sent: { answer: 'discard', ...shown },
      });
      assert.deepEqual(unchanged, [[0, null, stage.projectId]]);
      assert.equal(done.status, 200, JSON.stringify(done.body));
      assert.deepEqual(await entries(), [
        [0, 15, stage.projectId],
        [60, null, stage.projectId],
      ]);
    });
  });
});
