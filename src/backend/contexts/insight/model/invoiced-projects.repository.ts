/** SQL of the lines of invoices with the projects whose time is on them. */
import type { InvoicedLine } from '../../../../domain/figures/invoiced-projects.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

const idsAtOnce = 500;

export interface InvoicedProjects {
  /** By invoice; a line of a credit note has the time of the line that it credits. */
  readonly lines: ReadonlyMap<string, readonly InvoicedLine[]>;
  readonly names: ReadonlyMap<string, string>;
}

export async function listInvoicedProjects(
  reads: Reads,
  invoiceIds: readonly string[],
): Promise<InvoicedProjects> {
  const lines = await inPieces(invoiceIds, async (ids) => await listLines(reads, ids));
  const timed = [...new Set(lines.map(timedLineOf))];
  const times = await inPieces(timed, async (ids) => await listTimes(reads, ids));
  const ofLine = Map.groupBy(times, ({ lineId }) => lineId);
  const withTime = lines.map((line) => ({
    invoiceId: line.invoice_id,
    net: line.net_minor,
    seconds: sumByProject(ofLine.get(timedLineOf(line)) ?? []),
  }));
  return {
    lines: Map.groupBy(withTime, ({ invoiceId }) => invoiceId),
    names: new Map(times.map(({ projectId, projectName }) => [projectId, projectName])),
  };
}

async function inPieces<Row>(
  ids: readonly string[],
  list: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < ids.length; at += idsAtOnce)
    rows.push(...(await list(ids.slice(at, at + idsAtOnce))));
  return rows;
}

const timedLineOf = (line: { readonly id: string; readonly credits_line_id: string | null }): string =>
  line.credits_line_id ?? line.id;

const listLines = async (reads: Reads, ids: readonly string[]) =>
  await reads
    .from('invoice_lines')
    .select(['id', 'invoice_id', 'net_minor', 'credits_line_id'])
    .where('invoice_id', 'in', ids)
    .orderBy('position')
    .execute();

const listTimes = async (reads: Reads, lineIds: readonly string[]) =>
  await reads
    .from('invoice_line_entries')
    .innerJoin(...reads.named('time_entries', ['id', 'invoice_line_entries.entry_id']))
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .select([
      'invoice_line_entries.line_id as lineId',
      'invoice_line_entries.seconds',
      'projects.id as projectId',
      'projects.name as projectName',
    ])
    .where('invoice_line_entries.line_id', 'in', lineIds)
    .orderBy('projects.id')
    .execute();

function sumByProject(
  times: readonly { readonly projectId: string; readonly seconds: number }[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { projectId, seconds } of times) sums.set(projectId, (sums.get(projectId) ?? 0) + seconds);
  return sums;
}
