/** The coach's read-only queries over everything but time: scoped by organization, and by user where the caller reaches only their own. */

import { openStates } from '../../../../domain/figures/open-findings.ts';
import type { DocumentType } from '../../../../domain/invoice-document.ts';
import { openMinor } from '../../../../domain/payments/balance.ts';
import type { Scope } from '../../../../domain/policy/scope.ts';
import { within } from '../../../platform/within.ts';
import type { Db } from '../../../schema.ts';
import { openingSeries } from '../../money/model/opening-series.ts';
import type { NamedRecord } from './built-in/names.ts';
import type { Period } from './built-in/periods.ts';
import type {
  FindingFact,
  InvoicedSum,
  InvoiceFact,
  RequestFact,
  TimesheetFact,
  UnpaidFilter,
} from './practice-data.ts';

export async function listNames(db: Db, organizationId: string): Promise<NamedRecord[]> {
  const clients = await db
    .selectFrom('clients')
    .select(['id', 'name', 'archived_at as archivedAt'])
    .where('organization_id', '=', organizationId)
    .execute();
  const projects = await db
    .selectFrom('projects')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .select([
      'projects.id',
      'projects.name',
      'clients.name as clientName',
      'clients.id as clientId',
      'projects.archived_at as archivedAt',
    ])
    .where('projects.organization_id', '=', organizationId)
    .execute();
  return [
    ...clients.map(({ archivedAt, ...client }) => ({
      kind: 'client' as const,
      ...client,
      ...(archivedAt !== null && { isArchived: true }),
    })),
    ...projects.map(({ archivedAt, ...project }) => ({
      kind: 'project' as const,
      ...project,
      ...(archivedAt !== null && { isArchived: true }),
    })),
  ];
}

export async function listUnpaid(
  db: Db,
  organizationId: string,
  { clientId, dueBefore, issued }: UnpaidFilter,
): Promise<InvoiceFact[]> {
  let select = db
    .selectFrom('invoices')
    .innerJoin('clients', 'clients.id', 'invoices.client_id')
    .select([
      'invoices.id',
      'invoices.number',
      'clients.name as clientName',
      'invoices.due_date',
      'invoices.gross_minor',
      'invoices.rounding_minor',
      'invoices.paid_minor',
      'invoices.credited_minor',
      'invoices.discounted_minor',
      'invoices.written_off_minor',
      'invoices.currency',
    ])
    .where('invoices.organization_id', '=', organizationId)
    .where('invoices.state', 'in', ['issued', 'sent', 'part_paid'])
    .where('invoices.document_type', '=', '380');
  if (dueBefore !== undefined) select = select.where('invoices.due_date', '<', dueBefore);
  if (issued !== undefined) {
    select = select
      .where('invoices.issue_date', '>=', issued.from)
      .where('invoices.issue_date', '<=', issued.to);
  }
  if (clientId !== undefined) select = select.where('invoices.client_id', '=', clientId);
  const rows = await select.orderBy('invoices.due_date').orderBy('invoices.id').execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number ?? '',
    clientName: row.clientName,
    dueDate: row.due_date ?? '',
    due: { minor: openOf(row), currency: row.currency },
  }));
}

type AmountColumn = 'gross' | 'rounding' | 'paid' | 'credited' | 'discounted' | 'written_off';

function openOf(row: Readonly<Record<`${AmountColumn}_minor`, number>>): number {
  return openMinor({
    gross: row.gross_minor + row.rounding_minor,
    paid: row.paid_minor,
    credited: row.credited_minor,
    discounted: row.discounted_minor,
    writtenOff: row.written_off_minor,
  });
}

/** A credit note (type 381) carries positive amounts: it takes them back. */
function signed({ document_type }: { readonly document_type: DocumentType }, minor: number): number {
  return document_type === '381' ? -minor : minor;
}

