/**
 * The coach's read-only queries over time: scoped by organization, and by user where the caller reaches only their
 * own. Written to be answered from indexes, or by one pass over what is asked for.
 */
import { type SelectQueryBuilder, sql } from 'kysely';
import { priceTimes, sumByCurrency, toDecimalString } from '../../../../domain/money.ts';
import type { Scope } from '../../../platform/http/actor.ts';
import type { Db, Schema } from '../../../schema.ts';
import type {
  DaySum,
  EntryFact,
  NotedWork,
  UnbilledClient,
  WorkFilter,
  WorkGroup,
  WorkSum,
} from './practice-data.ts';

/**
 * Finished entries within scope and filter. The organization is said through its users where a period is asked for,
 * else through its projects: those are what the indexes begin with, and the latter holds the seconds too.
 */
function work(db: Db, { organizationId, userId }: Scope, filter: WorkFilter) {
  const byUser = filter.period !== undefined && filter.projectId === undefined;
  const finished = db.selectFrom('time_entries').where('time_entries.seconds', 'is not', null);
  const scoped = byUser
    ? finished.where('time_entries.user_id', 'in', (sub) =>
        sub.selectFrom('users').select('users.id').where('users.organization_id', '=', organizationId),
      )
    : finished.where('time_entries.project_id', 'in', (sub) =>
        sub
          .selectFrom('projects')
          .select('projects.id')
          .where('projects.organization_id', '=', organizationId),
      );
  return matching(userId === undefined ? scoped : scoped.where('time_entries.user_id', '=', userId), filter);
}

function matching<Output>(
  select: EntryQuery<Output>,
  { projectId, clientId, period, billable, loose }: WorkFilter,
): EntryQuery<Output> {
  let narrowed = select;
  if (billable !== undefined) narrowed = narrowed.where('time_entries.billable', '=', billable ? 1 : 0);
  if (loose === true) narrowed = narrowed.where('time_entries.timesheet_id', 'is', null);
  if (projectId !== undefined) narrowed = narrowed.where('time_entries.project_id', '=', projectId);
  if (clientId !== undefined) {
    narrowed = narrowed.where('time_entries.project_id', 'in', (sub) =>
      sub.selectFrom('projects').select('projects.id').where('projects.client_id', '=', clientId),
    );
  }
  return period === undefined
    ? narrowed
    : narrowed
        .where('time_entries.local_date', '>=', period.from)
        .where('time_entries.local_date', '<=', period.to);
}

type EntryQuery<Output> = SelectQueryBuilder<Schema, 'time_entries', Output>;

const seconds = sql<number>`coalesce(sum(time_entries.seconds), 0)`.as('seconds');
const entries = sql<number>`count(*)`.as('entries');

/** Most time first. Grouped before it is joined: names are looked up once a group, not once an entry. */
export async function groupWork(
  db: Db,
  scope: Scope,
  { filter, by }: { readonly filter: WorkFilter; readonly by: 'project' | 'client' },
): Promise<WorkGroup[]> {
  const sums = work(db, scope, filter)
    .select(['time_entries.project_id', seconds, entries])
    .groupBy('time_entries.project_id');
  const rows = await db
    .selectFrom(sums.as('sums'))
    .innerJoin('projects', 'projects.id', 'sums.project_id')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .select([
      'projects.id',
      'projects.name',
      'clients.id as clientId',
      'clients.name as clientName',
      'sums.seconds',
      'sums.entries',
    ])
    .execute();
  const groups =
    by === 'project' ? rows.map(({ clientId: _clientId, ...project }) => project) : byClient(rows);
  return groups.toSorted((a, b) => b.seconds - a.seconds);
}

function byClient(
  rows: readonly (WorkSum & { readonly clientId: string; readonly clientName: string })[],
): WorkGroup[] {
  return [...Map.groupBy(rows, ({ clientId }) => clientId)].map(([id, projects]) => ({
    id,
    name: projects[0]?.clientName ?? '',
    seconds: projects.reduce((sum, project) => sum + project.seconds, 0),
    entries: projects.reduce((sum, project) => sum + project.entries, 0),
  }));
}

