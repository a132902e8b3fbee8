import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('memory', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
    });
    afterEach(async () => {
      await vireo.app.close();
    });

    const keep = async (text: string) => await vireo.ask('POST', '/ai/memories', { body: { text } });
    const list = async (as: 'org_admin' | 'user' | 'second_admin' | 'foreign' = 'org_admin') =>
      (await vireo.ask('GET', '/ai/memories', { as })).body.items.map(({ text }: { text: string }) => text);
    const propose = async (text: string) => {
      const body = { input: { text }, asker: { kind: 'model', name: 'some model' } };
      return (await vireo.ask('POST', '/ai/tools/remember/calls', { body })).body;
    };

    it('is read, edited and erased by its person', async () => {
      const { body } = requireOk(await keep('I invoice on the first Monday.'));

      const edited = await vireo.ask('PATCH', `/ai/memories/${body.id}`, {
        body: { text: 'On the second.' },
      });
      const before = await list();
      const erased = await vireo.ask('DELETE', `/ai/memories/${body.id}`);

      assert.deepEqual(
        { saidBy: body.saidBy, version: edited.body.version, status: erased.status },
        { saidBy: 'user', version: 2, status: 204 },
      );
      assert.deepEqual([before, await list()], [['On the second.'], []]);
    });

    it('keeps what an assistant proposed only after a click', async () => {
      const { kind, proposal } = await propose('I never work on Fridays.');
      const before = await list();
      requireOk(await vireo.ask('POST', `/ai/proposals/${proposal.id}/apply`));
      const [kept] = (await vireo.ask('GET', '/ai/memories')).body.items;
      requireOk(await vireo.ask('POST', `/ai/proposals/${proposal.id}/undo`));

      assert.deepEqual({ kind, before }, { kind: 'proposed', before: [] });
      assert.deepEqual(
        { text: kept.text, saidBy: kept.saidBy },
        { text: 'I never work on Fridays.', saidBy: 'assistant' },
      );
      assert.deepEqual(await list(), []);
    });

    it('asks even where the person lets assistants write without a question', async () => {
      const rules = [{ verdict: 'allow', tools: ['*'] }];
      requireOk(await vireo.ask('PUT', '/ai/act-rules', { body: { of: 'own', rules } }));

      const { kind } = await propose('I never work on Fridays.');

      assert.deepEqual([kind, await list()], ['proposed', []]);
    });

    it('is gone from every table once it is erased', async () => {
      const { proposal } = await propose('Peculiar-word-one');
      requireOk(await vireo.ask('POST', `/ai/proposals/${proposal.id}/apply`));
      const { body } = requireOk(await keep('Peculiar-word-two'));
      await vireo.ask('PATCH', `/ai/memories/${body.id}`, { body: { text: 'Peculiar-word-three' } });

      for (const id of [proposal.id, body.id]) requireOk(await vireo.ask('DELETE', `/ai/memories/${id}`));

      const tables = ['memories', 'act_proposals', 'act_decisions', 'events', 'event_contents'] as const;
      for (const table of tables) {
        const { rows } = await sql`select * from ${sql.table(table)}`.execute(vireo.database.query);
        assert.doesNotMatch(JSON.stringify(rows), /Peculiar/, table);
      }
      const shown = (await vireo.ask('GET', `/ai/proposals/${proposal.id}`)).body;
      assert.deepEqual({ title: shown.title, state: shown.state }, { title: 'Erased', state: 'applied' });
    });

    it('has room for forty statements and four thousand characters', async () => {
      for (let at = 0; at < 13; at += 1) requireOk(await keep(`${at} ${'x'.repeat(290)}`));
      const long = await keep('y'.repeat(300));
      const proposed = await propose('z'.repeat(300));
      for (let at = 0; at < 27; at += 1) requireOk(await keep(String(at)));
      const one = await keep('x');

      assert.deepEqual(
        { longStatus: long.status, kind: proposed.kind, oneStatus: one.status },
        { longStatus: 409, kind: 'refused', oneStatus: 409 },
      );
    });

    it('is nobody else’s to read, edit or erase', async () => {
      const { body } = requireOk(await keep('Mine'));
      const path = `/ai/memories/${body.id}`;

      for (const as of ['user', 'second_admin', 'foreign'] as const) {
        assert.deepEqual(await list(as), []);
        assert.equal((await vireo.ask('GET', path, { as })).status, 404);
        assert.equal((await vireo.ask('PATCH', path, { as, body: { text: 'Theirs' } })).status, 404);
        assert.equal((await vireo.ask('DELETE', path, { as })).status, 404);
      }
      assert.deepEqual(await list(), ['Mine']);
    });
  });
});
