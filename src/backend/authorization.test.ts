/** Routes × roles × own and other organization, over the real app: every route decides as the table says. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fastify } from 'fastify';
import { sql } from 'kysely';
import { findGrant, type Role, roles } from '../domain/authorization.ts';
import type { Actor } from '../domain/policy/actor.ts';
import { migrations } from './migrations/index.ts';
import type { ApiError } from './platform/http/api-error.ts';
import { type RouteAccess, registerAuthorization } from './platform/http/authorization.ts';
import type { Schema } from './schema.ts';
import { onEveryDatabase } from './testing/databases.ts';
import { openTestApp } from './testing/open-test-app.ts';
import { bodies, createRecords, fill, isOfRecord, pathOf, resourceOf } from './testing/reach/records.ts';
import { createBoard, createSampleTools } from './testing/sample-tools.ts';
import { openTestTeam } from './testing/team/team-app.ts';
import { createTestApp, type Reply, type TestApp } from './testing/test-app.ts';

const someId = '0197a3c2-0000-7000-8000-000000000000';

function split(route: string): { method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; path: string } {
  const [method = 'GET', path = ''] = route.split(' ');
  return { method: method as 'GET', path: path.replace(/:\w+/g, someId) };
}

/** Jobs end while the others are asked for. */
const movesByItself = new Set(['requests', 'request-groups', 'scans', 'jobs']);

/** Makes what is not there: tested with its slice, as is that it takes nothing of another organization. */
const makesById = new Set(['PUT /api/v1/time-entries/:id']);

/** Tables of a server that people sign in to. */
const ofLogins = [
  'applied_team_migrations',
  'address_changes',
  'device_codes',
  'identities',
  'identity_accounts',
  'identity_passkeys',
  'identity_proofs',
  'identity_two_factors',
  'identity_verifications',
  'known_devices',
  'one_time_links',
  'refresh_tokens',
  'session_confirmations',
  'sign_in_challenges',
  'sign_in_failures',
  'signing_keys',
];

function isAllowedBy(role: Role, access: RouteAccess): boolean {
  if (access === 'public') return true;
  return access === 'signed-in' ? role !== 'super_admin' : findGrant(role, access) !== undefined;
}

/** What a person has for themselves, as their own week, an operator has not. */
function isOfPersonsAlone(role: Role, { status, body }: Reply): boolean {
  return role === 'super_admin' && status === 403 && /^Only a person/.test(body.error.message);
}

/** A record of another organization is not found by those who may ask for one. */
function requireUnfound(role: Role, access: RouteAccess, reply: Reply): void {
  const status = isAllowedBy(role, access) && !isOfPersonsAlone(role, reply) ? 404 : 403;
  assert.equal(reply.status, status, `${role} ${JSON.stringify(reply.body)}`);
}

/** Built before the tests are listed: each route that it registers has tests of its own. */
const test = await openTestApp({ tools: createSampleTools(createBoard()), team: openTestTeam() });
const declared = test.app.declaredAccess.map(
  ({ method, url, access }) => [`${method} ${url}`, access] as const,
);

