import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('documents', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'practice' });
      ({ projectId } = await test.createProject());
    });
    afterEach(async () => {
      await test.app.close();
    });

    const create = async (fields: object = {}) =>
      await test.ask('POST', '/documents', {
        body: { projectId, type: 'charter', title: 'Charter', content: '# One\n', ...fields },
      });
    const act = async (id: string, verb: string, body?: object) =>
      await test.ask('POST', `/documents/${id}/${verb}`, body && { body });

    it('are made once, however often they are sent, for a project that there is', async () => {
      const id = newId();
      const replies = [
        await create({ id }),
        await create({ id }),
        await create({ id, content: '# Other\n' }),
        await create({ projectId: newId() }),
        await create({ content: 'x'.repeat(200_001) }),
        await create({ type: 'novel' }),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [201, 200, 409, 422, 422, 422],
      );
      assert.deepEqual(
        { number: replies[0]?.body.number, state: replies[0]?.body.state },
        { number: 1, state: 'draft' },
      );
    });

    it('keep every text as a version, and refuse a write on one that is not the newest', async () => {
      const { body: made } = await create();
      const path = `/documents/${made.id}`;
      const write = async (content: string, ifMatch: number) =>
        await test.ask('PATCH', path, { body: { content }, headers: { 'if-match': `"${ifMatch}"` } });

      const second = await write('# Two\n', made.version);
      const stale = await write('# Lost?\n', made.version);
      const same = await write('# Two\n', second.body.version);
      const versions = await test.ask('GET', `${path}/versions`);

      assert.deepEqual(
        { secondStatus: second.status, staleStatus: stale.status, number: same.body.number },
        { secondStatus: 200, staleStatus: 412, number: 2 },
      );
      assert.deepEqual(
        versions.body.items.map(({ number }: { number: number }) => number),
        [2, 1],
      );
      assert.equal((await test.ask('GET', `${path}/versions/1`)).body.content, '# One\n');
      assert.equal((await test.ask('GET', path)).body.content, '# Two\n');
      assert.equal((await test.ask('GET', `${path}/versions/3`)).status, 404);
    });

    it('are approved in review alone; a later text is a draft again, and what was approved is kept', async () => {
      const { body: made } = await create();
      const early = await act(made.id, 'approve');
      await act(made.id, 'submit');
      const back = await act(made.id, 'send-back', { reason: 'No goal.' });
      await act(made.id, 'submit');
      const approved = await test.ask('POST', `/documents/${made.id}/approve`, { as: 'approver' });
      const deleted = await test.ask('DELETE', `/documents/${made.id}`);
      const edited = await test.ask('PATCH', `/documents/${made.id}`, { body: { content: '# New\n' } });
      const versions = await test.ask('GET', `/documents/${made.id}/versions`);

      assert.deepEqual(
        { status: early.status, state: back.body.state, reason: back.body.reason },
        { status: 409, state: 'draft', reason: 'No goal.' },
      );
      assert.deepEqual(
        { state: approved.body.state, approvedNumber: approved.body.approvedNumber },
        { state: 'approved', approvedNumber: 1 },
      );
      assert.equal(deleted.status, 409);
      assert.deepEqual(
        { state: edited.body.state, number: edited.body.number, approvedNumber: edited.body.approvedNumber },
        { state: 'draft', number: 2, approvedNumber: 1 },
      );
      assert.deepEqual(
        versions.body.items.map(({ isApproved }: { isApproved: boolean }) => isApproved),
        [false, true],
      );
    });

    it('are found by project, type, state and any text in title or newest version', async () => {
      const other = await test.createProject();
      const { body: roadmap } = await create({ type: 'roadmap', title: 'Roadmap 100%', content: 'Ship it.' });
      await create({ projectId: other.projectId, title: 'Elsewhere', content: 'ship' });
      await test.ask('PATCH', `/documents/${roadmap.id}`, { body: { content: 'Only _this_.' } });
      await act(roadmap.id, 'submit');
      const list = async (query: string) =>
        (await test.ask('GET', `/documents?${query}`)).body.items.map(
          ({ title }: { title: string }) => title,
        );

      assert.deepEqual(await list('text=SHIP'), ['Elsewhere']);
      assert.deepEqual(await list('text=_this_'), ['Roadmap 100%']);
      assert.deepEqual(await list(`text=${encodeURIComponent('100%')}`), ['Roadmap 100%']);
      assert.deepEqual(await list(`text=${encodeURIComponent('%')}&type=charter`), []);
      assert.deepEqual(await list(`projectId=${projectId}&state=in-review`), ['Roadmap 100%']);
    });

    it('carry comments that stay with their passage, and say where it is gone', async () => {
      const { body: made } = await create({ content: 'The goal is speed. The goal is cost.' });
      const path = `/documents/${made.id}`;
      const start = made.content.indexOf('goal', 10);
      const comment = await test.ask('POST', `${path}/comments`, {
        body: { number: 1, start, end: start + 'goal is cost'.length, text: 'Whose?' },
      });
      const wrong = await test.ask('POST', `${path}/comments`, {
        body: { number: 1, start: 5, end: 5_000, text: 'Where?' },
      });
      const startNow = async () => (await test.ask('GET', `${path}/comments`)).body.items[0].start;

      assert.deepEqual(
        { commentStatus: comment.status, quote: comment.body.quote, wrongStatus: wrong.status },
        { commentStatus: 201, quote: 'goal is cost', wrongStatus: 422 },
      );
      await test.ask('PATCH', path, { body: { content: `# Added\n\n${made.content}` } });
      assert.equal(await startNow(), start + '# Added\n\n'.length);
      await test.ask('PATCH', path, { body: { content: 'Nothing of it.' } });
      assert.equal(await startNow(), null);
      const resolved = await test.ask('PATCH', `${path}/comments/${comment.body.id}`, {
        body: { isResolved: true },
      });
      assert.equal(resolved.body.isResolved, true);
      assert.equal((await test.ask('DELETE', path)).status, 204);
      assert.equal((await test.ask('GET', path)).status, 404);
    });

    it('are deleted and restored; long after, nothing of them is left', async () => {
      const { body: made } = await create();
      const { body: other } = await create({ title: 'Roadmap' });
      const restore = async (id: string) => await test.ask('POST', `/documents/${id}/restore`);

      await test.ask('DELETE', `/documents/${made.id}`);
      const listed = await test.ask('GET', '/documents');
      const again = await create({ id: made.id });
      const back = await restore(made.id);
      await test.ask('DELETE', `/documents/${made.id}`);
      test.clock.now += 31 * 86_400_000;
      const late = await restore(made.id);
      await test.ask('DELETE', `/documents/${other.id}`);

      assert.deepEqual(
        listed.body.items.map(({ id }: { id: string }) => id),
        [other.id],
      );
      assert.deepEqual(
        { againStatus: again.status, backStatus: back.status, content: back.body.content },
        { againStatus: 410, backStatus: 200, content: '# One\n' },
      );
      assert.deepEqual([late.status, (await restore(made.id)).status], [404, 404]);
      assert.equal((await restore(other.id)).status, 200);
    });

    it('are exported as Markdown and PDF; letters that no PDF shows are named by their line', async () => {
      const { body: made } = await create({ title: 'Plan: Größe' });
      const { body: signed } = await create({ content: 'One\n\nTwo \u{1f9fe}\n' });
      const save = async (id: string, query: string) =>
        await test.ask('GET', `/documents/${id}/export${query}`);

      const [text, pdf, refused] = [
        await save(made.id, ''),
        await save(made.id, '?format=pdf&number=1'),
        await save(signed.id, '?format=pdf'),
      ];

      assert.match(String(text.headers['content-disposition']), /filename="Plan-Grosse-v1\.md"/);
      assert.equal(pdf.headers['content-type'], 'application/pdf');
      assert.match(String(pdf.headers['content-disposition']), /-v1\.pdf"$/);
      assert.equal(refused.status, 422);
      assert.match(refused.body.error.details[0].issue, /^line 3: .*U\+1F9FE/);
      assert.equal((await save(made.id, '?number=9')).status, 404);
    });

    it('are approved by who wrote nothing of what is new in them, unless the practice allows it', async () => {
      const { body: made } = await create();
      const path = `/documents/${made.id}`;
      const setRule = async (selfApproval: string) =>
        await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, { body: { selfApproval } });
      const approve = async (as?: 'approver') =>
        (await test.ask('POST', `${path}/approve`, { ...(as && { as }) })).status;

      await act(made.id, 'submit');
      assert.equal(await approve(), 403);
      await setRule('never');
      assert.equal(await approve(), 403);
      assert.equal(await approve('approver'), 200);
      await test.ask('PATCH', path, { body: { content: '# Two' } });
      await act(made.id, 'submit');
      assert.equal(await approve(), 403);
      await setRule('allowed');
      assert.equal(await approve(), 200);
    });

    it('are approved by their writer where nobody else can sign in', async () => {
      await test.database.query
        .updateTable('users')
        .set({ deactivated_at: 1 })
        .where('id', '!=', test.owner.userId)
        .execute();
      const { body: made } = await create();
      await act(made.id, 'submit');

      assert.equal((await act(made.id, 'approve')).status, 200);
    });

    it('are not seen by another organization', async () => {
      const { body: made } = await create();
      const as = 'foreign';

      const replies = [
        await test.ask('GET', `/documents/${made.id}`, { as }),
        await test.ask('GET', `/documents/${made.id}/versions/1`, { as }),
        await test.ask('PATCH', `/documents/${made.id}`, { as, body: { content: 'x' } }),
        await test.ask('POST', `/documents/${made.id}/approve`, { as }),
        await test.ask('GET', `/documents/${made.id}/comments`, { as }),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [404, 404, 404, 404, 404],
      );
      assert.deepEqual((await test.ask('GET', '/documents?text=charter', { as })).body.items, []);
    });
  });
});
