import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('questions about a timer', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let projectId: string;
    let startedAt: number;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      ({ projectId } = await test.createProject());
      startedAt = test.clock.now;
      await test.ask('POST', '/timer', { body: { projectId, note: 'Import' } });
    });

    afterEach(async () => {
      await test.app.close();
    });

    /** Minutes since the start as an instant. */
    const at = (minutes: number) => new Date(startedAt + minutes * minute).toISOString();
    const seen = async (minutes: number, body: object = {}) => {
      test.clock.now = startedAt + minutes * minute;
      return await test.ask('POST', '/timer/seen', { body: { at: at(minutes), since: at(0), ...body } });
    };
    const gap = (from: number, to: number, kind = 'idle') => ({
      gap: { from: at(from), to: at(to), kind },
    });
    const timer = async () => (await test.ask('GET', '/timer')).body;
    const answer = (id: string, body: object) => test.ask('POST', `/timer/questions/${id}/answer`, { body });
    const entries = async () =>
      (await test.ask('GET', '/time-entries')).body.items
        .map((item: { startedAt: string; endedAt: string | null; projectId: string }) => [
          (Date.parse(item.startedAt) - startedAt) / minute,
          item.endedAt === null ? null : (Date.parse(item.endedAt) - startedAt) / minute,
          item.projectId,
        ])
        .reverse();
    const eventTypes = async () =>
      (
        await test.database.query
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
      assert.deepEqual(await entries(), [[0, null, projectId]]);
      assert.equal(entry.version, 1);
    });

    it('is no event and no version of the entry when there is no gap', async () => {
      const before = await eventTypes();

      for (const minutes of [1, 2, 3]) await seen(minutes, { activeAt: at(minutes) });

      assert.deepEqual(await eventTypes(), before);
      assert.equal((await timer()).question, null);
    });

    it('does nothing when no timer runs', async () => {
      await test.ask('POST', '/timer/stop', { body: {} });

      const told = await seen(60, gap(20, 50));

      assert.deepEqual(
        { status: told.status, entry: told.body.entry, question: told.body.question },
        { status: 200, entry: null, question: null },
      );
    });

    it('asks about a gap that is told when its timer was stopped already, as far as that ran', async () => {
      const { entry } = await timer();
      await seen(50, { activeAt: at(20) });
      await test.ask('POST', '/timer/stop', { body: {} });

      const told = await seen(70, { activeAt: at(70), gap: { ...gap(20, 70).gap, entryId: entry.id } });
      const { question } = told.body;
      await answer(question.id, { answer: 'discard' });

      assert.deepEqual({ from: question.from, to: question.to }, { from: at(20), to: at(50) });
      assert.deepEqual(question.answers, ['keep', 'discard', 'split']);
      assert.deepEqual(await entries(), [[0, 20, projectId]]);
    });

    it('asks about a gap of the timer that it was of, not of the one that it was switched to', async () => {
      const { entry } = await timer();
      test.clock.now = startedAt + 50 * minute;
      const next = (await test.ask('POST', '/timer', { body: { projectId, note: 'Next' } })).body;

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
      test.clock.now = startedAt + 50 * minute;
      await test.ask('POST', '/timer/stop', { body: {} });

      const told = await seen(70, { gap: { ...gap(20, 70).gap, entryId: entry.id } });

      assert.equal(told.body.question, null);
    });

    it('asks about the rest of a gap that another timer was started back into', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      const started = await test.ask('POST', '/timer', { body: { projectId, startedAt: at(30) } });
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

    it('keeps: nothing changes, and it is not asked again', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;

      const kept = await answer(question.id, { answer: 'keep' });
      await seen(61, gap(20, 50));

      assert.deepEqual(
        { status: kept.status, question: kept.body.question },
        { status: 200, question: null },
      );
      assert.equal((await timer()).question, null);
      assert.deepEqual(await entries(), [[0, null, projectId]]);
    });

    it('tells what a question was answered with, until that is taken back', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      const told = async (id: string) => await test.ask('GET', `/timer/questions/${id}`);
      const waiting = await told(question.id);

      await answer(question.id, { answer: 'discard' });
      const answered = await told(question.id);
      await test.ask('POST', '/time-entries/undo');

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
        [0, 20, projectId],
        [50, null, projectId],
      ]);
      assert.equal(body.entry.note, 'Import');
      assert.equal(body.question, null);
    });

    it('is not stopped by the id of the entry that a discarded gap ended', async () => {
      const { question, entry } = (await seen(60, gap(20, 50))).body;
      await answer(question.id, { answer: 'discard' });

      const late = await test.ask('POST', '/timer/stop', { body: { entryId: entry.id } });

      assert.deepEqual(
        { status: late.status, code: late.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.deepEqual(late.body.error.conflict.current.endedAt, at(20));
      assert.equal((await timer()).entry.startedAt, at(50));
    });

    it('asks about each part of a gap that its entry is split within', async () => {
      const { question, entry } = (await seen(60, gap(20, 50))).body;
      await test.ask('POST', `/time-entries/${entry.id}/split`, { body: { at: at(30), second: {} } });

      const first = await answer(question.id, { answer: 'discard' });
      const rest = first.body.question;
      const second = await answer(rest.id, { answer: 'discard' });

      assert.deepEqual(
        { kind: rest.kind, from: rest.from, to: rest.to },
        { kind: 'idle', from: at(30), to: at(50) },
      );
      assert.equal(second.body.question, null);
      assert.deepEqual(await entries(), [
        [0, 20, projectId],
        [50, null, projectId],
      ]);
    });

    it('asks no part of a gap twice when a split is taken back and made again', async () => {
      const { question, entry } = (await seen(60, gap(20, 50))).body;
      const split = { body: { at: at(30), second: {} } };
      await test.ask('POST', `/time-entries/${entry.id}/split`, split);
      await test.ask('POST', '/time-entries/undo', { body: {} });
      await test.ask('POST', `/time-entries/${entry.id}/split`, split);

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
        await test.ask('POST', '/timer/stop', { body: {} });
        const split = await test.ask('POST', `/time-entries/${entry.id}/split`, {
          body: { at: at(30), second: {} },
        });
        const ids = split.body.items.map(({ id }: { id: string }) => id);
        const body = joined === 'merge' ? { id: newId(), ids } : {};
        const back = await test.ask('POST', `/time-entries/${joined}`, { body });
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
      await test.ask('POST', '/timer/stop', { body: {} });
      const split = await test.ask('POST', `/time-entries/${entry.id}/split`, {
        body: { at: at(30), second: {} },
      });
      const ids = split.body.items.map(({ id }: { id: string }) => id);
      const [, second] = ids;
      await answer(question.id, { answer: 'keep' });
      const rest = (await timer()).question;
      await test.ask('POST', '/time-entries/undo', { body: {} });
      await answer(rest.id, { answer: 'keep' });

      await test.ask('POST', '/time-entries/merge', { body: { id: newId(), ids } });
      const first = (await timer()).question;
      const after = (await answer(first.id, { answer: 'keep' })).body.question;

      assert.equal(rest.entryId, second);
      assert.deepEqual(
        { id: first.id, from: first.from, to: first.to, after },
        { id: question.id, from: at(20), to: at(30), after: null },
      );
    });

    it('asks about what is left of a gap on both sides of an entry that is cropped into it', async () => {
      await test.ask('PATCH', `/projects/${projectId}`, {
        body: { overlapPolicy: 'crop' },
        headers: { 'if-match': '*' },
      });
      const { question } = (await seen(60, gap(20, 50))).body;
      await test.ask('POST', '/timer/stop', { body: {} });
      const meeting = { projectId, startedAt: at(25), endedAt: at(40) };
      await test.ask('PUT', `/time-entries/${newId()}`, { body: meeting });

      const rest = (await answer(question.id, { answer: 'discard' })).body.question;
      await answer(rest.id, { answer: 'discard' });

      assert.deepEqual(await entries(), [
        [0, 20, projectId],
        [25, 40, projectId],
        [50, 60, projectId],
      ]);
    });

    it('gives the gap to another project', async () => {
      const other = (await test.createProject()).projectId;
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
        [0, 20, projectId],
        [20, 50, other],
        [50, null, projectId],
      ]);
      assert.equal((await test.ask('GET', `/time-entries/${id}`)).body.note, 'Call');
    });

    for (const said of [undefined, '', 'Call']) {
      it(`gives a gap that is the whole entry away with what it says, and the note ${said ?? 'unsaid'}`, async () => {
        const other = (await test.createProject()).projectId;
        const { entry } = await timer();
        await test.ask('PATCH', `/time-entries/${entry.id}`, { body: { tags: ['deep'], billable: false } });
        await seen(60, gap(0, 60, 'sleep'));
        await test.ask('POST', '/timer/stop', { body: {} });
        const { question } = await timer();
        const id = newId();

        await answer(question.id, { answer: 'split', projectId: other, id, note: said });
        const given = (await test.ask('GET', `/time-entries/${id}`)).body;

        assert.deepEqual(
          { projectId: given.projectId, note: given.note, tags: given.tags, billable: given.billable },
          { projectId: other, note: said || 'Import', tags: ['deep'], billable: false },
        );
        assert.deepEqual(await entries(), [[0, 60, other]]);
      });
    }

    it('tells what the rules have to say of what an answer makes', async () => {
      const other = (await test.createProject()).projectId;
      const { question } = (await seen(60, gap(20, 50))).body;
      const rules = { dailyLimit: { policy: 'refuse', seconds: 600 }, requiredFields: ['task'] };
      await test.ask('PATCH', `/projects/${other}`, { body: rules, as: 'org_admin' });

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
      assert.deepEqual(await entries(), [[0, 20, projectId]]);
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
      assert.deepEqual(await entries(), [[0, null, projectId]]);
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
      await test.ask('POST', '/timer/stop', { body: {} });
      const { question } = await timer();

      const refused = await answer(question.id, { answer: 'stop' });

      assert.deepEqual(question.answers, ['keep', 'discard', 'split']);
      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'state_forbids' },
      );
      assert.match(refused.body.error.message, /stopped already/);
      assert.deepEqual(await entries(), [[0, 50, projectId]]);
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

      const undone = await test.ask('POST', '/time-entries/undo', { body: { entryIds: [question.entryId] } });

      assert.equal(undone.status, 200, JSON.stringify(undone.body));
      assert.deepEqual(await entries(), [[0, null, projectId]]);
      assert.equal((await timer()).question.id, question.id);
    });

    it('names its change, by which nothing is taken back that came after', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;
      const { change, entry } = (await answer(question.id, { answer: 'discard' })).body;
      await test.ask('PATCH', `/time-entries/${entry.id}`, { body: { note: 'Written since' } });

      const undone = await test.ask('POST', '/time-entries/undo', { body: { change } });
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
      const elsewhere = { projectId, startedAt: at(-120), endedAt: at(-60) };
      await test.ask('POST', '/time-entries', { body: elsewhere });

      const undone = await test.ask('POST', '/time-entries/undo', { body: { change } });

      assert.equal(undone.status, 200, JSON.stringify(undone.body));
      assert.deepEqual(await entries(), [
        [-120, -60, projectId],
        [0, null, projectId],
      ]);
      assert.equal((await timer()).question.id, question.id);
    });

    for (const given of ['discard', 'split', 'stop']) {
      it(`is done again by the undo of its undo, and ${given} asks nothing then`, async () => {
        const other = (await test.createProject()).projectId;
        const { question } = (await seen(60, gap(20, 60, 'sleep'))).body;
        const sent = given === 'split' ? { answer: given, projectId: other } : { answer: given };
        await answer(question.id, sent);
        const done = await entries();
        const undone = await test.ask('POST', '/time-entries/undo', { body: {} });

        const redone = await test.ask('POST', '/time-entries/undo', { body: { change: undone.body.change } });

        assert.equal(redone.status, 200, JSON.stringify(redone.body));
        assert.deepEqual(await entries(), done);
        assert.equal((await timer()).question, null);
        assert.equal((await test.ask('GET', `/timer/questions/${question.id}`)).body.answer, given);
        await test.ask('POST', '/time-entries/undo', { body: {} });
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

      const undone = await test.ask('POST', '/time-entries/undo', { body: { entryIds: [question.entryId] } });

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
        [0, 20, projectId],
        [30, 90, projectId],
        [110, null, projectId],
      ]);
    });

    it('stays with an entry that was stopped, and cuts that one when it is answered', async () => {
      await seen(60, gap(20, 50));
      await test.ask('POST', '/timer/stop', { body: {} });
      await test.ask('POST', '/timer', { body: { projectId } });

      const { question, entry } = await timer();
      await answer(question.id, { answer: 'discard' });

      assert.notEqual(question.entryId, entry.id);
      assert.deepEqual(await entries(), [
        [0, 20, projectId],
        [50, 60, projectId],
        [60, null, projectId],
      ]);
    });

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
      test.clock.now = startedAt + 60 * minute;
      const body = { at: at(60), since: at(0), ...gap(20, 50, 'sleep') };
      const replies = await Promise.all(
        Array.from({ length: 8 }, () => test.ask('POST', '/timer/seen', { body })),
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
      await test.ask('POST', '/timer/stop', { body: {} });

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
      assert.deepEqual(unchanged, [[0, null, projectId]]);
      assert.equal(done.status, 200, JSON.stringify(done.body));
      assert.deepEqual(await entries(), [
        [0, 15, projectId],
        [60, null, projectId],
      ]);
    });

    it('takes an answer to what has grown by seconds, or is less by now', async () => {
      const { question } = (await seen(50, gap(20, 50, 'sleep'))).body;
      const shown = { from: question.from, to: question.to };
      await seen(50.5, gap(20, 50.5, 'sleep'));

      const grown = await answer(question.id, { answer: 'keep', ...shown });
      const next = (await seen(80, gap(60, 80))).body.question;
      await test.ask('POST', '/timer/stop', { body: { endedAt: at(75) } });
      const less = await answer(next.id, { answer: 'discard', from: next.from, to: next.to });

      assert.deepEqual({ grown: grown.status, less: less.status }, { grown: 200, less: 200 });
      assert.deepEqual(await entries(), [[0, 60, projectId]]);
    });

    it('asks about the second of two timers that ran while nobody was there', async () => {
      const { entry } = (await seen(30, { activeAt: at(30) })).body;
      test.clock.now = startedAt + 60 * minute;
      const next = (await test.ask('POST', '/timer', { body: { projectId, note: 'Next' } })).body;
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
      test.clock.now = startedAt + 60 * minute;
      const first = (await timer()).question;
      test.clock.now = startedAt + 90 * minute;
      const later = (await timer()).question;

      await answer(later.id, { answer: 'discard' });

      assert.deepEqual(
        { kind: first.kind, from: first.from, seconds: first.seconds },
        { kind: 'crash', from: at(10), seconds: 50 * 60 },
      );
      assert.deepEqual({ id: later.id, seconds: later.seconds }, { id: first.id, seconds: 80 * 60 });
      assert.deepEqual(await entries(), [
        [0, 10, projectId],
        [90, null, projectId],
      ]);
    });

    it('keeps the question of a crash when the client is back before it is answered', async () => {
      await seen(10);
      test.clock.now = startedAt + 60 * minute;
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
        test.clock.now = startedAt + 60 * minute;
        await answer((await timer()).question.id, { answer: given });
        const answered = (await timer()).question;

        test.clock.now = startedAt + 70 * minute;
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
      test.clock.now = startedAt + 2 * hour;

      assert.equal((await timer()).question, null);
    });

    it('asks about a timer that was forgotten over the night', async () => {
      // From 18:00 in Berlin, worked on for an hour.
      test.clock.now += 7 * hour;
      await test.ask('POST', '/timer', { body: { projectId } });
      startedAt = test.clock.now;
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
      test.clock.now = startedAt + 12 * hour;
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
      test.clock.now = startedAt + 60 * minute;

      await test.ask('POST', '/timer/stop', { body: {} });
      const { question, entry } = await timer();

      assert.equal(entry, null);
      assert.deepEqual(
        { kind: question.kind, from: question.from, to: question.to },
        { kind: 'crash', from: at(10), to: at(60) },
      );
    });

    it('is nobody else’s to see or to answer', async () => {
      const { question } = (await seen(60, gap(20, 50))).body;

      const other = await test.ask('POST', `/timer/questions/${question.id}/answer`, {
        as: 'user',
        body: { answer: 'discard' },
      });

      assert.equal(other.status, 404);
      assert.equal((await test.ask('GET', '/timer', { as: 'user' })).body.question, null);
    });
  });
});
