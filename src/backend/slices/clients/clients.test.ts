import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

describe('clients', () => {
  forEachDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open());
    });

    afterEach(async () => {
      await test.app.close();
    });

    const create = (fields: object = {}) =>
      test.ask('POST', '/clients', { body: { name: 'Nordwind GmbH', currency: 'EUR', ...fields } });

    it('needs no more than a name and a currency', async () => {
      const { status, body } = await create();

      assert.equal(status, 201);
      assert.deepEqual(
        [body.name, body.currency, body.addressLines, body.archivedAt],
        ['Nordwind GmbH', 'EUR', [], null],
      );
    });

    for (const [what, fields, field] of [
      ['an empty name', { name: '  ' }, 'name'],
      ['a currency in words', { currency: 'Euro' }, 'currency'],
      ['an address that is no mail address', { email: 'nobody' }, 'email'],
      ['a tax rate above a hundred', { taxRate: '119' }, 'taxRate'],
      ['an unknown field', { colour: 'red' }, 'colour'],
    ] as const) {
      it(`refuses ${what} and names the field`, async () => {
        const reply = await create(fields);

        assert.deepEqual([reply.status, reply.body.error.details[0].field], [422, field]);
      });
    }

    it('lists by name, active or archived', async () => {
      await create({ name: 'Zeppelin AG' });
      const { body } = await create({ name: 'Acme' });
      await test.ask('PATCH', `/clients/${body.id}`, { body: { archived: true } });

      const active = await test.ask('GET', '/clients?archived=false');
      const all = await test.ask('GET', '/clients');

      assert.deepEqual(
        active.body.items.map((item: { name: string }) => item.name),
        ['Zeppelin AG'],
      );
      assert.deepEqual(
        all.body.items.map((item: { name: string }) => item.name),
        ['Acme', 'Zeppelin AG'],
      );
    });

    it('is deleted only while nothing hangs on it', async () => {
      const { clientId } = await test.createProject();
      const { body: lone } = await create();

      const kept = await test.ask('DELETE', `/clients/${clientId}`);
      const gone = await test.ask('DELETE', `/clients/${lone.id}`);

      assert.deepEqual([kept.status, gone.status], [409, 204]);
      assert.equal((await test.ask('GET', `/clients/${lone.id}`)).status, 404);
    });

    it('is not there for another organization', async () => {
      const { body } = await create();

      const read = await test.ask('GET', `/clients/${body.id}`, { as: 'foreign' });
      const changed = await test.ask('PATCH', `/clients/${body.id}`, {
        as: 'foreign',
        body: { name: 'Mine' },
      });
      const taken = await test.ask('POST', '/clients', {
        as: 'foreign',
        body: { id: body.id, name: 'Mine', currency: 'EUR' },
      });

      assert.deepEqual([read.status, changed.status, taken.status], [404, 404, 409]);
      assert.equal((await test.ask('GET', `/clients/${body.id}`)).body.name, 'Nordwind GmbH');
    });

    it('gives a project no rate in another currency, and none to an archived client', async () => {
      const { body: client } = await create();
      const project = { name: 'API', clientId: client.id, hourlyRate: { minor: 11_000, currency: 'USD' } };

      const currency = await test.ask('POST', '/projects', { body: project });
      await test.ask('PATCH', `/clients/${client.id}`, { body: { archived: true } });
      const archived = await test.ask('POST', '/projects', {
        body: { ...project, hourlyRate: { minor: 1, currency: 'EUR' } },
      });
      const unknown = await test.ask('POST', '/projects', { body: { ...project, clientId: newId() } });

      assert.deepEqual([currency.status, currency.body.error.details[0].field], [422, 'hourlyRate.currency']);
      assert.deepEqual([archived.status, archived.body.error.code], [409, 'client_archived']);
      assert.deepEqual([unknown.status, unknown.body.error.details[0].field], [422, 'clientId']);
    });
  });
});
