import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import type { Notification } from '../../../contract/events.ts';
import type { Grant, Permission } from '../../../domain/authorization.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { withGrant } from '../../testing/reach/planted-grant.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createReads } from '../reach/reads.ts';
import { unchangedRights } from '../rights/rights.ts';
import { createEventHub } from './event-hub.ts';
import { createHearing } from './hearing.ts';
import { subscribe } from './subscription.ts';

onEveryDatabase<Schema>(migrations, (_kind, open) => {
  describe('who hears of an event', () => {
    let test: TestApp;
    let ada: Actor & { readonly userId: string };
    /** Of the first client and the second one. */
    let projects: readonly string[];
    let clients: readonly string[];

    const span = { startedAt: '2026-11-17T08:00:00Z', endedAt: '2026-11-17T09:00:00Z', zone: 'UTC' };
    const add = async (as: 'user' | 'org_admin', projectId: string | undefined, day: number) => {
      const move = (at: string) => at.replace('-17T', `-${day}T`);
      const body = { projectId, ...span, startedAt: move(span.startedAt), endedAt: move(span.endedAt) };
      const made = await test.ask('POST', '/time-entries', { as, body });
      assert.equal(made.status, 201, JSON.stringify(made.body));
      return String(made.body.id);
    };

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      const made = [
        await test.createProject({ withMembers: false }),
        await test.createProject({ withMembers: false }),
      ];
      projects = made.map(({ projectId }) => projectId);
      clients = made.map(({ clientId }) => clientId);
      const { organizationId } = test.owner;
      const { id: userId } = await test.database.query
        .selectFrom('users')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('role', '=', 'user')
        .executeTakeFirstOrThrow();
      ada = { kind: 'user', organizationId, userId, role: 'user' };
      await test.database.query
        .insertInto('project_members')
        .values({
          organization_id: organizationId,
          project_id: projects[0] ?? '',
          user_id: userId,
          role: 'member',
        })
        .execute();
    });
    afterEach(() => test.close());

    const ports = (db = test.database.query) => ({
      db,
      reads: (actor: Actor) => createReads({ db, actor, scopes: test.app.scopes }),
      events: () => test.app.events,
    });

    /** Of the whole log, by type and id. */
    const heardBy = async (actor: Actor): Promise<readonly string[]> => {
      const logged = await test.database.query
        .selectFrom('events')
        .select(['seq', 'type', 'id', 'version'])
        .where('organization_id', '=', actor.organizationId)
        .orderBy('seq')
        .execute();
      const heard = await createHearing(ports(), actor).listHeard(logged);
      return heard.map(({ type, id }) => `${type} ${id}`);
    };

    const whileGranted = async <T>(
      role: 'user' | 'client',
      grant: Grant,
      { permissions = ['time:read'], act }: { permissions?: readonly Permission[]; act: () => Promise<T> },
    ): Promise<T> => await withGrant(role, { permissions, grant }, act);

    it('is who may read its record, by the permission of the record', async () => {
      const own = await add('user', projects[0], 16);
      const other = await add('org_admin', projects[0], 16);

      const { items, head } = (await test.ask('GET', '/events', { as: 'user' })).body;

      const ids = new Set(items.map(({ id }: { id: string }) => id));
      assert.ok(ids.has(own) && ids.has(projects[0]), 'their own time, and their project');
      assert.ok(!ids.has(projects[1]), 'no other project');
      assert.ok(!ids.has(other), 'nobody else’s time');
      assert.equal(head, (await test.ask('GET', '/events')).body.head);
    });

    it('is who is a member of its project, where the grant says so', async () => {
      const mine = await add('org_admin', projects[0], 16);
      const others = await add('org_admin', projects[1], 17);

      const heard = await whileGranted('user', 'member', { act: async () => await heardBy(ada) });

      assert.deepEqual(heard, [`time-entry.created ${mine}`]);
      assert.ok(!heard.some((said) => said.includes(others)));
    });

    it('is the contact of its client, where the grant says so', async () => {
      await add('org_admin', projects[0], 16);
      const theirs = await add('org_admin', projects[1], 17);
      const { organizationId } = test.owner;
      const contact = {
        kind: 'contact',
        organizationId,
        contactId: 'cara',
        clientId: clients[1] ?? '',
      } as const;

      const heard = await whileGranted('client', 'client', { act: async () => await heardBy(contact) });

      assert.deepEqual(heard, [`time-entry.created ${theirs}`]);
    });

    it('is, of what is gone, who would have seen it', async () => {
      const gone = [
        await whileGranted('user', 'all', {
          permissions: ['time:write', 'time:read', 'project:read'],
          act: async () => await add('user', projects[1], 16),
        }),
        await add('org_admin', projects[0], 16),
        await add('org_admin', projects[1], 17),
      ];
      for (const id of gone) assert.equal((await test.ask('DELETE', `/time-entries/${id}`)).status, 204);
      const [own, member, none] = gone;

      const all = await heardBy(test.owner);
      const ownAlone = await whileGranted('user', 'own', { act: async () => await heardBy(ada) });
      const byMember = await whileGranted('user', 'member', { act: async () => await heardBy(ada) });

      assert.ok(all.includes(`time-entry.deleted ${none}`));
      assert.deepEqual(
        ownAlone.filter((said) => said.includes('deleted')),
        [`time-entry.deleted ${own}`],
      );
      assert.deepEqual(
        byMember.filter((said) => said.includes('deleted')),
        [`time-entry.deleted ${own}`, `time-entry.deleted ${member}`],
      );
    });

    it('gets as many of a page as were asked for, however many of others lie between', async () => {
      for (let day = 10; day < 16; day += 1) await add('org_admin', projects[0], day);
      const own = await add('user', projects[0], 16);
      const since = (await test.ask('GET', '/events')).body.items.findIndex(
        ({ type }: { type: string }) => type === 'time-entry.created',
      );

      const { items } = (await test.ask('GET', `/events?since=${since}&limit=1`, { as: 'user' })).body;

      assert.deepEqual(
        items.map(({ id }: { id: string }) => id),
        [own],
      );
    });

    it('hears live what comes after in its order, with what rows decide and what they do not', async () => {
      const hub = createEventHub();
      const told: Notification[] = [];
      const socket = Object.assign(new EventEmitter(), {
        OPEN: 1,
        readyState: 1,
        bufferedAmount: 0,
        send: (text: string) => told.push(JSON.parse(text)),
        close: () => undefined,
      });
      const log = test.app.log as FastifyBaseLogger;
      const line = { rights: unchangedRights, hub, log, socket: socket as unknown as WebSocket };
      await subscribe({ ...ports(), ...line }, ada, undefined);
      const other = await add('org_admin', projects[0], 16);
      const own = await add('user', projects[0], 17);
      const event = (seq: number, type: string, id: string) => ({ seq, type, id, version: 1 });

      hub.publish(ada.organizationId, [
        event(101, 'time-entry.created', other),
        event(102, 'time-entry.created', own),
        event(103, 'project.changed', projects[0] ?? ''),
      ]);
      while (told.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));

      assert.deepEqual(
        told.slice(1).map((each) => 'seq' in each && each.seq),
        [102, 103],
      );
    });
  });
});
