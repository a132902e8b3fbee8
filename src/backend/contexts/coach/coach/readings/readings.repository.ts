/** The coach's read-only queries over documents and findings: lists and counts, never sums of hours or money. */
import { sql } from 'kysely';
import { openStates } from '../../../../../domain/figures/open-findings.ts';
import { balanceOf } from '../../../../../domain/payments/balance.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { listPaidOn } from '../../../insight/model/ledger.repository.ts';
import { amountColumns, amountsOf } from '../../../money/model/invoice-amounts.ts';
import { openingSeries } from '../../../money/model/opening-series.ts';
import type { DocumentFact, PlacedFinding, SpanFact } from '../../model/practice-readings.ts';

export async function listSpans(reads: Reads, ids: readonly string[]): Promise<SpanFact[]> {
  if (ids.length === 0) return [];
  const rows = await reads
    .from('time_entries')
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
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

function documents(reads: Reads) {
  return reads
    .from('invoices')
    .innerJoin(...reads.named('clients', ['id', 'invoices.client_id']))
    .select([
      ...(['invoices.id', 'invoices.number', 'invoices.document_type', 'invoices.state'] as const),
      ...(['clients.name as clientName', 'invoices.issue_date', 'invoices.due_date'] as const),
      ...(['invoices.sent_on', 'invoices.currency', 'invoices.net_minor'] as const),
      ...amountColumns.map((column) => `invoices.${column}` as const),
    ])
    .where((where) =>
      where.or([
        where('invoices.series_prefix', 'is', null),
        where('invoices.series_prefix', '<>', openingSeries.prefix),
      ]),
    );
}

type DocumentRow = Awaited<ReturnType<ReturnType<typeof documents>['execute']>>[number];

async function toDocuments(reads: Reads, rows: readonly DocumentRow[]): Promise<readonly DocumentFact[]> {
  const days = await listPaidOn(
    reads,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...toDocument(row), paidOn: days.get(row.id) }));
}

function toDocument(row: DocumentRow): Omit<DocumentFact, 'paidOn'> {
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
    paid: { minor: amounts.paid, currency },
  };
}

export async function findDocuments(reads: Reads, number: string): Promise<readonly DocumentFact[]> {
  const all = documents(reads).where('invoices.number', 'is not', null);
  const folded = number.toLowerCase();
  const whole = await all.where(sql<string>`lower(invoices.number)`, '=', folded).limit(2).execute();
  if (whole.length > 0) return await toDocuments(reads, whole);
  // "2026-0038" is enough for "RE-2026-0038".
  const ends = await all.where(sql<string>`lower(invoices.number)`, 'like', `%-${folded}`).limit(3).execute();
  return await toDocuments(reads, ends);
}

function openFindings(reads: Reads, projectId: string | undefined) {
  const select = reads
    .from('findings')
    .innerJoin(...reads.named('projects', ['id', 'findings.project_id']))
    .where('findings.state', 'in', openStates);
  return projectId === undefined ? select : select.where('findings.project_id', '=', projectId);
}

export async function listNewestFindings(
  reads: Reads,
  { projectId, limit }: { readonly projectId: string | undefined; readonly limit: number },
): Promise<PlacedFinding[]> {
  const rows = await openFindings(reads, projectId)
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

export async function findProjectName(reads: Reads, id: string): Promise<string> {
  const row = await reads
    .namesOf('projects', ['id', [id]])
    .select('name')
    .executeTakeFirst();
  return row?.name ?? '';
}
