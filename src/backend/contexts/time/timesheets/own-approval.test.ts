import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';
import { setUpTimesheets } from '../../../testing/time/set-up-timesheets.ts';

describe('timesheets of those who decide on their own time', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpTimesheets(open);
    const { prepare, act, addEntry, openSheet } = stage;

    it('lets nobody decide on their own time where somebody else can', async () => {
      const { id } = await prepare('submit');
      const refused = await act(id, 'approve');

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 403, code: 'forbidden' },
      );
    });

    it('approves the week of whoever is alone as they submit it, and opens it again without a reason', async () => {
      const as = 'foreign';
      const own = await stage.vireo.createProject({ as });
      await addEntry({ projectId: own.projectId }, as);
      const { body: sheet } = await openSheet({}, as);
      const { body: read } = await stage.vireo.ask('GET', `/timesheets/${sheet.id}`, { as });
      const body = { revision: read.revision };
      const first = await act(sheet.id, 'submit', { as, body });
      const again = await act(sheet.id, 'submit', { as, body });
      const history = await stage.vireo.ask('GET', `/timesheets/${sheet.id}/history`, { as });
      const reopened = await act(sheet.id, 'reopen', { as, body: {} });
      const organization = `/organizations/${stage.vireo.foreigner.organizationId}`;
      await stage.vireo.ask('PATCH', organization, { as, body: { selfApproval: 'allowed' } });
      const waiting = await act(sheet.id, 'submit', { as });

      assert.deepEqual({ status: first.status, state: first.body.state }, { status: 200, state: 'approved' });
      assert.deepEqual(again.body, first.body);
      assert.deepEqual(
        history.body.items.map((step: { action: string }) => step.action),
        ['created', 'submitted', 'approved'],
      );
      assert.deepEqual(
        { state: reopened.body.state, reason: reopened.body.reason },
        { state: 'draft', reason: null },
      );
      assert.equal(waiting.body.state, 'submitted');
    });

    it('counts who can sign in: where that is the owner alone, others whom it knows are in nobody’s way', async () => {
      await stage.vireo.app.close();
      stage.vireo = await createTestApp(await open(), { upTo: 'time', signIn: 'owner' });
      ({ projectId: stage.projectId } = await stage.vireo.createProject());
      await addEntry();
      const sheet = await openSheet();
      const submitted = await act(sheet.body.id, 'submit');

      assert.equal(submitted.body.state, 'approved');
    });

    it('lets the one person of an organization approve their own time', async () => {
      const as = 'foreign';
      const own = await stage.vireo.createProject({ as });
      await addEntry({ projectId: own.projectId }, as);
      const sheet = await openSheet({}, as);
      await act(sheet.body.id, 'submit', { as });
      const approved = await act(sheet.body.id, 'approve', { as });

      assert.deepEqual(
        { status: approved.status, state: approved.body.state },
        { status: 200, state: 'approved' },
      );
    });

    it('lets nobody decide on their own time who is not alone, whoever the others are', async () => {
      const as = 'foreign';
      const viewer = await stage.vireo.ask('POST', '/users', { as, body: { name: 'Vera', role: 'viewer' } });
      const own = await stage.vireo.createProject({ as });
      await addEntry({ projectId: own.projectId }, as);
      const sheet = await openSheet({}, as);
      await act(sheet.body.id, 'submit', { as });

      const approved = await act(sheet.body.id, 'approve', { as });

      assert.deepEqual({ viewer: viewer.status, approved: approved.status }, { viewer: 201, approved: 403 });
    });

    it('lets only the author submit', async () => {
      await addEntry({}, 'user');
      const sheet = await openSheet({}, 'user');
      const refused = await act(sheet.body.id, 'submit', { as: 'org_admin' });
      const submitted = await act(sheet.body.id, 'submit', { as: 'user' });

      assert.deepEqual(
        { refused: refused.status, submitted: submitted.status },
        { refused: 403, submitted: 200 },
      );
    });
  });
});