describe('authorization', () => {
  after(async () => {
    await test.close();
  });

  it('does not start with a route that declares no permission', () => {
    const app = fastify();
    registerAuthorization(app, { authenticate: async () => undefined, clock: Date.now });

    assert.throws(() => app.get('/api/v1/undeclared', async () => 'open'), /declares no permission/);
  });

  it('does not go on with a route of a record that no slice has a sample of', () => {
    assert.throws(() => resourceOf('GET /api/v1/planets/:id'), /planets\/:id is of a record, and no sample/);
  });

  it('opens no route to who is no person of the practice, be it one for everybody who is signed in', async () => {
    const app = fastify();
    const organizationId = test.owner.organizationId;
    const strangers = new Map<string, Actor>([
      ['contact', { kind: 'contact', organizationId, contactId: 'cara', clientId: 'acme' }],
      ['system', { kind: 'system', organizationId, task: 'reminders' }],
    ]);
    registerAuthorization(app, { authenticate: async (token) => strangers.get(token), clock: Date.now });
    app.setErrorHandler(async (error: ApiError, _request, reply) => reply.code(403).send(error.message));
    for (const access of ['project:read', 'signed-in'] as const)
      app.get(`/${access}`, { config: { access } }, async () => 'open');

    for (const [url, token] of ['/project:read', '/signed-in'].flatMap((url) =>
      [...strangers.keys()].map((token) => [url, token] as const),
    )) {
      const { payload } = await app.inject({ url, headers: { authorization: `Bearer ${token}` } });
      assert.match(payload, /Only a person of the practice/);
    }
  });

  describe('over records of two organizations', () =>
    onEveryDatabase<Schema>(migrations, (_kind, open) => {
      let test: TestApp;
      let folder: string;
      let own: ReadonlyMap<string, string>;
      let others: ReadonlyMap<string, string>;
      /** The other organization's records, as they are from first to last. */
      let known: readonly { readonly resource: string }[];

      before(async () => {
        const tools = createSampleTools(createBoard());
        test = await createTestApp(await open(), { tools, team: openTestTeam() });
        folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-empty-'));
        own = await createRecords(test, { as: 'org_admin', ...test.owner, emptyFolder: folder });
        others = await createRecords(test, { as: 'foreign', ...test.foreigner, emptyFolder: folder });
        known = await readAll();
      });

      after(async () => {
        await test.app.close();
        await rm(folder, { recursive: true });
      });

      const readAll = async (isAsked = (_resource: string): boolean => true) =>
        await Promise.all(
          [...others]
            .filter(([resource]) => isAsked(resource))
            .map(async ([resource, id]) => {
              const { status, body } = await test.ask('GET', pathOf(resource, id), { as: 'foreign' });
              return {
                resource,
                status,
                name: body.name,
                note: body.note,
                state: movesByItself.has(resource) ? '' : body.state,
              };
            }),
        );

      // What deletes comes last: the records are asked for one after another.
      const routes = declared
        .filter(([route]) => isOfRecord(route) && !makesById.has(route))
        .sort(([a], [b]) => Number(a.startsWith('DELETE')) - Number(b.startsWith('DELETE')));
      for (const [route, access] of routes) {
        const ask = async (ids: ReadonlyMap<string, string>, as: Role | 'foreign') => {
          const [method, pattern = ''] = route.split(' ');
          const body = bodies[route];
          return await test.ask(method as 'GET', fill(pattern, ids), {
            as,
            ...(body === undefined ? {} : { body }),
          });
        };

        it(`finds nothing of another organization by ${route}, whatever the role`, async () => {
          for (const role of roles) {
            const reply = await ask(others, role);
            requireUnfound(role, access, reply);
          }
          if (route.startsWith('GET ')) return;
          // All of the others are looked at in the end.
          const isOfRoute = (resource: string) => resource === resourceOf(route);
          const there = await readAll(isOfRoute);
          assert.equal(there.length, 1);
          assert.deepEqual(
            there,
            known.filter(({ resource }) => isOfRoute(resource)),
          );
        });

        it(`finds the own record by ${route}`, async () => {
          const reply = await ask(own, 'org_admin');

          assert.ok(
            ![401, 403, 404, 422, 500].includes(reply.status),
            `${reply.status} ${JSON.stringify(reply.body)}`,
          );
        });
      }

      it('has changed nothing of the other organization, by what only reads either', async () => {
        assert.deepEqual(await readAll(), known);
      });
    }));

  it('keeps the organization in every row of every table', async () => {
    const { rows } = await sql<{ name: string; table: string }>`
      select columns.name as name, tables.name as "table"
      from sqlite_master as tables join pragma_table_info(tables.name) as columns
      where tables.type = 'table' and (columns."notnull" or columns.pk) and columns.name = 'organization_id'`.execute(
      test.database.query,
    );
    const tables = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(
      test.database.query,
    );

    const without = tables.rows
      .map(({ name }) => name)
      .filter((name) => !rows.some((row) => row.table === name));

    // An organization is its own id, the bookkeeping of migrations is the database's, and a login is of no organization.
    assert.deepEqual(without.sort(), ['applied_migrations', 'organizations', ...ofLogins].sort());
  });

  it('sees the routes of the slices', () => {
    assert.ok(declared.length > 100, `${declared.length}`);
  });

  for (const [route, access] of declared) {
    const { method, path } = split(route);

    it(`answers ${route} without a token ${access === 'public' ? '' : 'with 401'}`, async () => {
      const reply = await test.ask(method, path, { headers: { authorization: '' } });

      assert.equal(reply.status === 401, access !== 'public', `${reply.status}`);
    });

    for (const role of roles) {
      const allowed = isAllowedBy(role, access);

      it(`${allowed ? 'lets' : 'refuses'} ${role} ${route}`, async () => {
        const reply = await test.ask(method, path, { as: role });

        if (isOfPersonsAlone(role, reply)) return;
        assert.equal(reply.status === 403, !allowed, `${reply.status} ${JSON.stringify(reply.body)}`);
        assert.notEqual(reply.status, 500);
      });
    }
  }
});
