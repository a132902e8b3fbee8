/**
 * Who sees which row, at every door: each reach is granted on each permission, and what routes, tools, the event stream,
 * exports and files tell is worked out from the declarations by other means.
 */
import assert from 'node:assert/strict';
import { type Grant, type Permission, permissions } from '../domain/authorization.ts';
import type { Actor } from '../domain/policy/actor.ts';
import { migrations } from './migrations/index.ts';
import { permissionOf } from './platform/reach/conditions.ts';
import { createReads } from './platform/reach/reads.ts';
import type { TableName } from './platform/reach/table-scope.ts';
import type { Schema } from './schema.ts';
import { onEveryDatabase } from './testing/databases.ts';
import { type Ground, grants, type Lesser, prepare } from './testing/reach/all-grants.ts';
import { type Judged, judgeWrites, readRows } from './testing/reach/judge-writes.ts';
import type { Row } from './testing/reach/oracle.ts';
import { withGrant } from './testing/reach/planted-grant.ts';
import { type Asked, actorOf, isReached, roleOf } from './testing/reach/reached.ts';
import { fill, isOfRecord, resourceOf, tableOf } from './testing/reach/records.ts';
import type { TestApp } from './testing/test-app.ts';

/** Ids of records, anywhere in an answer. */
const idsIn = (text: string): ReadonlySet<string> =>
  new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g));

onEveryDatabase<Schema>(migrations, (_kind, open) => {
  describe('who sees which row', function suite() {
    this.timeout(300_000);
    let ground: Ground;

    before(async () => {
      ground = await prepare(open);
    });
    after(() => ground.close());

    const scoped = (): readonly TableName[] => Object.keys(ground.test.app.scopes) as TableName[];

    const readsOf = (actor: Actor) =>
      createReads({ db: ground.test.database.query, actor, scopes: ground.test.app.scopes });

    for (const grant of grants)
      it(`is what the declarations of each table say of a grant ${grant}, by its own permission alone`, async () => {
        const actor = actorOf(ground, grant);
        let some = 0;
        for (const table of scoped()) {
          const scope = ground.test.app.scopes[table];
          if (scope === undefined || typeof scope === 'string' || 'partOf' in scope) continue;
          const read = permissionOf(scope, 'read');
          const expected = ground.oracle.reached(table, actor, grant).length;
          const count = async (planted: readonly Permission[], far: Grant) =>
            await withGrant(roleOf(grant), { permissions: planted, grant: far }, async () => {
              return (await readsOf(actor).from(table).selectAll().execute()).length;
            });

          assert.equal(await count([read], grant), expected, table);
          assert.equal(
            await count(
              permissions.filter((one) => one !== read),
              'all',
            ),
            0,
            table,
          );
          some += Math.min(expected, 1);
        }
        assert.ok(some >= 8, `${some} tables with rows`);
      });

    it('is every row of the organization by a grant for all, and none of another one', async () => {
      for (const table of scoped()) {
        const expected = ground.oracle.reached(table, ground.test.owner, 'all').length;
        const rows = await readsOf(ground.test.owner).from(table).selectAll().execute();
        assert.equal(rows.length, expected, table);
      }
    });

    for (const grant of grants)
      it(`is what each route finds by a grant ${grant}`, async () => {
        const { faults, good } = await withAll(grant, async () => await judgeRoutes(ground, grant));

        assert.deepEqual(faults, []);
        assert.ok(good >= 5, `${good} found`);
      });

    for (const grant of grants)
      it(`is all that each list has by a grant ${grant}`, async () => {
        const { faults, good } = await withAll(grant, async () => await judgeLists(ground, grant));

        assert.deepEqual(faults, []);
        assert.ok(good >= 3, `${good} records`);
      });

    for (const grant of grants)
      it(`is all that a list, an export or the event stream tells by a grant ${grant}`, async () => {
        const { faults, good } = await withAll(grant, async () => await judgeAnswers(ground, grant));

        assert.deepEqual(faults, []);
        assert.ok(good >= 20, `${good} answers`);
      });

    for (const grant of ['own', 'member'] as const)
      it(`is all that a tool tells by a grant ${grant}`, async () => {
        const { faults, good } = await withAll(grant, async () => await judgeTools(ground, grant));

        assert.deepEqual(faults, []);
        assert.ok(good >= 8, `${good} answers`);
      });

    // Last: a deletion of what is not there is remembered, and the stream of events has it.
    for (const grant of grants)
      it(`is the only one that a route changes by a grant ${grant}`, async () => {
        const before = await readRows(ground);
        const { faults, good } = await withAll(grant, async () => await judgeWrites(ground, grant));

        assert.deepEqual(faults, []);
        assert.ok(good >= 100, `${good} refused`);
        assert.deepEqual(await readRows(ground), before);
      });
  });
});

async function withAll<T>(grant: Lesser, act: () => Promise<T>): Promise<T> {
  return await withGrant(roleOf(grant), { permissions, grant }, act);
}

