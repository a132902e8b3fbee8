/**
 * Who sees which row of each table, by what the declarations say of it. Every door is asked in `reach-doors.test.ts`.
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
import { type Ground, grants, prepare } from './testing/reach/all-grants.ts';
import { withGrant } from './testing/reach/planted-grant.ts';
import { actorOf, roleOf } from './testing/reach/reached.ts';

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
  });
});
