import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpQuestions } from '../../../testing/time/set-up-questions.ts';

describe('answers to questions about a timer', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpQuestions(open);
    const { seen, gap, answer, timer, entries, at } = stage;

    it('keeps: nothing changes, and it is not asked again', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;

      const kept = await answer(question.id, { answer: 'keep' });
      await seen(61, gap(20, 50));

      assert.deepEqual(
        { status: kept.status, question: kept.body.question },
        { status: 200, question: null },
      );
      assert.equal((await timer()).question, null);
      assert.deepEqual(await entries(), [[0, null, stage.projectId]]);
    });

    it('tells what a question was answered with, until that is taken back', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      const told = async (id: string) => await stage.test.ask('GET', `/timer/questions/${id}`);
      const waiting = await told(question.id);

      await answer(question.id, { answer: 'discard' });
      const answered = await told(question.id);
      await stage.test.ask('POST', '/time-entries/undo');

      assert.deepEqual(
        { status: waiting.status, body: waiting.body },
        { status: 200, body: { id: question.id, answer: null } },
      );
      assert.equal(answered.body.answer, 'discard');
      assert.equal((await told(question.id)).body.answer, null);
      assert.equal((await told(newId())).status, 404);
    });

    it('discards exactly the gap: the same work runs on behind it', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;

      const { body } = await answer(question.id, { answer: 'discard' });

      assert.deepEqual(await entries(), [
        [0, 20, stage.projectId],
        [50, null, stage.projectId],
      ]);
      assert.equal(body.entry.note, 'Import');
      assert.equal(body.question, null);
    });

    it('is not stopped by the id of the entry that a discarded gap ended', async () => {
      const { question, entry } = (await seen(60, gap(20, 50))).body;
      await answer(question.id, { answer: 'discard' });

      const late = await stage.test.ask('POST', '/timer/stop', { body: { entryId: entry.id } });

      assert.deepEqual(
        { status: late.status, code: late.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.deepEqual(late.body.error.conflict.current.endedAt, at(20));
      assert.equal((await timer()).entry.startedAt, at(50));
    });

    it('gives the gap to another project', async () => {
      const other = (await stage.test.createProject()).projectId;
      const { question } = (await seen(60, gap(20, 50))).body;
      const id = newId();

      const missing = await answer(question.id, { answer: 'split' });
      const given = await answer(question.id, { answer: 'split', projectId: other, note: 'Call', id });

      assert.deepEqual(
        { status: missing.status, field: missing.body.error.details[0].field },
        { status: 422, field: 'projectId' },
      );
      assert.equal(given.status, 200);
      assert.deepEqual(await entries(), [
        [0, 20, stage.projectId],
        [20, 50, other],
        [50, null, stage.projectId],
      ]);
      assert.equal((await stage.test.ask('GET', `/time-entries/${id}`)).body.note, 'Call');
    });

    for (const said of [undefined, '', 'Call']) {
      it(`gives a gap that is the whole entry away with what it says, and the note ${said ?? 'unsaid'}`, async () => {
        const other = (await stage.test.createProject()).projectId;
        const { entry } = await timer();
        await stage.test.ask('PATCH', `/time-entries/${entry.id}`, {
          body: { tags: ['deep'], billable: false },
        });
        await seen(60, gap(0, 60, 'sleep'));
        await stage.test.ask('POST', '/timer/stop', { body: {} });
        const { question } = await timer();
        const id = newId();

        await answer(question.id, { answer: 'split', projectId: other, id, note: said });
        const given = (await stage.test.ask('GET', `/time-entries/${id}`)).body;

        assert.deepEqual(
          { projectId: given.projectId, note: given.note, tags: given.tags, billable: given.billable },
          { projectId: other, note: said || 'Import', tags: ['deep'], billable: false },
        );
        assert.deepEqual(await entries(), [[0, 60, other]]);
      });
    }

    it('tells what the rules have to say of what an answer makes', async () => {
      const other = (await stage.test.createProject()).projectId;
      const { question } = (await seen(60, gap(20, 50))).body;
      const rules = { dailyLimit: { policy: 'refuse', seconds: 600 }, requiredFields: ['task'] };
      await stage.test.ask('PATCH', `/projects/${other}`, { body: rules, as: 'org_admin' });

      const { status, body } = await answer(question.id, { answer: 'split', projectId: other });

      assert.equal(status, 200);
      assert.deepEqual(
        body.warnings.map(({ code, field }: { code: string; field: string }) => [code, field]),
        [
          ['field_missing', 'taskId'],
          ['daily_limit', 'endedAt'],
        ],
      );
    });

    it('stops where the gap begins while nobody was seen behind it', async () => {
      const { question } = (await seen(50, gap(20, 50))).body;

      const { body } = await answer(question.id, { answer: 'stop' });

      assert.deepEqual(question.answers, ['keep', 'discard', 'split', 'stop']);

      assert.equal(body.entry, null);
      assert.deepEqual(await entries(), [[0, 20, stage.projectId]]);
    });

    it('does not stop where the gap begins once work went on behind it', async () => {
      await seen(50, gap(20, 50));
      const { question } = (await seen(54, { activeAt: at(54) })).body;

      const refused = await answer(question.id, { answer: 'stop' });

      assert.deepEqual(question.answers, ['keep', 'discard', 'split']);
      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'state_forbids' },
      );
      assert.match(refused.body.error.message, new RegExp(`until ${at(54).slice(0, 19)}`));
      assert.deepEqual(await entries(), [[0, null, stage.projectId]]);
      assert.equal((await timer()).question.id, question.id);
    });

    it('does not stop where the gap begins once a client was there for a while behind it', async () => {
      await seen(50, gap(20, 50, 'sleep'));
      const soon = (await seen(55)).body.question;
      const later = (await seen(56)).body.question;

      const refused = await answer(later.id, { answer: 'stop' });

      assert.deepEqual(
        { soon: soon.answers, later: later.answers },
        { soon: ['keep', 'discard', 'split', 'stop'], later: ['keep', 'discard', 'split'] },
      );
      assert.equal(refused.status, 409);
    });

    it('never stops an entry that was stopped: what was worked behind the gap stays', async () => {
      await seen(50, gap(20, 50));
      await stage.test.ask('POST', '/timer/stop', { body: {} });
      const { question } = await timer();

      const refused = await answer(question.id, { answer: 'stop' });

      assert.deepEqual(question.answers, ['keep', 'discard', 'split']);
      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'state_forbids' },
      );
      assert.match(refused.body.error.message, /stopped already/);
      assert.deepEqual(await entries(), [[0, 50, stage.projectId]]);
    });

    it('does an answer once, however often it comes, and refuses another one', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      const id = newId();

      await answer(question.id, { answer: 'discard', id });
      const again = await answer(question.id, { answer: 'discard', id });
      const other = await answer(question.id, { answer: 'stop' });

      assert.equal(again.status, 200);
      assert.deepEqual(
        { status: other.status, code: other.body.error.code },
        { status: 409, code: 'state_forbids' },
      );
      assert.equal((await entries()).length, 2);
    });

    it('is undone in one step, and asks again', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      await answer(question.id, { answer: 'discard' });

      const undone = await stage.test.ask('POST', '/time-entries/undo', {
        body: { entryIds: [question.entryId] },
      });

      assert.equal(undone.status, 200, JSON.stringify(undone.body));
      assert.deepEqual(await entries(), [[0, null, stage.projectId]]);
      assert.equal((await timer()).question.id, question.id);
    });

    it('names its change, by which nothing is taken back that came after', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      const { change, entry } = (await answer(question.id, { answer: 'discard' })).body;
      await stage.test.ask('PATCH', `/time-entries/${entry.id}`, { body: { note: 'Written since' } });

      const undone = await stage.test.ask('POST', '/time-entries/undo', { body: { change } });
      const again = (await answer(question.id, { answer: 'discard' })).body;

      assert.deepEqual(
        { status: undone.status, code: undone.body.error?.code },
        { status: 409, code: 'conflict' },
      );
      assert.equal((await timer()).entry.note, 'Written since');
      assert.equal((await entries()).length, 2);
      assert.deepEqual(again.change, change);
    });

    it('is undone by the name of its change, whatever was done elsewhere since', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      const { change } = (await answer(question.id, { answer: 'discard' })).body;
      const elsewhere = { projectId: stage.projectId, startedAt: at(-120), endedAt: at(-60) };
      await stage.test.ask('POST', '/time-entries', { body: elsewhere });

      const undone = await stage.test.ask('POST', '/time-entries/undo', { body: { change } });

      assert.equal(undone.status, 200, JSON.stringify(undone.body));
      assert.deepEqual(await entries(), [
        [-120, -60, stage.projectId],
        [0, null, stage.projectId],
      ]);
      assert.equal((await timer()).question.id, question.id);
    });

    for (const given of ['discard', 'split', 'stop']) {
      it(`is done again by the undo of its undo, and ${given} asks nothing then`, async () => {
        const other = (await stage.test.createProject()).projectId;
        const { question } = (await seen(60, gap(20, 60, 'sleep'))).body;
        const sent = given === 'split' ? { answer: given, projectId: other } : { answer: given };
        await answer(question.id, sent);
        const done = await entries();
        const undone = await stage.test.ask('POST', '/time-entries/undo', { body: {} });

        const redone = await stage.test.ask('POST', '/time-entries/undo', {
          body: { change: undone.body.change },
        });

        assert.equal(redone.status, 200, JSON.stringify(redone.body));
        assert.deepEqual(await entries(), done);
        assert.equal((await timer()).question, null);
        assert.equal((await stage.test.ask('GET', `/timer/questions/${question.id}`)).body.answer, given);
        await stage.test.ask('POST', '/time-entries/undo', { body: {} });
        assert.equal((await timer()).question.id, question.id);
      });
    }

    it('names no change where it made none', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;

      const { body } = await answer(question.id, { answer: 'keep' });

      assert.equal(body.change, null);
    });

    it('takes an answer that changes nothing back by the entry of its question', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      await answer(question.id, { answer: 'keep' });

      const undone = await stage.test.ask('POST', '/time-entries/undo', {
        body: { entryIds: [question.entryId] },
      });

      assert.equal(undone.status, 200, JSON.stringify(undone.body));
      assert.equal((await timer()).question.id, question.id);
    });

    it('lets several gaps wait, one after the other, also behind a cut', async () => {
      await seen(60, gap(20, 30));
      await seen(120, gap(90, 110, 'sleep'));

      const first = (await timer()).question;
      const second = (await answer(first.id, { answer: 'discard' })).body.question;
      await answer(second.id, { answer: 'discard' });

      assert.deepEqual(
        { firstFrom: first.from, secondFrom: second.from, kind: second.kind },
        { firstFrom: at(20), secondFrom: at(90), kind: 'sleep' },
      );
      assert.deepEqual(await entries(), [
        [0, 20, stage.projectId],
        [30, 90, stage.projectId],
        [110, null, stage.projectId],
      ]);
    });
  });
});
