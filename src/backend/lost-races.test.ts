import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { migrations } from './migrations/index.ts';
import { DatabaseError, isDatabaseError, isPrimaryKeyTaken } from './platform/db/database-error.ts';
import { toApiError } from './platform/http/error-handler.ts';
import type { Schema } from './schema.ts';
import { onEveryDatabase } from './testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from './testing/test-app.ts';

const atOnce = 6;
const monday = { startedAt: '2026-11-16T09:00:00Z', endedAt: '2026-11-16T10:00:00Z' };

/** What every loser of a race hears, on every database. */
interface Lost {
  readonly status: number;
  readonly code: string;
  readonly message: RegExp;
}

/** Each asks at once; one wins, the others hear the same. */
async function race(ask: (nth: number) => Promise<Reply>, lost: Lost): Promise<void> {
  const replies = await Promise.all(Array.from({ length: atOnce }, (_, nth) => ask(nth)));
  const losers = replies.filter(({ status }) => status >= 300);
  assert.equal(losers.length, atOnce - 1, JSON.stringify(replies.map(({ status, body }) => [status, body])));
  for (const { status, body } of losers) {
    assert.deepEqual(
      { status, code: body.error.code },
      { status: lost.status, code: lost.code },
      body.error.message,
    );
    assert.match(body.error.message, lost.message);
  }
  assert.equal(new Set(losers.map(({ body }) => body.error.message)).size, 1);
}