/** A record that is reached is found, unless only a person may ask; what is not is not there. */
async function judgeRoutes(ground: Ground, grant: Lesser): Promise<Judged> {
  const faults: string[] = [];
  let good = 0;
  for (const url of routesOfRecords(ground.test))
    for (const [whose, ids] of ground.sets) {
      const { status, isReached } = await askFor(ground, { url, ids, grant });
      const isFound = status !== 404 && status !== 403;
      const mayBeRefused = grant === 'client' && status === 403;
      if (status === 500 || (isReached !== isFound && !mayBeRefused))
        faults.push(`GET ${url}, ${whose}: ${status}, ${isReached ? '' : 'not '}reached`);
      good += Number(isReached && isFound);
    }
  return { faults, good };
}

function routesOfRecords({ app }: TestApp): readonly string[] {
  return app.declaredAccess.flatMap(({ method, url }) => (method === 'GET' && isOfRecord(url) ? [url] : []));
}

async function askFor(ground: Ground, asked: Asked) {
  const { status } = await ground.test.ask('GET', fill(asked.url, asked.ids), { as: roleOf(asked.grant) });
  return { status, isReached: isReached(ground, asked) };
}

/** Each list of records has those that are reached, and no other. */
async function judgeLists(ground: Ground, grant: Lesser): Promise<Judged> {
  const faults: string[] = [];
  let good = 0;
  const there = new Set(ground.test.app.declaredAccess.map(({ method, url }) => `${method} ${url}`));
  for (const url of routesOfRecords(ground.test).filter((each) => each.endsWith('/:id'))) {
    const list = url.replace('/:id', '');
    if (!there.has(`GET ${list}`)) continue;
    const { status, body } = await ground.test.ask('GET', list, { as: roleOf(grant) });
    const told = idsIn(JSON.stringify(body));
    const reached = ground.oracle.reached(tableOf(resourceOf(url)), actorOf(ground, grant), grant);
    for (const { id } of status === 200 ? reached : []) {
      good += 1;
      if (!told.has(String(id))) faults.push(`${list} leaves out ${String(id)}`);
    }
  }
  return { faults, good };
}

const days = '?from=2026-10-01&to=2026-12-31';

async function judgeAnswers(ground: Ground, grant: Lesser): Promise<Judged> {
  const { test } = ground;
  const judge = createJudge(ground, grant);
  const urls = test.app.declaredAccess
    .filter(({ method, url, access }) => method === 'GET' && access !== 'public' && !/:|\/ws\//.test(url))
    .flatMap(({ url }) => [url, `${url}${days}`]);
  for (const url of urls) {
    const { status, body } = await test.ask('GET', url, { as: roleOf(grant) });
    judge.hear(url, { status, said: status === 200 ? JSON.stringify(body) : undefined });
  }
  return judge;
}

async function judgeTools(ground: Ground, grant: Lesser): Promise<Judged> {
  const { test } = ground;
  const judge = createJudge(ground, grant);
  const names = [...test.app.tools.values()]
    .filter(({ effect }) => effect === 'read')
    .map(({ name }) => name);
  for (const name of names)
    for (const input of [{}, { from: '2026-10-01', to: '2026-12-31' }]) {
      const body = { input, asker: { kind: 'coach' } };
      const reply = await test.ask('POST', `/ai/tools/${name}/calls`, { as: 'user', body });
      const isDone = reply.status === 200 && reply.body.kind === 'done';
      judge.hear(name, { status: reply.status, said: isDone ? JSON.stringify(reply.body) : undefined });
    }
  return judge;
}

/** Nothing that is said names a record that is not reached. */
function createJudge(ground: Ground, grant: Lesser) {
  const { known, allowed } = knowIds(ground, grant);
  const faults: string[] = [];
  return {
    faults,
    good: 0,
    hear(where: string, { status, said }: { readonly status: number; readonly said: string | undefined }) {
      if (status >= 500) faults.push(`${where}: ${status}`);
      if (said === undefined) return;
      this.good += 1;
      const told = [...idsIn(said)].filter((id) => known.has(id) && !allowed.has(id));
      faults.push(...told.map((id) => `${where} tells of ${known.get(id)}`));
    },
  };
}

/** Ids of records by what they are of; and those that are reached or the person's own, and what these name. */
function knowIds(
  ground: Ground,
  grant: Lesser,
): { readonly known: ReadonlyMap<string, string>; readonly allowed: ReadonlySet<unknown> } {
  const { test, oracle } = ground;
  const actor = actorOf(ground, grant);
  // The id of an event is that of its record.
  const all = (Object.keys(test.app.scopes) as TableName[]).filter((table) => table !== 'events');
  const rows = all.flatMap((table) => oracle.rowsOf(table).map((row) => ({ table, row })));
  const byId = new Map(
    rows.filter(({ row }) => typeof row['id'] === 'string').map((each) => [each.row['id'], each]),
  );
  const known = new Map([...byId].map(([id, { table }]) => [String(id), `${table} ${String(id)}`]));
  const reached = all.flatMap((table) => [
    ...oracle.reached(table, actor, grant),
    ...oracle.reached(table, actor, 'own'),
  ]);
  const allowed = new Set<unknown>();
  let next: readonly Row[] = reached;
  // What a record names is told with it: its project, and that one's client.
  for (let depth = 0; depth < 3; depth += 1) {
    const named = next
      .flatMap((row) => Object.values(row))
      .filter((value) => byId.has(value) && !allowed.has(value));
    for (const value of named) allowed.add(value);
    next = named.flatMap((value): Row[] => {
      const each = byId.get(value);
      return each === undefined ? [] : [each.row];
    });
  }
  return { known, allowed };
}
