import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Actor } from '../../../../domain/policy/actor.ts';
import type { Database } from '../../../platform/db/index.ts';
import { createSeal, keyInMemory } from '../../../platform/secrets/seal.ts';
import type { Schema } from '../../../schema.ts';
import { openSealedSecrets } from '../../../team/sealed-secrets.ts';
import { teamDatabase } from '../../../team-schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
  status,
} from '../../../testing/models/fault-server.ts';
import { serverMigrations } from '../../../testing/team/server-migrations.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const keyOfAll = 'sk-of-the-organization';
const keyOfUser = 'sk-of-the-user-alone';
const keyOfAdmin = 'sk-of-the-administrator';
const secrets = [keyOfAll, keyOfUser, keyOfAdmin];

describe('keys of models on a server', () => {
  onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
    const installation = randomBytes(32);
    let database: Database<Schema>;
    let vireo: TestApp;
    let server: FaultServer;
    let logged: string;
    let id: string;

    beforeEach(async () => {
      server = await startFaultServer();
      server.play(send(openAiBytes({ text: ['OK'], usage: { input: 10, output: 1 } })));
      logged = '';
      database = await open();
      vireo = await start();
      const models = [{ id: 'm', price: { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 } }];
      const body = { kind: 'compatible', title: 'Shared', baseUrl: server.url, models };
      id = requireOk(await vireo.ask('POST', '/ai/providers', { body })).body.id;
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    /** As the process of a server does, again over the same database. */
    async function start(people?: Readonly<Record<string, Actor>>): Promise<TestApp> {
      const sink = new Writable({
        write(chunk, _encoding, done) {
          logged += String(chunk);
          done();
        },
      });
      return await createTestApp(database, {
        upTo: 'models',
        models: { onServer: true, limits: { retries: 0 } },
        outbound: { allowedHosts: async () => ['127.0.0.1'] },
        secrets: await openSealedSecrets(teamDatabase(database), createSeal(keyInMemory(installation))),
        logger: pino({ level: 'trace' }, sink),
        ...(people && { authenticate: async (token: string) => people[token] }),
      });
    }
    const put = async (as: string, key: string, whose: 'key' | 'own-key' = 'own-key') =>
      (await vireo.ask('PUT', `/ai/providers/${id}/${whose}`, { as, body: { key } })).status;
    const stateFor = async (as: string) => {
      const { key, keyOf } = requireOk(await vireo.ask('GET', `/ai/providers/${id}`, { as })).body;
      return [key, keyOf];
    };
    const idOf = async (role: 'user') =>
      (
        await database.query
          .selectFrom('users')
          .select('id')
          .where('role', '=', role)
          .executeTakeFirstOrThrow()
      ).id;
    /** The key that answered, or the fault. */
    async function answeredBy(as: string): Promise<string> {
      const before = server.calls.length;
      const { ok, fault } = requireOk(
        await vireo.ask('POST', `/ai/providers/${id}/test`, { as, body: {} }),
      ).body;
      const [call] = server.calls.slice(before);
      return ok ? String(call?.headers['authorization']).replace('Bearer ', '') : fault;
    }

    const refusal = () => status(401, { error: { message: 'Incorrect API key' } });

    it('answer their own person, before that of the organization, and nobody else', async () => {
      assert.deepEqual([await put('user', keyOfUser), await put('org_admin', keyOfAdmin)], [204, 204]);
      assert.deepEqual(
        [await stateFor('user'), await stateFor('org_admin'), await stateFor('super_admin')],
        [
          ['present', 'person'],
          ['present', 'person'],
          ['missing', null],
        ],
      );
      assert.deepEqual([await answeredBy('user'), await answeredBy('org_admin')], [keyOfUser, keyOfAdmin]);

      await put('org_admin', keyOfAll, 'key');
      assert.deepEqual(
        [await answeredBy('user'), await answeredBy('org_admin'), await stateFor('super_admin')],
        [keyOfUser, keyOfAdmin, ['present', 'organization']],
      );
      requireOk(await vireo.ask('DELETE', `/ai/providers/${id}/own-key`, { as: 'user' }));
      requireOk(await vireo.ask('DELETE', `/ai/providers/${id}/key`));
      assert.deepEqual([await answeredBy('user'), await answeredBy('org_admin')], ['no_key', keyOfAdmin]);
    });

    it('are set for all by administrators, for themselves by who uses models, and by no key of the API', async () => {
      const { key } = requireOk(
        await vireo.ask('POST', '/keys', { body: { name: 'Build', scopes: ['model:read'] } }),
      ).body;
      const roles = [
        'org_admin',
        'user',
        'viewer',
        'approver',
        'billing_admin',
        'foreign',
        'super_admin',
        key,
      ];
      const codes: Record<string, number[]> = {};
      for (const as of roles)
        codes[as === key ? 'API' : as] = [await put(as, keyOfAll, 'key'), await put(as, keyOfUser)];

      assert.deepEqual(codes, {
        org_admin: [204, 204],
        user: [403, 204],
        viewer: [403, 403],
        approver: [403, 403],
        billing_admin: [403, 403],
        foreign: [404, 404],
        super_admin: [403, 403],
        API: [403, 403],
      });
      // The administrator made that key, and has one of their own.
      assert.deepEqual(await stateFor(key), ['present', 'organization']);
    });

    it('that a provider refuses are a fault of their own person alone', async () => {
      await put('org_admin', keyOfAll, 'key');
      await put('user', keyOfUser);
      server.play(refusal(), send(openAiBytes({ text: ['OK'] })));

      assert.equal(await answeredBy('user'), 'wrong_key');
      assert.deepEqual(
        [await stateFor('user'), await stateFor('org_admin')],
        [
          ['rejected', 'person'],
          ['present', 'organization'],
        ],
      );
      assert.equal(await answeredBy('org_admin'), keyOfAll);
    });

    it('have their faults for themselves: a key that is put or tried by one says nothing of another', async () => {
      await put('org_admin', keyOfAll, 'key');
      server.play(refusal());
      // A person who tries the key of all finds out for all.
      assert.equal(await answeredBy('user'), 'wrong_key');
      await put('user', keyOfUser);
      const others = async () => [await stateFor('user'), await stateFor('org_admin')];
      assert.deepEqual(await others(), [
        ['present', 'person'],
        ['rejected', 'organization'],
      ]);
      assert.equal(await answeredBy('user'), 'wrong_key');
      await put('org_admin', keyOfAll, 'key');

      assert.deepEqual(await others(), [
        ['rejected', 'person'],
        ['present', 'organization'],
      ]);
      requireOk(await vireo.ask('DELETE', `/ai/providers/${id}/own-key`, { as: 'user' }));
      assert.deepEqual(await stateFor('user'), ['present', 'organization']);
    });

    it('that went while they were tried leave no fault with those in their place', async () => {
      await put('org_admin', keyOfAll, 'key');
      await put('user', keyOfUser);
      const changes = [
        async () => requireOk(await vireo.ask('DELETE', `/ai/providers/${id}/own-key`, { as: 'user' })),
        async () => await put('org_admin', keyOfAdmin, 'key'),
      ];
      for (const change of changes) {
        server.play(async (reply) => {
          await change();
          await refusal()(reply);
        });
        assert.equal(await answeredBy('user'), 'wrong_key');
        assert.deepEqual(
          [await stateFor('user'), await stateFor('org_admin')],
          [
            ['present', 'organization'],
            ['present', 'organization'],
          ],
        );
      }
    });

    it('that were replaced while they answered say nothing good of those in their place either', async () => {
      await put('org_admin', keyOfAll, 'key');
      server.play(async (reply) => {
        await put('org_admin', keyOfAdmin, 'key');
        assert.equal(await answeredBy('org_admin'), 'wrong_key');
        await send(openAiBytes({ text: ['OK'] }))(reply);
      }, refusal());

      assert.equal(await answeredBy('user'), keyOfAll);
      assert.deepEqual(await stateFor('org_admin'), ['rejected', 'organization']);
    });

    it('answer after a restart, and stand in no row, event, reply or line of the log', async () => {
      await put('org_admin', keyOfAll, 'key');
      await put('user', keyOfUser);
      await put('org_admin', keyOfAdmin);
      const { organizationId } = vireo.owner;
      const user = { kind: 'user', role: 'user', organizationId, userId: await idOf('user') } as const;
      const operator = { kind: 'operator', organizationId, identityId: 'i', sessionId: 's' } as const;
      await vireo.app.close();
      vireo = await start({ org_admin: vireo.owner, user, super_admin: operator });

      assert.deepEqual([await answeredBy('user'), await answeredBy('org_admin')], [keyOfUser, keyOfAdmin]);
      requireOk(await vireo.ask('DELETE', `/ai/providers/${id}/own-key`));
      assert.equal(await answeredBy('org_admin'), keyOfAll);
      const shown: unknown[] = [];
      for (const as of ['org_admin', 'user', 'super_admin'])
        for (const path of [`/ai/providers/${id}`, '/ai/providers', '/events'])
          shown.push((await vireo.ask('GET', path, { as })).body);
      const rows = await teamDatabase(database).query.selectFrom('sealed_secrets').selectAll().execute();
      const events = await database.query.selectFrom('events').selectAll().execute();
      const written =
        JSON.stringify([
          shown,
          rows,
          events,
          await database.query.selectFrom('spend_calls').selectAll().execute(),
        ]) + logged;

      assert.equal(rows.length, 2);
      for (const secret of secrets) assert.ok(!written.includes(secret), secret);
    });

    it('of a person end with their membership, and are not there again where it is resumed', async () => {
      await put('user', keyOfUser);
      await put('org_admin', keyOfAdmin);
      const userId = await idOf('user');
      requireOk(await vireo.ask('POST', `/users/${userId}/deactivate`));
      const left = await teamDatabase(database)
        .query.selectFrom('sealed_secrets')
        .select('owner_id')
        .execute();
      requireOk(await vireo.ask('POST', `/users/${userId}/reactivate`));

      assert.deepEqual(left, [{ owner_id: vireo.owner.userId }]);
      assert.deepEqual([await answeredBy('user'), await answeredBy('org_admin')], ['no_key', keyOfAdmin]);
    });

    it('go to no other address: all of them end as the provider is moved or removed', async () => {
      await put('org_admin', keyOfAll, 'key');
      await put('user', keyOfUser);
      const elsewhere = await startFaultServer();
      const move = async (baseUrl: string) =>
        requireOk(await vireo.ask('PATCH', `/ai/providers/${id}`, { body: { baseUrl } }));
      await move(elsewhere.url);
      const moved = [await answeredBy('user'), await answeredBy('org_admin')];
      await move(server.url);
      const back = [await answeredBy('user'), await answeredBy('org_admin')];
      const rows = async () =>
        (await teamDatabase(database).query.selectFrom('sealed_secrets').selectAll().execute()).length;
      const kept = await rows();
      await put('user', keyOfUser);
      requireOk(await vireo.ask('DELETE', `/ai/providers/${id}`));
      await elsewhere.close();

      assert.deepEqual(
        [moved, back, elsewhere.calls.length],
        [['no_key', 'no_key'], ['no_key', 'no_key'], 0],
      );
      assert.deepEqual([kept, await rows()], [0, 0]);
    });
  });
});