export async function sumInvoiced(
  db: Db,
  organizationId: string,
  { period, clientId }: { readonly period: Period | undefined; readonly clientId: string | undefined },
): Promise<InvoicedSum[]> {
  let select = db
    .selectFrom('invoices')
    .innerJoin('clients', 'clients.id', 'invoices.client_id')
    .select([
      'invoices.id',
      'invoices.client_id',
      'clients.name as clientName',
      'invoices.currency',
      'invoices.document_type',
      'invoices.net_minor',
      'invoices.gross_minor',
    ])
    .where('invoices.organization_id', '=', organizationId)
    .where('invoices.state', '<>', 'draft')
    .where('invoices.series_prefix', '<>', openingSeries.prefix);
  if (clientId !== undefined) select = select.where('invoices.client_id', '=', clientId);
  if (period !== undefined) {
    select = select
      .where('invoices.issue_date', '>=', period.from)
      .where('invoices.issue_date', '<=', period.to);
  }
  const rows = await select.orderBy('invoices.issue_date').orderBy('invoices.id').execute();
  return [...Map.groupBy(rows, (row) => `${row.client_id} ${row.currency}`).values()].map((same) => ({
    clientId: same[0]?.client_id ?? '',
    clientName: same[0]?.clientName ?? '',
    net: {
      minor: same.reduce((sum, row) => sum + signed(row, row.net_minor), 0),
      currency: same[0]?.currency ?? '',
    },
    gross: {
      minor: same.reduce((sum, row) => sum + signed(row, row.gross_minor), 0),
      currency: same[0]?.currency ?? '',
    },
    ids: same.map(({ id }) => id),
  }));
}

export interface FindingFilter {
  readonly projectId?: string | undefined;
  readonly severity?: string | undefined;
}

function openFindings(db: Db, organizationId: string, filter: FindingFilter) {
  let select = db
    .selectFrom('findings')
    .where('findings.organization_id', '=', organizationId)
    .where('findings.state', 'in', openStates);
  if (filter.projectId !== undefined) select = select.where('findings.project_id', '=', filter.projectId);
  if (filter.severity !== undefined) select = select.where('findings.severity', '=', filter.severity);
  return select;
}

export async function listFindings(
  db: Db,
  organizationId: string,
  { filter, limit }: { readonly filter: FindingFilter; readonly limit: number },
): Promise<FindingFact[]> {
  const rows = await openFindings(db, organizationId, filter)
    .innerJoin('projects', 'projects.id', 'findings.project_id')
    .select([
      'findings.id',
      'projects.name as projectName',
      'findings.path',
      'findings.start_line',
      'findings.severity',
      'findings.message',
    ])
    .orderBy('findings.severity_rank')
    .orderBy('findings.id')
    .limit(limit)
    .execute();
  return rows.map(({ start_line, ...row }) => ({ ...row, line: start_line + 1 }));
}

const failedShownForMs = 86_400_000;

/** Those that are not over, and those that failed within a day. */
export async function listOpenRequests(
  db: Db,
  organizationId: string,
  { projectId, now }: { readonly projectId: string | undefined; readonly now: number },
): Promise<RequestFact[]> {
  let select = db
    .selectFrom('requests')
    .innerJoin('projects', 'projects.id', 'requests.project_id')
    .select([
      'requests.id',
      'requests.agent',
      'projects.name as projectName',
      'requests.state',
      'requests.step',
    ])
    .where('requests.organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        where('requests.state', 'in', ['queued', 'running', 'waiting']),
        where.and([
          where('requests.state', '=', 'failed'),
          where('requests.finished_at', '>', now - failedShownForMs),
        ]),
      ]),
    );
  if (projectId !== undefined) select = select.where('requests.project_id', '=', projectId);
  const rows = await select.orderBy('requests.id', 'desc').limit(100).execute();
  return rows.flatMap(({ state, step, ...row }) =>
    state === 'queued' || state === 'running' || state === 'waiting' || state === 'failed'
      ? { ...row, state, step: step ?? undefined }
      : [],
  );
}

/** Sheets that are not approved yet, newest week first. */
export async function listOpenTimesheets(
  db: Db,
  scope: Scope,
  { period, userId }: { readonly period: Period | undefined; readonly userId: string },
): Promise<TimesheetFact[]> {
  let select = db
    .selectFrom('timesheets')
    .innerJoin('users', 'users.id', 'timesheets.user_id')
    .select([
      'timesheets.id',
      'timesheets.week_start as weekStart',
      'timesheets.week_end as weekEnd',
      'timesheets.state',
      'users.name as userName',
      'timesheets.user_id',
    ])
    .where(within(scope, 'timesheets'))
    .where('timesheets.state', 'in', ['draft', 'submitted', 'rejected']);
  if (period !== undefined) {
    select = select
      .where('timesheets.week_end', '>=', period.from)
      .where('timesheets.week_start', '<=', period.to);
  }
  const rows = await select
    .orderBy('timesheets.week_start', 'desc')
    .orderBy('timesheets.id')
    .limit(500)
    .execute();
  return rows.map(({ user_id, ...row }) => ({ ...row, isMine: user_id === userId }));
}
