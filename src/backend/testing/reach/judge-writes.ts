/** What routes do to records that are not reached: nothing. */
import type { Ground, Lesser } from './all-grants.ts';
import { Oracle, type Row } from './oracle.ts';
import { isReached, roleOf } from './reached.ts';
import { bodies, fill, isOfRecord } from './records.ts';

export interface Judged {
  readonly faults: readonly string[];
  /** What was found, or answered. */
  readonly good: number;
}

/** Makes what is not there: tested with its slice. */
const makesById = new Set(['PUT /api/v1/time-entries/:id']);

/** What is not reached is not there for a change either, and a person's act is refused a contact. */
export async function judgeWrites(ground: Ground, grant: Lesser): Promise<Judged> {
  const faults: string[] = [];
  let good = 0;
  const routes = ground.test.app.declaredAccess.filter(
    ({ method, url }) => method !== 'GET' && isOfRecord(url) && !makesById.has(`${method} ${url}`),
  );
  for (const { method, url } of routes)
    for (const [whose, ids] of ground.sets) {
      if (isReached(ground, { url, ids, grant })) continue;
      const body = bodies[`${method} ${url}`];
      const asked = { as: roleOf(grant), ...(body === undefined ? {} : { body }) };
      const { status } = await ground.test.ask(method as 'POST', fill(url, ids), asked);
      if (status !== 404 && status !== 403) faults.push(`${method} ${url}, ${whose}: ${status}`);
      good += 1;
    }
  return { faults, good };
}

/** That a record is not there is remembered where nobody of the organization has it: its creation may be late. */
const isMemory = (table: string, row: Row): boolean =>
  table === 'event_heads' || (table === 'events' && row['type'] === 'time-entry-deletion.unseen');

/** Every row of the tables that have a scope, by table, but for memories of deletions. */
export async function readRows({ test }: Ground): Promise<Readonly<Record<string, readonly string[]>>> {
  const { scopes } = test.app;
  const oracle = await Oracle.read(test.database.query, scopes);
  return Object.fromEntries(
    Object.keys(scopes).map((table) => [
      table,
      oracle
        .rowsOf(table)
        .filter((row) => !isMemory(table, row))
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}
