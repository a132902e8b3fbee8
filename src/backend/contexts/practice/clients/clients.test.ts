import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('clients', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'money' });
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
        {
          name: body.name,
          currency: body.currency,
          addressLines: body.addressLines,
          archivedAt: body.archivedAt,
        },
        { name: 'Nordwind GmbH', currency: 'EUR', addressLines: [], archivedAt: null },
      );
    });

    for (const [what, fields, field] of [
      ['an empty name', { name: '  ' }, 'name'],
      ['a currency in words', { currency: 'Euro' }, 'currency'],
      ['an address that is no mail address', { email: 'nobody' }, 'email'],
      ['a currency that is none', { currency: 'ZZZ' }, 'currency'],
      ['a NUL character', { name: 'a\0b' }, 'name'],
      ['an escape sequence', { name: 'a\u001b[31mb' }, 'name'],
      ['two lines in a name', { name: 'a\nb' }, 'name'],
      ['half a surrogate pair', { name: 'a\ud800b' }, 'name'],
      ['text that runs backwards', { name: 'a\u202eb' }, 'name'],
      ['a language that is none', { language: '<b>' }, 'language'],
      ['a tax rate above a hundred', { taxRate: '119' }, 'taxRate'],
      ['a tax rate of nothing for standard work', { taxCategory: 'S', taxRate: '0' }, 'taxRate'],
      ['a tax rate for reverse charge', { taxCategory: 'AE', taxRate: '19' }, 'taxRate'],
      ['an unknown field', { colour: 'red' }, 'colour'],
    ] as const) {
      it(`refuses ${what} and names the field`, async () => {
        const reply = await create(fields);

        assert.deepEqual(
          { status: reply.status, field: reply.body.error.details[0].field },
          { status: 422, field },
        );
      });
    }

    it('keeps any letters and any SQL as the name that they are', async () => {
      for (const name of ["Robert'); drop table clients;--", 'Łódź 漢字 👩🏽‍💻 עברית', '%_\\"`']) {
        assert.equal((await create({ name })).body.name, name);
      }
    });

    it('takes a client to be where the practice is, now and when the request comes again', async () => {
      const as = 'foreign';
      const { organizationId } = test.foreigner;
      const body = { id: newId(), name: 'Acme', currency: 'EUR' };
      const move = (countryCode: string) =>
        test.ask('PATCH', `/organizations/${organizationId}`, { as, body: { countryCode } });
      await move('FR');

      const created = await test.ask('POST', '/clients', { as, body });
      await move('ES');
      const again = await test.ask('POST', '/clients', { as, body });

      // It followed the practice in between: the same client, as it is by now.
      const followed = { ...created.body, countryCode: 'ES', version: 2 };
      assert.deepEqual(
        { countryCode: created.body.countryCode, status: again.status, body: again.body },
        { countryCode: 'FR', status: 200, body: followed },
      );
    });

    it('is kept while an invoice names it', async () => {
      const { body } = await create();
      const items = [{ description: 'Report', quantity: '1', unitPrice: '5.00' }];
      await test.ask('POST', '/invoices', { body: { clientId: body.id, items } });

      const reply = await test.ask('DELETE', `/clients/${body.id}`);

      assert.deepEqual(
        { status: reply.status, code: reply.body.error.code },
        { status: 409, code: 'conflict' },
      );
    });

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

      assert.deepEqual({ kept: kept.status, gone: gone.status }, { kept: 409, gone: 204 });
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

      assert.deepEqual(
        { read: read.status, changed: changed.status, taken: taken.status },
        { read: 404, changed: 404, taken: 409 },
      );
      assert.equal((await test.ask('GET', `/clients/${body.id}`)).body.name, 'Nordwind GmbH');
    });

    for (const [what, fields, field] of [
      ['a rate beyond all money', { hourlyRate: { minor: 9e15, currency: 'EUR' } }, 'hourlyRate.minor'],
      ['a fraction of a cent', { hourlyRate: { minor: 1.5, currency: 'EUR' } }, 'hourlyRate.minor'],
      ['a negative rate', { hourlyRate: { minor: -1, currency: 'EUR' } }, 'hourlyRate.minor'],
      ['a folder that is not absolute', { folder: '../api' }, 'folder'],
      ['no folder at all', { folder: '' }, 'folder'],
      ['a repository above all others', { githubUrl: 'https://github.com/../..' }, 'githubUrl'],
      ['a repository elsewhere', { githubUrl: 'https://github.com.evil.example/a/b' }, 'githubUrl'],
    ] as const) {
      it(`gives a project not ${what}`, async () => {
        const { projectId } = await test.createProject();

        const reply = await test.ask('PATCH', `/projects/${projectId}`, { body: fields });

        assert.deepEqual(
          { status: reply.status, field: reply.body.error.details[0].field },
          { status: 422, field },
        );
      });
    }

    it('gives a project no rate in another currency, and none to an archived client', async () => {
      const { body: client } = await create();
      const project = { name: 'API', clientId: client.id, hourlyRate: { minor: 11_000, currency: 'USD' } };

      const currency = await test.ask('POST', '/projects', { body: project });
      await test.ask('PATCH', `/clients/${client.id}`, { body: { archived: true } });
      const archived = await test.ask('POST', '/projects', {
        body: { ...project, hourlyRate: { minor: 1, currency: 'EUR' } },
      });
      const unknown = await test.ask('POST', '/projects', { body: { ...project, clientId: newId() } });

      assert.deepEqual(
        { status: currency.status, field: currency.body.error.details[0].field },
        { status: 422, field: 'hourlyRate.currency' },
      );
      assert.deepEqual(
        { status: archived.status, code: archived.body.error.code },
        { status: 409, code: 'client_archived' },
      );
      assert.deepEqual(
        { status: unknown.status, field: unknown.body.error.details[0].field },
        { status: 422, field: 'clientId' },
      );
    });
  });
});