describe('a lost race (#41)', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open());
    });

    afterEach(async () => await test.close());

    const client = (nth: number) => ({ name: `Nordwind ${nth}`, currency: 'EUR', countryCode: 'DE' });
    const post = async (path: string, body: object) => await test.ask('POST', path, { body });

    it('for an id that others take too', async () => {
      const id = newId();

      await race((nth) => post('/clients', { id, ...client(nth) }), {
        status: 409,
        code: 'id_taken',
        message: /^This id is taken by a record with other content/,
      });
    });

    it('for a version that others change too', async () => {
      const { body } = await post('/clients', client(0));
      const headers = { 'if-match': '"1"' };

      await race(
        (nth) => test.ask('PATCH', `/clients/${body.id}`, { headers, body: { name: `Name ${nth}` } }),
        { status: 412, code: 'stale_version', message: /it is at version 2, you sent 1\.$/ },
      );
    });

    it('for a record that others delete too', async () => {
      const { body } = await post('/clients', client(0));

      await race(() => test.ask('DELETE', `/clients/${body.id}`), {
        status: 404,
        code: 'not_found',
        message: /^There is no such client/,
      });
    });

    const made: readonly (readonly [string, (projectId: string) => object])[] = [
      ['/projects', () => ({ name: 'Other', hourlyRate: { minor: 9_000, currency: 'EUR' } })],
      ['/tasks', (projectId) => ({ projectId, name: 'Review' })],
      ['/time-entries', (projectId) => ({ projectId, ...monday, note: 'Review' })],
      ['/cost-rates', () => ({ amount: { minor: 5_000, currency: 'EUR' }, validFrom: '2026-11-01' })],
      [
        '/working-times',
        () => ({ validFrom: '2026-11-01', weekdaySeconds: [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0] }),
      ],
      ['/ai/memories', () => ({ text: 'Invoices go out on Mondays.' })],
    ];
    for (const [path, bodyOf] of made) {
      it(`for a record of ${path} that others delete too: it is deleted once`, async () => {
        const { projectId, clientId } = await test.createProject();
        const { status, body } = await post(path, {
          ...(path === '/projects' && { clientId }),
          ...bodyOf(projectId),
        });
        assert.equal(status, 201, JSON.stringify(body));

        const replies = await Promise.all(
          Array.from({ length: atOnce }, () => test.ask('DELETE', `${path}/${body.id}`)),
        );

        // Some say again that it was deleted; none deletes it again.
        for (const reply of replies) assert.ok([200, 204, 404].includes(reply.status), `${reply.status}`);
        const events = await test.database.query
          .selectFrom('events')
          .select('type')
          .where('id', '=', body.id)
          .where((where) => where.or([where('type', 'like', '%.deleted'), where('type', 'like', '%.erased')]))
          .execute();
        assert.equal(events.length, 1);
      });
    }

    it('for a record that is changed and deleted at once: never both', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { body } = await post('/clients', client(round));
        const headers = { 'if-match': '"1"' };

        const [changed, deleted] = await Promise.all([
          test.ask('PATCH', `/clients/${body.id}`, { headers, body: { name: 'Other' } }),
          test.ask('DELETE', `/clients/${body.id}`, { headers }),
        ]);

        assert.ok(
          (changed.status === 200 && deleted.status === 412) ||
            (changed.status === 404 && deleted.status === 204),
          `${changed.status} ${deleted.status}`,
        );
      }
    });

    it('for what there is one of', async () => {
      const rate = { amount: { minor: 5_000, currency: 'EUR' }, validFrom: '2026-11-01' };

      await race((nth) => post('/cost-rates', { ...rate, amount: { ...rate.amount, minor: 5_000 + nth } }), {
        status: 409,
        code: 'conflict',
        message: /^There is a cost rate from 2026-11-01 already/,
      });
    });

    it('names the columns that are taken, and knows an id from other keys', async () => {
      const { query } = test.database;
      const { body } = await post('/clients', client(0));
      const row = await query
        .selectFrom('clients')
        .selectAll()
        .where('id', '=', body.id)
        .executeTakeFirstOrThrow();
      const event = await query.selectFrom('events').selectAll().executeTakeFirstOrThrow();
      const counter = await query.selectFrom('event_heads').selectAll().executeTakeFirstOrThrow();

      const told = [
        await fault(() => query.insertInto('clients').values(row).execute()),
        await fault(() =>
          query
            .insertInto('events')
            .values({ ...event, id: newId() })
            .execute(),
        ),
        await fault(() => query.insertInto('event_heads').values(counter).execute()),
      ];

      assert.deepEqual(
        told.map((error) => [error.columns, isPrimaryKeyTaken(error), toApiError(error).code]),
        [
          [['id'], true, 'id_taken'],
          [['organization_id', 'seq'], false, 'conflict'],
          [['organization_id'], false, 'conflict'],
        ],
      );
    });

    it('for rows that two transactions lock in turn: both end, and nothing is lost', async () => {
      const ids = await Promise.all([0, 1].map(async (nth) => (await post('/clients', client(nth))).body.id));
      const crossing = async (order: readonly string[]) => {
        for (const id of order) {
          const { status } = await test.ask('PATCH', `/clients/${id}`, { body: { email: 'a@b.example' } });
          assert.equal(status, 200);
        }
      };

      await Promise.all([
        crossing(ids),
        crossing(ids.toReversed()),
        crossing(ids),
        crossing(ids.toReversed()),
      ]);
    });

    it('for rows that two transactions of the database lock in turn is a conflict, or none', async () => {
      const ids = await Promise.all([0, 1].map(async (nth) => (await post('/clients', client(nth))).body.id));
      const crossing = (order: readonly string[]) =>
        test.database.transaction(async (trx) => {
          for (const id of order) await sql`update clients set name = name where id = ${id}`.execute(trx);
        });

      const ends = await Promise.allSettled([
        crossing(ids),
        crossing(ids.toReversed()),
        crossing(ids),
        crossing(ids.toReversed()),
      ]);

      for (const end of ends) {
        if (end.status === 'rejected') assert.ok(isDatabaseError(end.reason, 'conflict'), `${end.reason}`);
      }
    });
  });
});

async function fault(write: () => Promise<unknown>): Promise<DatabaseError> {
  const error = await write().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof DatabaseError, `${error}`);
  return error;
}
