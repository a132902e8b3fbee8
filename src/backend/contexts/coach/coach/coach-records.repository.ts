/** The coach's read-only queries over everything but time. */

import { openStates } from '../../../../domain/figures/open-findings.ts';
import type { DocumentType } from '../../../../domain/invoice-document.ts';
import { openMinor } from '../../../../domain/payments/balance.ts';
import type { Period } from '../../../../domain/periods/periods.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { openingSeries } from '../../money/model/opening-series.ts';
import type { NamedRecord } from '../model/named-record.ts';
import type {
  FindingFact,
  InvoicedSum,
  InvoiceFact,
  RequestFact,
  TimesheetFact,
  UnpaidFilter,
} from '../model/practice-data.ts';

export async function listNames(reads: Reads): Promise<NamedRecord[]> {
  const clients = await reads.from('clients').select(['id', 'name', 'archived_at as archivedAt']).execute();
  const projects = await reads
    .from('projects')
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .select([
      'projects.id',
      'projects.name',
      'clients.name as clientName',
      'clients.id as clientId',
      'projects.archived_at as archivedAt',
    ])
    .execute();
  const people = await reads.from('users').select(['id', 'name']).where('role', '!=', 'client').execute();
  return [
    // Who works alone has no colleague to ask for.
    ...(people.length > 1 ? people.map((person) => ({ kind: 'person' as const, ...person })) : []),
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
  reads: Reads,
  { clientId, dueBefore }: UnpaidFilter,
): Promise<InvoiceFact[]> {
  let select = reads
    .from('invoices')
    .innerJoin(...reads.named('clients', ['id', 'invoices.client_id']))
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
    .where('invoices.state', 'in', ['issued', 'sent', 'part_paid'])
    .where('invoices.document_type', '=', '380');
  if (dueBefore !== undefined) select = select.where('invoices.due_date', '<', dueBefore);
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
  reads: Reads,
  { period, clientId }: { readonly period: Period | undefined; readonly clientId: string | undefined },
): Promise<InvoicedSum[]> {
  let select = reads
    .from('invoices')
    .select(['invoices.id', 'invoices.currency', 'invoices.document_type', 'invoices.net_minor'])
    .where('invoices.state', '<>', 'draft')
    .where('invoices.series_prefix', '<>', openingSeries.prefix);
  if (clientId !== undefined) select = select.where('invoices.client_id', '=', clientId);
  if (period !== undefined) {
    select = select
      .where('invoices.issue_date', '>=', period.from)
      .where('invoices.issue_date', '<=', period.to);
  }
  const rows = await select.orderBy('invoices.issue_date').orderBy('invoices.id').execute();
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, same]) => ({
    net: { minor: same.reduce((sum, row) => sum + signed(row, row.net_minor), 0), currency },
    ids: same.map(({ id }) => id),
  }));
}

export interface FindingFilter {
  readonly projectId?: string | undefined;
  readonly severity?: string | undefined;
}

function openFindings(reads: Reads, filter: FindingFilter) {
  let select = reads.from('findings').where('findings.state', 'in', openStates);
  if (filter.projectId !== undefined) select = select.where('findings.project_id', '=', filter.projectId);
  if (filter.severity !== undefined) select = select.where('findings.severity', '=', filter.severity);
  return select;
}

export async function listFindings(
  reads: Reads,
  { filter, limit }: { readonly filter: FindingFilter; readonly limit: number },
): Promise<FindingFact[]> {
  const rows = await openFindings(reads, filter)
    .innerJoin(...reads.named('projects', ['id', 'findings.project_id']))
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
  reads: Reads,
  { projectId, now }: { readonly projectId: string | undefined; readonly now: number },
): Promise<RequestFact[]> {
  let select = reads
    .from('requests')
    .innerJoin(...reads.named('projects', ['id', 'requests.project_id']))
    .select([
      'requests.id',
      'requests.agent',
      'projects.name as projectName',
      'requests.state',
      'requests.step',
    ])
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

const unapproved = ['draft', 'submitted', 'rejected'] as const;

interface SheetsAsked {
  readonly period: Period | undefined;
  readonly userId: string;
  /** Not those that are approved. */
  readonly isOpen: boolean;
}

/** Sheets of weeks that reach into the period, newest week first. */
export async function listTimesheets(
  reads: Reads,
  { period, userId, isOpen }: SheetsAsked,
): Promise<TimesheetFact[]> {
  let select = reads
    .from('timesheets')
    .innerJoin(...reads.named('users', ['id', 'timesheets.user_id']))
    .select([
      'timesheets.id',
      'timesheets.week_start as weekStart',
      'timesheets.week_end as weekEnd',
      'timesheets.state',
      'users.name as userName',
      'timesheets.user_id',
    ]);
  if (isOpen) select = select.where('timesheets.state', 'in', unapproved);
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
