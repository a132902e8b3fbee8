/** Which rates a member of a project is shown: those that can apply to it, and nobody else's own. */
import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { type Holder, ProjectPeople } from '../../../testing/practice/project-people.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('rates that are shown', () => {
    const people = new ProjectPeople();
    const rates = new Map<string, string>();
    let test: TestApp;
    let ours: { readonly clientId: string; readonly projectId: string };

    before(async () => {
      test = await createTestApp(await open(), {
        upTo: 'insight',
        authenticate: async (token) => people.actors.get(token),
      });
      await people.addTo(test);
      ours = await test.createProject({ withMembers: false, rateMinor: 0 });
      const theirs = await test.createProject({ withMembers: false, rateMinor: 0 });
      await people.join(test, ours.projectId);
      for (const [of, { clientId, projectId }] of [
        ['ours', ours],
        ['theirs', theirs],
      ] as const) {
        const task = requireOk(await test.ask('POST', '/tasks', { body: { projectId, name: of } })).body;
        await add(`${of}: client`, { scope: 'client', scopeId: clientId });
        await add(`${of}: project`, { scope: 'project', scopeId: projectId });
        await add(`${of}: task`, { scope: 'task', scopeId: task.id });
        for (const who of ['lead', 'member'] as const)
          await add(`${of}: ${who}`, {
            scope: 'project',
            scopeId: projectId,
            actorId: people.of(who).userId,
          });
      }
      const scopeId = test.owner.organizationId;
      await add('organization', { scope: 'organization', scopeId });
      await add('organization: lead', { scope: 'organization', scopeId, actorId: people.of('lead').userId });
    });
    after(() => test.close());

    const add = async (name: string, rate: object) => {
      const body = {
        ...rate,
        amount: { minor: 12_000 + rates.size, currency: 'EUR' },
        validFrom: '2026-10-01',
      };
      rates.set(name, requireOk(await test.ask('POST', '/rates', { body })).body.id);
    };
    const shown = async (as: Holder, path = '/rates?limit=100') => {
      const { items } = requireOk(await test.ask('GET', path, { as })).body;
      const ids = new Set(items.map(({ id }: { id: string }) => id));
      return [...rates].flatMap(([name, id]) => (ids.has(id) ? name : []));
    };
    const ofEveryone = ['ours: client', 'ours: project', 'ours: task', 'organization'];

    it('to a member are those that can apply to their work, and their own', async () => {
      assert.deepEqual(new Set(await shown('member')), new Set([...ofEveryone, 'ours: member']));
      assert.deepEqual(new Set(await shown('viewer')), new Set(ofEveryone));
      assert.deepEqual(
        new Set(await shown('lead')),
        new Set([...ofEveryone, 'ours: lead', 'organization: lead']),
      );
      assert.deepEqual(await shown('former'), []);
    });

    it('to a member are none of a colleague, one by one either', async () => {
      for (const [name, id] of rates) {
        const isSeen = ofEveryone.includes(name) || name === 'ours: member';
        assert.equal(
          (await test.ask('GET', `/rates/${id}`, { as: 'member' })).status,
          isSeen ? 200 : 404,
          name,
        );
      }
    });

    it('to an administrator are all of them', async () => {
      assert.deepEqual(new Set(await shown('administrator')), new Set(rates.keys()));
    });

    it('of a project are those that an entry of it is worth by', async () => {
      const at = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z', zone: 'UTC' };
      const body = { projectId: ours.projectId, ...at };
      const entry = requireOk(await test.ask('POST', '/time-entries', { as: 'member', body })).body;
      const { items } = requireOk(
        await test.ask('GET', `/rates?projectId=${ours.projectId}`, { as: 'member' }),
      ).body;

      const won = items.find(({ id }: { id: string }) => id === entry.rateId);
      assert.deepEqual(won?.amount, entry.rate);
      assert.equal(items.length, 5);
    });
  });
});
