/** Contents lie beside the log; what older builds wrote into the log itself, and types that nobody knows, still read. */

import assert from 'node:assert/strict';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { readsOf } from '../../testing/reach/reads-of.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { listTransaction } from './event-log.ts';

const monday = '2026-11-16';

describe('contents of events', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open());
    });
    afterEach(async () => await test.app.close());

    const loadEvent = async (id: string) =>
      await test.database.query
        .selectFrom('events')
        .leftJoin('event_contents', (join) =>
          join
            .onRef('event_contents.organization_id', '=', 'events.organization_id')
            .onRef('event_contents.seq', '=', 'events.seq'),
        )
        .select(['events.seq', 'events.after as inLog', 'event_contents.after', 'event_contents.subject'])
        .where('events.id', '=', id)
        .executeTakeFirstOrThrow();

    /** As builds before migration 0021 left it. */
    const moveIntoLog = async (seq: number) => {
      const { before, after } = await test.database.query
        .selectFrom('event_contents')
        .select(['before', 'after'])
        .where('seq', '=', seq)
        .executeTakeFirstOrThrow();
      await test.database.query.updateTable('events').set({ before, after }).where('seq', '=', seq).execute();
      await test.database.query.deleteFrom('event_contents').where('seq', '=', seq).execute();
    };

    const addEntry = async () => {
      const { projectId } = await test.createProject();
      const body = {
        projectId,
        startedAt: `${monday}T09:00:00Z`,
        endedAt: `${monday}T10:00:00Z`,
        zone: 'UTC',
      };
      return (await test.ask('POST', '/time-entries', { body })).body;
    };

    it('lie beside the log, under the person whom they are about', async () => {
      const entry = await addEntry();
      const event = await loadEvent(entry.id);

      assert.equal(event.inLog, null);
      assert.equal(JSON.parse(event.after ?? '').id, entry.id);
      assert.equal(event.subject, entry.userId);
    });

    it('read the same from the log itself, where an older build wrote them', async () => {
      const entry = await addEntry();
      const { seq } = await loadEvent(entry.id);
      const [written] = await listTransaction(readsOf(test).reads(test.owner), seq);
      await moveIntoLog(seq);

      const [old] = await listTransaction(readsOf(test).reads(test.owner), seq);

      assert.deepEqual(old, written);
    });

    it('let an undo work on what an older build logged', async () => {
      const entry = await addEntry();
      await test.ask('DELETE', `/time-entries/${entry.id}`);
      const { seq } = await test.database.query
        .selectFrom('events')
        .select('seq')
        .where('type', '=', 'time-entry.deleted')
        .executeTakeFirstOrThrow();
      await moveIntoLog(seq);

      const undone = await test.ask('POST', '/time-entries/undo', { body: {} });

      assert.equal(undone.status, 200, JSON.stringify(undone.body));
      assert.equal((await test.ask('GET', `/time-entries/${entry.id}`)).status, 200);
    });

    it('hold up nobody by a type that this build does not know', async () => {
      const body = { weekStart: monday };
      const sheet = (await test.ask('POST', '/timesheets', { body })).body;
      const head = await test.database.query
        .selectFrom('event_heads')
        .select('seq')
        .executeTakeFirstOrThrow();
      const { organizationId, userId } = test.owner;
      await test.database.query
        .insertInto('events')
        .values({
          organization_id: organizationId,
          seq: head.seq + 1,
          type: 'timesheet.teleported',
          id: sheet.id,
          version: 9,
          at: 0,
          actor: userId,
          first_seq: head.seq + 1,
        })
        .execute();
      await test.database.query
        .updateTable('event_heads')
        .set({ seq: head.seq + 1 })
        .execute();

      const history = await test.ask('GET', `/timesheets/${sheet.id}/history`);
      const events = await test.ask('GET', '/events?since=0');

      assert.equal(history.status, 200, JSON.stringify(history.body));
      assert.equal(events.status, 200);
      assert.equal(events.body.items.at(-1).type, 'timesheet.teleported');
    });
  });
});
