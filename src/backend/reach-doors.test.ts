/**
 * Who sees which row, at every door: each reach is granted on each permission, and what routes, tools, the event stream,
 * exports and files tell is worked out from the declarations by other means. That each database judges the conditions
 * alike is shown by `reach.test.ts`, table by table.
 */
import assert from 'node:assert/strict';
import { type Permission, permissions } from '../domain/authorization.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { type Ground, grants, type Lesser, prepare } from './testing/reach/all-grants.ts';
import { idsIn, judgeAnswers, judgeTools } from './testing/reach/judge-answers.ts';
import { judgeMixed, judgeRole } from './testing/reach/judge-mixed.ts';
import { type Judged, judgeWrites, readRows } from './testing/reach/judge-writes.ts';
import { withGrant } from './testing/reach/planted-grant.ts';
import { routeQuestions, toolQuestions } from './testing/reach/questions.ts';
import { type Asked, actorOf, isReached, roleOf } from './testing/reach/reached.ts';
import { fill, isOfRecord, resourceOf, tableOf } from './testing/reach/records.ts';
import type { TestApp } from './testing/test-app.ts';

/** By which the main tables are read. */
const narrowed = [
  'time:read',
  'timesheet:read',
  'invoice:read',
  'project:read',
  'client:read',
  'finding:read',
] as const satisfies readonly Permission[];

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('what each door says of which row', function suite() {
    this.timeout(300_000);
    let ground: Ground;
    const answered = new Set<string>();

    before(async () => {
      ground = await prepare(open);
    });
    after(() => ground.close());

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
        const { faults, good, ...heard } = await withAll(
          grant,
          async () => await judgeAnswers(ground, grant),
        );
        for (const door of heard.answered) answered.add(door);

        assert.deepEqual(faults, []);
        assert.ok(good >= 20, `${good} answers`);
      });

    itIsOfRoles(() => ground);

    for (const grant of ['own', 'member', 'lead'] as const)
      it(`is all that a tool tells by a grant ${grant}`, async () => {
        const { faults, good, ...heard } = await withAll(grant, async () => await judgeTools(ground, grant));
        for (const door of heard.answered) answered.add(door);

        assert.deepEqual(faults, []);
        assert.ok(good >= 8, `${good} answers`);
      });

    it('is all of the organization and none of another one that a door tells its owner', async () => {
      let sums = 0;
      for (const judge of [judgeAnswers, judgeTools]) {
        const heard = await judge(ground, 'all');
        for (const door of heard.answered) answered.add(door);
        assert.deepEqual(heard.faults, []);
        sums += heard.sums;
      }
      assert.ok(sums >= 6, `${sums} sums of several sets`);
    });

    for (const narrow of narrowed)
      it(`is by ${narrow} what a door tells of its tables, whatever else is granted`, async () => {
        const { faults, good } = await judgeMixed(ground, narrow);

        assert.deepEqual(faults, []);
        assert.ok(good >= 40, `${good} answers`);
      });

    it('is judged by an answer of every route and tool that reads', () => {
      const doors = [...routeQuestions(ground).keys(), ...toolQuestions(ground).keys()];

      assert.deepEqual(
        doors.filter((door) => !answered.has(door)),
        [],
      );
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

function itIsOfRoles(ground: () => Ground): void {
  for (const role of ['user', 'approver'] as const)
    it(`is all that a list, an export or the event stream tells a ${role}, by the table of roles`, async () => {
      const { faults, good } = await judgeRole(ground(), role);

      assert.deepEqual(faults, []);
      assert.ok(good >= 20, `${good} answers`);
    });
}

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
