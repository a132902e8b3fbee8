import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';

type Schema = Kysely<MigrationSchema>;

/** A flaw that a scan and an agent have both found was a record of each: it is one since, which names its sources. */
export const oneFindingOfSeveralSources: Migration = {
  name: '0007-one-finding-of-several-sources',
  async up(db) {
    await db.schema
      .alterTable('findings')
      .addColumn('seen_by', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await nameSources(db);
    await joinTwins(db);
  },
};

/** Those of other tools and of people have names with a colon, or are `ci`. */
function isOwn(source: string): boolean {
  return !source.includes(':') && source !== 'ci';
}

interface Named {
  readonly source: string;
  readonly title: string;
  readonly aside: number;
}

const isSetAside = sql`case when state = 'dismissed' and decided_by is null then 1 else 0 end`;

async function nameSources(db: Schema): Promise<void> {
  const { rows } = await sql<Named>`select distinct source, source_title as title, ${isSetAside} as aside
    from findings`.execute(db);
  for (const { source, title, aside } of rows) {
    const entry = { source, title, ...(isOwn(source) && { isOwn: true }), ...(aside && { setAside: true }) };
    await sql`update findings set seen_by = ${JSON.stringify([entry])}
      where source = ${source} and source_title = ${title} and ${isSetAside} = ${aside}`.execute(db);
  }
}

interface Twin {
  readonly id: string;
  readonly key: string;
  readonly state: string;
  readonly seen_by: string;
  readonly decided_at: number | null;
  readonly comment_count: number;
  readonly created_at: number;
}

async function joinTwins(db: Schema): Promise<void> {
  const own = sql`source not like '%:%' and source <> 'ci'`;
  const { rows } =
    await sql<Twin>`select id, project_id || ' ' || fingerprint || ' ' || path as key, state, seen_by,
      decided_at, comment_count, created_at from findings
    where ${own} and (project_id, fingerprint, path) in (select project_id, fingerprint, path from findings
      where ${own} group by project_id, fingerprint, path having count(*) > 1)
    order by created_at, id`.execute(db);
  for (const twins of Map.groupBy(rows, ({ key }) => key).values()) await join(db, twins);
}

function rankOf({ state }: Twin): number {
  return ['dismissed', 'accepted'].includes(state) ? 0 : state === 'open' ? 1 : 2;
}

/** The last decision holds; where there is none, what still stands. */
async function join(db: Schema, twins: readonly Twin[]): Promise<void> {
  const [kept, ...others] = twins.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || Number(b.decided_at ?? 0) - Number(a.decided_at ?? 0),
  );
  if (kept === undefined) return;
  const standing = twins.filter(({ state }) => (state === 'resolved') === (kept.state === 'resolved'));
  const seenBy = JSON.stringify(standing.flatMap((twin): unknown[] => JSON.parse(twin.seen_by)));
  const comments = twins.reduce((sum, twin) => sum + Number(twin.comment_count), 0);
  const createdAt = Math.min(...twins.map((twin) => Number(twin.created_at)));
  for (const { id } of others) {
    // What is told of it stays; what stood counts once.
    await sql`update finding_history set finding_id = ${kept.id}, standing = 0 where finding_id = ${id}`.execute(
      db,
    );
    await sql`update finding_comments set finding_id = ${kept.id} where finding_id = ${id}`.execute(db);
    await sql`delete from findings where id = ${id}`.execute(db);
  }
  await sql`update findings set seen_by = ${seenBy}, comment_count = ${comments}, created_at = ${createdAt},
    version = version + 1 where id = ${kept.id}`.execute(db);
}
