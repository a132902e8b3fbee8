/** The coach's read-only queries over documents, findings and names of tasks: lists and counts, never sums of hours or money. */
import { sql } from 'kysely';
import { openStates } from '../../../../../domain/figures/open-findings.ts';
import { balanceOf } from '../../../../../domain/payments/balance.ts';
import type { Scope } from '../../../../../domain/policy/scope.ts';
import { within } from '../../../../platform/within.ts';
import type { Db } from '../../../../schema.ts';
import { amountColumns, amountsOf } from '../../../money/model/invoice-amounts.ts';
import { openingSeries } from '../../../money/model/opening-series.ts';
import type { DocumentFact, DocumentFilter, PlacedFinding, SpanFact } from './practice-readings.ts';

export async function listSpans(db: Db, scope: Scope, ids: readonly string[]): Promise<SpanFact[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('time_entries')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .where(within(scope, 'time_entries'))
    .where('time_entries.id', 'in', ids)
    .select([
      ...(['time_entries.id', 'projects.name as projectName', 'clients.name as clientName'] as const),
      ...(['time_entries.note', 'time_entries.started_at as startedAt', 'time_entries.zone'] as const),
      ...(['time_entries.local_date as localDate', 'time_entries.seconds'] as const),
      'time_entries.ended_at as endedAt',
    ])
    .orderBy('time_entries.started_at')
    .orderBy('time_entries.id')
    .execute();
  return rows.map(({ seconds, endedAt, ...row }) => ({
    ...row,
    seconds: seconds ?? undefined,
    endedAt: endedAt ?? undefined,
  }));
}

export async function listTaskNames(db: Db, organizationId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('tasks')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function documents(db: Db, organizationId: string) {
  return db
    .selectFrom('invoices')
    .innerJoin('clients', 'clients.id', 'invoices.client_id')
    .select([
      ...(['invoices.id', 'invoices.number', 'invoices.document_type', 'invoices.state'] as const),
      ...(['clients.name as clientName', 'invoices.issue_date', 'invoices.due_date'] as const),
      ...(['invoices.sent_on', 'invoices.currency', 'invoices.net_minor'] as const),
      ...amountColumns.map((column) => `invoices.${column}` as const),
    ])
    .where('invoices.organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        where('invoices.series_prefix', 'is', null),
        where('invoices.series_prefix', '<>', openingSeries.prefix),
      ]),
    );
}

type DocumentRow = Awaited<ReturnType<ReturnType<typeof documents>['execute']>>[number];

function toDocument(row: DocumentRow): DocumentFact {
  const { currency } = row;
  const amounts = amountsOf(row);
  return {
    id: row.id,
    number: row.number,
    isCredit: row.document_type === '381',
    state: row.state,
    clientName: row.clientName,
    issueDate: row.issue_date,
    dueDate: row.due_date,
    sentOn: row.sent_on,
    net: { minor: row.net_minor, currency },
    gross: { minor: amounts.gross, currency },
    due: { minor: row.state === 'draft' ? 0 : balanceOf(row.document_type, amounts).due, currency },
  };
}

export async function listDocuments(
  db: Db,
  organizationId: string,
  { kind, clientId, issued, limit }: DocumentFilter,
): Promise<DocumentFact[]> {
  let select = documents(db, organizationId).where('invoices.state', kind === 'draft' ? '=' : '<>', 'draft');
  if (kind !== 'draft') {
    select = select.where('invoices.document_type', '=', kind === 'credit' ? '381' : '380');
  }
  if (clientId !== undefined) select = select.where('invoices.client_id', '=', clientId);
  if (issued !== undefined) {
    select = select
      .where('invoices.issue_date', '>=', issued.from)
      .where('invoices.issue_date', '<=', issued.to);
  }
  const rows = await select
    .orderBy('invoices.issue_date', 'desc')
    .orderBy('invoices.issued_at', 'desc')
    .orderBy('invoices.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toDocument);
}

export async function findDocuments(
  db: Db,
  organizationId: string,
  number: string,
): Promise<readonly DocumentFact[]> {
  const all = documents(db, organizationId).where('invoices.number', 'is not', null);
  const folded = number.toLowerCase();
  const whole = await all.where(sql<string>`lower(invoices.number)`, '=', folded).limit(2).execute();
  if (whole.length > 0) return whole.map(toDocument);
  // "2026-0038" is enough for "RE-2026-0038".
  const ends = await all.where(sql<string>`lower(invoices.number)`, 'like', `%-${folded}`).limit(3).execute();
  return ends.map(toDocument);
}

function openFindings(db: Db, organizationId: string, projectId: string | undefined) {
  const select = db
    .selectFrom('findings')
    .innerJoin('projects', 'projects.id', 'findings.project_id')
    .where('findings.organization_id', '=', organizationId)
    .where('findings.state', 'in', openStates);
  return projectId === undefined ? select : select.where('findings.project_id', '=', projectId);
}

export async function listNewestFindings(
  db: Db,
  organizationId: string,
  { projectId, limit }: { readonly projectId: string | undefined; readonly limit: number },
): Promise<PlacedFinding[]> {
  const rows = await openFindings(db, organizationId, projectId)
    .select([
      ...(['findings.id', 'findings.project_id as projectId', 'projects.name as projectName'] as const),
      ...(['findings.path', 'findings.start_line', 'findings.severity', 'findings.message'] as const),
      'findings.created_at as foundAt',
    ])
    .orderBy('findings.created_at', 'desc')
    .orderBy('findings.severity_rank')
    .orderBy('findings.id')
    .limit(limit)
    .execute();
  return rows.map(({ start_line, ...row }) => ({ ...row, line: start_line + 1 }));
}

export async function findProjectName(db: Db, organizationId: string, id: string): Promise<string> {
  const row = await db
    .selectFrom('projects')
    .select('name')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name ?? '';
}
