/** One permission as far as a person's own, all others for all: a door tells of its table what that one permission opens. */
import { findGrant, type Permission, permissions } from '../../../domain/authorization.ts';
import { permissionOf } from '../../platform/reach/conditions.ts';
import type { Scopes, TableName } from '../../platform/reach/table-scope.ts';
import type { Ground } from './all-grants.ts';
import { createJudge, type Heard, idsIn, knowReached, textOf } from './judge-answers.ts';
import type { Row } from './oracle.ts';
import { withGrants } from './planted-grant.ts';
import { routeQuestions } from './questions.ts';
import { actorOf } from './reached.ts';
import { listsOf } from './records.ts';

export async function judgeMixed(ground: Ground, narrow: Permission): Promise<Heard> {
  const { scopes } = ground.test.app;
  const actor = actorOf(ground, 'own');
  const reachedOf = (table: TableName): readonly Row[] =>
    ground.oracle.reached(table, actor, readPermission(scopes, table) === narrow ? 'own' : 'all');
  const judge = createJudge(knowReached(ground, reachedOf));
  const grants = {
    ...Object.fromEntries(permissions.map((one) => [one, 'all' as const])),
    [narrow]: 'own' as const,
  };
  await withGrants('user', grants, async () => {
    for (const { door, address } of addressesOf(ground)) {
      const { status, body } = await ground.test.ask('GET', address, { as: 'user' });
      const said = status === 200 ? textOf(body) : undefined;
      judge.hear(door, { status, said });
      const tables = listsOf(door).filter((table) => readPermission(scopes, table) === narrow);
      for (const table of tables)
        judge.faults.push(...listedBeyond(ground, { table, said: said ?? '', reached: reachedOf(table) }));
    }
  });
  return judge;
}

/** By the grants that the role has. */
export async function judgeRole(ground: Ground, role: 'user' | 'approver'): Promise<Heard> {
  const { scopes } = ground.test.app;
  const actor = ground.people(role);
  const reachedOf = (table: TableName): readonly Row[] => {
    const permission = readPermission(scopes, table);
    const grant = permission === undefined ? 'all' : findGrant(role, permission);
    return grant === undefined ? [] : ground.oracle.reached(table, actor, grant);
  };
  const judge = createJudge(knowReached(ground, reachedOf));
  for (const { door, address } of addressesOf(ground)) {
    const { status, body } = await ground.test.ask('GET', address, { as: role });
    const said = status === 200 ? textOf(body) : undefined;
    judge.hear(door, { status, said });
    for (const table of listsOf(door))
      judge.faults.push(...listedBeyond(ground, { table, said: said ?? '', reached: reachedOf(table) }));
  }
  return judge;
}

/** Not of one record: what is of those that are reached is asked for by each grant. */
function addressesOf(ground: Ground) {
  return [...routeQuestions(ground)].flatMap(([door, addresses]) =>
    addresses.flatMap((address) => (idsIn(address).size === 0 ? [{ door, address }] : [])),
  );
}

interface Listed {
  readonly said: string;
  readonly table: TableName;
  readonly reached: readonly Row[];
}

/** A list has no record that others alone name. */
function listedBeyond({ oracle }: Ground, { said, table, reached }: Listed): readonly string[] {
  const ids = idsIn(said);
  const own = new Set(reached.map(({ id }) => id));
  return oracle
    .rowsOf(table)
    .filter(({ id }) => ids.has(String(id)) && !own.has(id))
    .map(({ id }) => `A list of ${table} has ${String(id)}`);
}

function readPermission(scopes: Scopes, table: TableName): Permission | undefined {
  const scope = scopes[table];
  if (scope === undefined || typeof scope === 'string') return undefined;
  return 'partOf' in scope ? readPermission(scopes, scope.partOf) : permissionOf(scope, 'read');
}
