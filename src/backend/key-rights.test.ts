/** What keys enter: every route is asked by a key without its scope, and by one with it. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { Permission } from '../domain/authorization.ts';
import type { Actor } from '../domain/policy/actor.ts';
import { isForKeys, keyPermissions } from '../domain/policy/key-permissions.ts';
import type { Schema } from './schema.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { bodies } from './testing/reach/records.ts';
import { serverMigrations } from './testing/team/server-migrations.ts';
import { openTestTeam } from './testing/team/team-app.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

/** Of routes for who is signed in, those that a key enters: what it is shown there goes by its scopes. */
const openToKeys = new Set(['GET /api/v1/users/me', 'GET /api/v1/dashboard']);

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a key', () => {
    const keys = new Map<string, Actor>();
    let test: TestApp;

    const addKey = (token: string, permissions: readonly Permission[]) => {
      keys.set(token, { ...test.owner, kind: 'key', keyId: newId(), permissions, prefix: token });
    };
    before(async () => {
      test = await createTestApp(await open(), {
        team: openTestTeam(),
        authenticate: async (token) => keys.get(token),
      });
      for (const permission of keyPermissions) {
        addKey(permission, [permission]);
        addKey(
          `not-${permission}`,
          keyPermissions.filter((other) => other !== permission),
        );
      }
      addKey('every', keyPermissions);
      keys.set('org_admin', test.owner);
    });
    after(() => test.close());

    const ask = async (as: string, { method, url }: { readonly method: string; readonly url: string }) => {
      const body = bodies[`${method} ${url}`];
      const path = url.replace(/:\w+/g, newId());
      const { status, body: said } = await test.ask(method as 'POST', path, { as, ...(body && { body }) });
      return { status, message: String(said?.error?.message ?? '') };
    };
    const routes = () => test.app.declaredAccess.filter(({ method }) => method !== 'HEAD');

    it('enters no route for who is signed in, but those that are open to it', async () => {
      const faults: string[] = [];
      let asked = 0;
      for (const route of routes()) {
        if (route.access !== 'signed-in') continue;
        asked += 1;
        const { status, message } = await ask('every', route);
        const isRefused = status === 403 && message === 'No key may do this: sign in.';
        if (isRefused === openToKeys.has(`${route.method} ${route.url}`))
          faults.push(`${route.method} ${route.url}: ${status} ${message}`);
      }
      assert.deepEqual(faults, []);
      assert.ok(asked > 25, String(asked));
    });

    it('gets the scope that it lacks as the reason, and never its owner’s role', async () => {
      const byPermission = routes().flatMap(({ access, ...route }) =>
        access === 'signed-in' || access === 'public' ? [] : [{ ...route, permission: access }],
      );
      const expected = (permission: Permission) =>
        isForKeys(permission)
          ? { as: `not-${permission}`, said: `This key lacks the scope ${permission}.` }
          : { as: 'every', said: `No key may do this (${permission}): sign in.` };
      const faults: string[] = [];
      for (const { permission, ...route } of byPermission) {
        const { as, said } = expected(permission);
        const { status, message } = await ask(as, route);
        if (status !== 403 || message !== said)
          faults.push(`${route.method} ${route.url}: ${status} ${message}`);
      }
      assert.deepEqual(faults, []);
      assert.ok(byPermission.length > 250, String(byPermission.length));
    });

    it('gets no answer that a record which it may not see is not there', async () => {
      const { projectId, clientId } = await test.createProject();
      const naming: readonly [scope: Permission, path: string, body: object, lacks: Permission][] = [
        [
          'project:write',
          '/projects',
          { name: 'New', clientId, hourlyRate: { minor: 100, currency: 'EUR' } },
          'client:read',
        ],
        ['task:write', '/tasks', { projectId, name: 'New' }, 'project:read'],
        ['document:write', '/documents', { projectId, title: 'New', content: '' }, 'project:read'],
        ['invoice:write', '/invoices', { clientId }, 'client:read'],
        [
          'time:write',
          '/time-entries',
          { projectId, startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z', zone: 'UTC' },
          'project:read',
        ],
      ];
      for (const [scope, path, body, lacks] of naming) {
        const { status, body: said } = await test.ask('POST', path, { as: scope, body });
        assert.equal(status, 403, `${path}: ${JSON.stringify(said)}`);
        assert.equal(said.error.message, `This key lacks the scope ${lacks}.`);
      }
    });

    it('is shown on the Dashboard what its scopes reach', async () => {
      const of = async (as: Permission) => (await test.ask('GET', '/dashboard', { as })).body;

      const [time, invoices, neither] = [
        await of('time:read'),
        await of('invoice:read'),
        await of('document:read'),
      ];

      assert.ok(time.hours !== null && time.invoiced === null);
      assert.ok(invoices.hours === null && invoices.invoiced !== null);
      assert.deepEqual(
        [neither.hours, neither.unbilled, neither.budgets, neither.open],
        [null, null, null, null],
      );
    });
  });
});
