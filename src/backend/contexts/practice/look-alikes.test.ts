import assert from 'node:assert/strict';
import { type Grants, grantsByRole } from '../../../domain/authorization.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onPickedDatabase } from '../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

describe('what looks like a name', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'practice' });
    });

    afterEach(async () => {
      await test.app.close();
    });

    const addClient = async (name: string, as?: 'foreign'): Promise<string> =>
      (await test.ask('POST', '/clients', { body: { name, currency: 'EUR' }, ...(as && { as }) })).body.id;
    const addProject = async (clientId: string, name: string): Promise<string> =>
      (
        await test.ask('POST', '/projects', {
          body: { clientId, name, hourlyRate: { minor: 0, currency: 'EUR' } },
        })
      ).body.id;
    const like = async (path: string, name: string, as?: 'foreign') => {
      const sign = path.includes('?') ? '&' : '?';
      const reply = await test.ask('GET', `${path}${sign}like=${encodeURIComponent(name)}`, as && { as });
      assert.equal(reply.status, 200);
      return reply.body.items.map((item: { name: string }) => item.name);
    };

    it('is listed of clients, archived ones too unless they are left out', async () => {
      const id = await addClient('Acme GmbH');
      await addClient('Nordwind');
      await addClient('Acme 2026');

      assert.deepEqual(await like('/clients', 'ACME Gmbh'), ['Acme GmbH']);
      await test.ask('PATCH', `/clients/${id}`, { body: { archived: true } });
      assert.deepEqual(await like('/clients', 'acme'), ['Acme GmbH']);
      assert.deepEqual(await like('/clients?archived=false', 'acme'), []);
    });

    it('is listed of the projects of one client, and of the tasks of one project', async () => {
      const [acme, nordwind] = [await addClient('Acme'), await addClient('Nordwind')];
      const project = await addProject(acme, 'Website Relaunch');
      const other = await addProject(nordwind, 'Website Relaunch');
      for (const projectId of [project, other])
        await test.ask('POST', '/tasks', { body: { projectId, name: 'Code Review' } });

      assert.deepEqual(await like(`/projects?clientId=${acme}`, 'website-relaunch'), ['Website Relaunch']);
      assert.deepEqual(await like(`/projects?clientId=${acme}`, 'Website'), []);
      assert.deepEqual(await like(`/tasks?projectId=${project}`, 'Code Reveiw'), ['Code Review']);
    });

    it('goes on over pages', async () => {
      for (const form of ['AG', 'GmbH', 'Ltd']) await addClient(`Acme ${form}`);

      const first = await test.ask('GET', '/clients?like=Acme&limit=2');
      const second = await test.ask('GET', `/clients?like=Acme&limit=2&cursor=${first.body.nextCursor}`);

      assert.deepEqual(
        [first.body.items.length, second.body.items.length, second.body.nextCursor],
        [2, 1, null],
      );
    });

    it('is never of another organization', async () => {
      await addClient('Acme GmbH');

      assert.deepEqual(await like('/clients', 'Acme', 'foreign'), []);
    });

    it('tells no name to who is a member of no project of the client', async () => {
      await addClient('Acme GmbH');
      const table = grantsByRole as { [role: string]: Grants };
      const before = grantsByRole.user;
      table['user'] = { ...before, 'client:read': 'member' };
      try {
        const reply = await test.ask('GET', '/clients?like=Acme', { as: 'user' });

        assert.deepEqual([reply.status, reply.body.items], [200, []]);
      } finally {
        table['user'] = before;
      }
    });

    it('stops nobody who makes a record of such a name', async () => {
      await addClient('Acme GmbH');

      assert.equal(
        (await test.ask('POST', '/clients', { body: { name: 'ACME', currency: 'EUR' } })).status,
        201,
      );
    });
  });
});
