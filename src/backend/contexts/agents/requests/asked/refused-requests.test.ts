import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpAgentRequests } from './set-up-agent-requests.test.ts';

describe('agent requests that are refused', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpAgentRequests(open);
      const { request, waitForState } = stage;

      const refusals: readonly {
        what: string;
        body: Record<string, unknown>;
        status: number;
        field?: string;
      }[] = [
        { what: 'an unknown agent', body: { agent: 'nobody' }, status: 422, field: 'agent' },
        {
          what: 'input that the agent does not take',
          body: { input: { depth: 0 } },
          status: 422,
          field: 'input.depth',
        },
        { what: 'an unknown field', body: { urgency: 1 }, status: 422 },
        { what: 'a priority out of range', body: { priority: 10 }, status: 422, field: 'priority' },
      ];

      for (const { what, body, status, field } of refusals) {
        it(`is refused with ${what}`, async () => {
          const reply = await request(body);

          assert.equal(reply.status, status);
          if (field !== undefined) {
            assert.equal(reply.body.error.details[0].field, field);
          }
          assert.deepEqual((await stage.vireo.ask('GET', '/requests')).body.items, []);
        });
      }

      it('is refused on a project without a folder, and on an archived one', async () => {
        await stage.vireo.ask('PATCH', `/projects/${stage.projectId}`, { body: { folder: null } });
        const noFolder = await request();
        await stage.vireo.ask('PATCH', `/projects/${stage.projectId}`, {
          body: { folder: stage.folder, archived: true },
        });
        const archived = await request();

        assert.deepEqual(
          [noFolder.body.error.code, archived.body.error.code],
          ['state_forbids', 'project_archived'],
        );
      });

      it('is nothing to another organization', async () => {
        const { body } = await request();
        await waitForState(body.id, 'done');

        const seen = await stage.vireo.ask('GET', `/requests/${body.id}`, { as: 'foreign' });
        const cancelled = await stage.vireo.ask('POST', `/requests/${body.id}/cancel`, { as: 'foreign' });
        const asked = await request({}, 'foreign');
        const listed = await stage.vireo.ask('GET', '/requests', { as: 'foreign' });

        assert.deepEqual(
          {
            seenStatus: seen.status,
            cancelledStatus: cancelled.status,
            askedStatus: asked.status,
            items: listed.body.items,
          },
          { seenStatus: 404, cancelledStatus: 404, askedStatus: 404, items: [] },
        );
      });

      it('is not cancelled any more once it is done', async () => {
        const { body } = await request();
        await waitForState(body.id, 'done');

        const { status, body: reply } = await stage.vireo.ask('POST', `/requests/${body.id}/cancel`);

        assert.deepEqual({ status, code: reply.error.code }, { status: 409, code: 'state_forbids' });
      });
    });
  });
});
