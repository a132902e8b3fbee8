import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('contacts', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let clientId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'practice' });
      clientId = (await test.ask('POST', '/clients', { body: { name: 'Nordwind', currency: 'EUR' } })).body
        .id;
    });
    afterEach(async () => {
      await test.app.close();
    });

    const add = async (fields: object = {}) =>
      await test.ask('POST', `/clients/${clientId}/contacts`, {
        body: { name: 'Ina Holt', role: 'billing', ...fields },
      });
    const list = async (): Promise<{ name: string; primary: boolean }[]> =>
      (await test.ask('GET', `/clients/${clientId}/contacts`)).body.items;
    const primaries = async () => (await list()).filter(({ primary }) => primary).map(({ name }) => name);

    it('are made once, however often they are sent, and listed by name', async () => {
      const id = newId();
      const replies = [
        await add({ id, email: 'ina@nordwind.example', phone: '+49 40 1' }),
        await add({ id, email: 'ina@nordwind.example', phone: '+49 40 1' }),
        await add({ id, name: 'Another' }),
        await add({ name: 'Abel', role: 'technical' }),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [201, 200, 409, 201],
      );
      assert.deepEqual(
        (await list()).map(({ name }) => name),
        ['Abel', 'Ina Holt'],
      );
    });

    it('have one primary of each role, and the first of a role is it', async () => {
      await add();
      const second = await add({ name: 'Jo Lind' });
      await add({ name: 'Kim Oz', role: 'approver' });
      assert.deepEqual(await primaries(), ['Ina Holt', 'Kim Oz']);

      await test.ask('PATCH', `/clients/${clientId}/contacts/${second.body.id}`, { body: { primary: true } });
      assert.deepEqual(await primaries(), ['Jo Lind', 'Kim Oz']);

      await test.ask('PATCH', `/clients/${clientId}/contacts/${second.body.id}`, {
        body: { role: 'approver' },
      });
      assert.deepEqual(await primaries(), ['Jo Lind']);
    });

    for (const [what, fields, field] of [
      ['no name', { name: ' ' }, 'name'],
      ['a role of its own', { role: 'boss' }, 'role'],
      ['no mail address', { email: 'ina' }, 'email'],
      ['an unknown field', { fax: '1' }, 'fax'],
    ] as const) {
      it(`are refused with ${what}, naming the field`, async () => {
        const reply = await add(fields);

        assert.deepEqual(
          { status: reply.status, field: reply.body.error.details[0].field },
          { status: 422, field },
        );
      });
    }

    it('are changed by those who saw the newest version alone', async () => {
      const { body } = await add();
      const path = `/clients/${clientId}/contacts/${body.id}`;
      const headers = { 'if-match': '"1"' };

      const first = await test.ask('PATCH', path, { headers, body: { phone: '1' } });
      const stale = await test.ask('PATCH', path, { headers, body: { phone: '2' } });
      const deleted = await test.ask('DELETE', path);

      assert.deepEqual(
        { first: first.status, stale: stale.status, deleted: deleted.status },
        { first: 200, stale: 412, deleted: 204 },
      );
      assert.equal((await test.ask('GET', path)).status, 404);
    });

    it('are of their client alone, and go with it', async () => {
      const { body } = await add();
      const other = await test.ask('POST', '/clients', { body: { name: 'Acme', currency: 'EUR' } });

      const elsewhere = await test.ask('GET', `/clients/${other.body.id}/contacts/${body.id}`);
      const foreign = await test.ask('GET', `/clients/${clientId}/contacts`, { as: 'foreign' });
      const deleted = await test.ask('DELETE', `/clients/${clientId}`);
      const rows = await test.database.query.selectFrom('contacts').selectAll().execute();

      assert.deepEqual(
        {
          elsewhereStatus: elsewhere.status,
          foreignStatus: foreign.status,
          deletedStatus: deleted.status,
          rows,
        },
        { elsewhereStatus: 404, foreignStatus: 404, deletedStatus: 204, rows: [] },
      );
    });
  });
});
