/**
 * A process that writes through the real Database until it is killed. It first prints what it finds, then one
 * line for each write that was acknowledged. Three lanes write at once, each in its own of the three ways.
 */
import fs from 'node:fs';
import { sql } from 'kysely';
import { type Database, migrate, openSqlite } from '../../../src/backend/platform/db/index.ts';
import {
  type Lane,
  type LaneState,
  lanes,
  type TortureSchema,
  tortureMigrations,
  type WriterLine,
} from './torture-schema.ts';

type Store = Database<TortureSchema>;

const raised = { n: sql<number>`n + 1` };

function entry(lane: Lane, sequence: number): TortureSchema['entries'] {
  return { lane, sequence, text: 'x'.repeat((sequence * 37) % 3000) };
}

const writers: Readonly<Record<Lane, (store: Store, sequence: number) => Promise<unknown>>> = {
  batch: (store, sequence) =>
    store.writeBatch([
      store.query.insertInto('entries').values(entry('batch', sequence)).compile(),
      store.query.insertInto('log').values({ lane: 'batch', sequence }).compile(),
      store.query.updateTable('totals').set(raised).where('lane', '=', 'batch').compile(),
    ]),
  interactive: (store, sequence) =>
    store.transaction(async (trx) => {
      await trx.insertInto('entries').values(entry('interactive', sequence)).execute();
      await trx.insertInto('log').values({ lane: 'interactive', sequence }).execute();
      await trx.updateTable('totals').set(raised).where('lane', '=', 'interactive').execute();
    }),
  single: (store, sequence) => store.query.insertInto('entries').values(entry('single', sequence)).execute(),
};

async function writeForEver(store: Store, lane: Lane, last: number): Promise<never> {
  for (let sequence = last + 1; ; sequence++) {
    await writers[lane](store, sequence);
    say({ acknowledged: lane, sequence });
  }
}

async function look(store: Store, lane: Lane): Promise<LaneState> {
  const { entries, highest } = await store.query
    .selectFrom('entries')
    .select((eb) => [eb.fn.countAll<number>().as('entries'), eb.fn.max('sequence').as('highest')])
    .where('lane', '=', lane)
    .executeTakeFirstOrThrow();
  const { log } = await store.query
    .selectFrom('log')
    .select((eb) => eb.fn.countAll<number>().as('log'))
    .where('lane', '=', lane)
    .executeTakeFirstOrThrow();
  const { n } = await store.query
    .selectFrom('totals')
    .select('n')
    .where('lane', '=', lane)
    .executeTakeFirstOrThrow();
  return { entries, highest: highest ?? 0, log, total: n };
}

/** Straight into the pipe: what the parent has read was acknowledged, however we end. */
function say(line: WriterLine): void {
  fs.writeSync(1, `${JSON.stringify(line)}\n`);
}

const [directory, driver] = process.argv.slice(2);
if (directory === undefined || (driver !== 'sqljs' && driver !== 'node-sqlite')) {
  throw new Error('usage: writer DIRECTORY sqljs|node-sqlite');
}
const database = await openSqlite<TortureSchema>({ directory, driver });
await migrate(database, tortureMigrations);
await sql`pragma wal_autocheckpoint = 50`.execute(database.query);
const found = {
  batch: await look(database, 'batch'),
  interactive: await look(database, 'interactive'),
  single: await look(database, 'single'),
};
say({ found });
await Promise.all(lanes.map((lane) => writeForEver(database, lane, found[lane].highest)));
