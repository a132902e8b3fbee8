/** Invoices by the projects whose time is on their lines: each as the part that is of one of them (domain/figures/invoiced-projects.ts). */
import { splitByProject, withoutProject } from '../../../../../domain/figures/invoiced-projects.ts';
import { addMoney } from '../../../../../domain/money.ts';
import type { Filter } from '../../../../../domain/query/frame.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { listInvoicedProjects } from '../../model/invoiced-projects.repository.ts';
import type { InvoiceRecord } from '../../model/query/answers.ts';

export interface InvoicePart {
  readonly projectId: string;
  /** Empty of what is of no project. */
  readonly projectName: string;
  /** Its amounts are those of the part. */
  readonly record: InvoiceRecord;
}

export async function listInvoiceParts(
  reads: Reads,
  records: readonly InvoiceRecord[],
): Promise<readonly InvoicePart[]> {
  const { lines, names } = await listInvoicedProjects(
    reads,
    records.map(({ id }) => id),
  );
  return records.flatMap((record) => {
    const own = lines.get(record.id) ?? [];
    const [gross, tax] = [splitByProject(record.gross, own), splitByProject(record.tax, own)];
    return [...splitByProject(record.net, own)].map(([projectId, net]) => ({
      projectId,
      projectName: projectId === withoutProject ? '' : (names.get(projectId) ?? ''),
      record: { ...record, net, gross: gross.get(projectId) ?? net, tax: tax.get(projectId) ?? record.tax },
    }));
  });
}

export const isOfProjects = (projectId: string, filters: readonly Filter[]): boolean =>
  filters.every(
    (filter) => filter.field !== 'project' || filter.values.some(({ id }) => id === projectId) === filter.is,
  );

/** The parts of the projects that are asked for; of invoices that are counted or listed those that have one, as they are. */
export async function withinProjects(
  reads: Reads,
  records: readonly InvoiceRecord[],
  { filters, isWhole }: { readonly filters: readonly Filter[]; readonly isWhole: boolean },
): Promise<readonly InvoiceRecord[]> {
  if (!filters.some(({ field }) => field === 'project')) return records;
  const parts = (await listInvoiceParts(reads, records)).filter(({ projectId }) =>
    isOfProjects(projectId, filters),
  );
  const found = Map.groupBy(parts, ({ record }) => record.id);
  return records.flatMap((whole) => {
    const [first, ...more] = (found.get(whole.id) ?? []).map(({ record }) => record);
    if (first === undefined) return [];
    return isWhole ? whole : more.reduce(addParts, first);
  });
}

/** One document again: several of its projects can be asked for. */
const addParts = (one: InvoiceRecord, other: InvoiceRecord): InvoiceRecord => ({
  ...one,
  net: addMoney(one.net, other.net),
  tax: addMoney(one.tax, other.tax),
  gross: addMoney(one.gross, other.gross),
});