export async function listEntryIds(
  db: Db,
  scope: Scope,
  { filter, limit }: { readonly filter: WorkFilter; readonly limit: number },
): Promise<string[]> {
  const rows = await work(db, scope, filter)
    .select('time_entries.id')
    .orderBy('time_entries.started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function sumDays(db: Db, scope: Scope, filter: WorkFilter): Promise<DaySum[]> {
  return await work(db, scope, filter)
    .select(['time_entries.local_date as localDate', seconds])
    .groupBy('time_entries.local_date')
    .orderBy('time_entries.local_date', 'desc')
    .execute();
}

export async function listNotedWork(
  db: Db,
  scope: Scope,
  { filter, limit }: { readonly filter: WorkFilter; readonly limit: number },
): Promise<NotedWork[]> {
  const rows = await work(db, scope, filter)
    .select([
      'time_entries.id',
      'time_entries.project_id as projectId',
      'time_entries.note',
      'time_entries.seconds',
    ])
    .orderBy('time_entries.started_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, seconds: row.seconds ?? 0 }));
}

function entryFacts(db: Db, scope: Scope) {
  const select = db
    .selectFrom('time_entries')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .where('time_entries.organization_id', '=', scope.organizationId)
    .select([
      'time_entries.id',
      'projects.name as projectName',
      'clients.name as clientName',
      'time_entries.note',
      'time_entries.started_at as startedAt',
      'time_entries.zone',
      'time_entries.local_date as localDate',
      'time_entries.seconds',
    ]);
  return scope.userId === undefined ? select : select.where('time_entries.user_id', '=', scope.userId);
}

const toEntryFact = <Row extends { readonly seconds: number | null }>(row: Row) => ({
  ...row,
  seconds: row.seconds ?? undefined,
});

export async function listLastEntries(
  db: Db,
  scope: Scope,
  { filter, limit }: { readonly filter: WorkFilter; readonly limit: number },
): Promise<EntryFact[]> {
  let select = entryFacts(db, scope);
  if (filter.projectId) select = select.where('time_entries.project_id', '=', filter.projectId);
  if (filter.clientId) select = select.where('projects.client_id', '=', filter.clientId);
  const rows = await select
    .orderBy('time_entries.started_at', 'desc')
    .orderBy('time_entries.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toEntryFact);
}

export async function findRunning(db: Db, scope: Scope): Promise<EntryFact | undefined> {
  const row = await entryFacts(db, scope).where('time_entries.ended_at', 'is', null).executeTakeFirst();
  return row && toEntryFact(row);
}

/**
 * Billable time that no issued invoice bills: the same rule as the timer's "unbilled". Only time in a sheet is ever
 * billed, so the rest is summed from an index alone; its conditions stand as literals, or the planner would not see
 * that the index fits.
 */
function open(db: Db, { organizationId, userId }: Scope, filter: WorkFilter) {
  const select = db
    .selectFrom('time_entries')
    .where('time_entries.organization_id', '=', organizationId)
    .where('time_entries.seconds', 'is not', null);
  const ofUser = userId === undefined ? select : select.where('time_entries.user_id', '=', userId);
  return matching(ofUser, filter)
    .where('time_entries.timesheet_id', 'is', null)
    .where('time_entries.billable', '=', sql.lit(1));
}

function inSheets(db: Db, { organizationId, userId }: Scope, filter: WorkFilter) {
  const select = db
    .selectFrom('time_entries')
    .where('time_entries.seconds', 'is not', null)
    .where('time_entries.timesheet_id', 'in', (sub) =>
      sub
        .selectFrom('timesheets')
        .select('timesheets.id')
        .where('timesheets.organization_id', '=', organizationId),
    );
  const ofUser = userId === undefined ? select : select.where('time_entries.user_id', '=', userId);
  return matching(ofUser, filter)
    .innerJoin('timesheets', 'timesheets.id', 'time_entries.timesheet_id')
    .leftJoin('billed_entries', 'billed_entries.entry_id', 'time_entries.id')
    .leftJoin('invoices', (join) =>
      join.onRef('invoices.id', '=', 'billed_entries.invoice_id').on('invoices.state', '<>', 'draft'),
    )
    .where('time_entries.billable', '=', 1)
    .where('invoices.id', 'is', null);
}

const rateColumns = [
  'time_entries.project_id',
  'time_entries.rate_currency',
  'time_entries.rate_minor',
] as const;

export async function listUnbilled(db: Db, scope: Scope, filter: WorkFilter): Promise<UnbilledClient[]> {
  const opened = await open(db, scope, filter)
    .select([...rateColumns, seconds, entries, sql<number>`0`.as('approvedSeconds')])
    .groupBy(rateColumns)
    .execute();
  const sheeted = await inSheets(db, scope, filter)
    .select([
      ...rateColumns,
      seconds,
      entries,
      sql<number>`coalesce(sum(case when timesheets.state = 'approved' then time_entries.seconds else 0 end), 0)`.as(
        'approvedSeconds',
      ),
    ])
    .groupBy(rateColumns)
    .execute();
  const clientOf = await loadClientsOfProjects(db, scope.organizationId);
  const byClient = Map.groupBy([...opened, ...sheeted], (row) => clientOf.get(row.project_id)?.id ?? '');
  return [...byClient]
    .map(([clientId, rows]) =>
      toUnbilledClient({ clientId, clientName: clientOf.get(rows[0]?.project_id ?? '')?.name ?? '' }, rows),
    )
    .toSorted((a, b) => b.seconds - a.seconds);
}

async function loadClientsOfProjects(db: Db, organizationId: string) {
  const rows = await db
    .selectFrom('projects')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .select(['projects.id as projectId', 'clients.id', 'clients.name'])
    .where('projects.organization_id', '=', organizationId)
    .execute();
  return new Map(rows.map((row) => [row.projectId, row]));
}

interface UnbilledRow extends WorkSum {
  readonly rate_minor: number;
  readonly rate_currency: string;
  readonly approvedSeconds: number;
}

/** One product a rate, rounded once, as the timer does. */
function toUnbilledClient(
  client: { readonly clientId: string; readonly clientName: string },
  rows: readonly UnbilledRow[],
): UnbilledClient {
  const byRate = Map.groupBy(rows, (row) => `${row.rate_currency} ${row.rate_minor}`);
  const amounts = [...byRate.values()].map((same) => {
    const currency = same[0]?.rate_currency ?? '';
    const unitPrice = toDecimalString({ minor: same[0]?.rate_minor ?? 0, currency });
    return priceTimes(currency, { quantity: String(sumOf(same, 'seconds')), unitPrice, baseQuantity: 3600 });
  });
  return {
    ...client,
    seconds: sumOf(rows, 'seconds'),
    entries: sumOf(rows, 'entries'),
    approvedSeconds: sumOf(rows, 'approvedSeconds'),
    amounts: sumByCurrency(amounts),
  };
}

function sumOf<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}

export async function listUnbilledIds(
  db: Db,
  scope: Scope,
  { filter, limit }: { readonly filter: WorkFilter; readonly limit: number },
): Promise<string[]> {
  const newest = async (select: ReturnType<typeof open> | ReturnType<typeof inSheets>) =>
    await (select as ReturnType<typeof open>)
      .select(['time_entries.id', 'time_entries.started_at'])
      .orderBy('time_entries.started_at', 'desc')
      .limit(limit)
      .execute();
  const sheeted = inSheets(db, scope, filter);
  const rows =
    filter.approved === true
      ? await newest(sheeted.where('timesheets.state', '=', 'approved'))
      : [...(await newest(open(db, scope, filter))), ...(await newest(sheeted))];
  return rows
    .toSorted((a, b) => b.started_at - a.started_at)
    .slice(0, limit)
    .map(({ id }) => id);
}
