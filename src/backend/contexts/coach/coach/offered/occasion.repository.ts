/** Whether the practice has any of something: one row of it is looked for, nothing is counted. */
import type { Reads } from '../../../../platform/reach/reads.ts';

export async function hasProject(reads: Reads): Promise<boolean> {
  return (await findProject(reads).executeTakeFirst()) !== undefined;
}

export async function hasBudget(reads: Reads): Promise<boolean> {
  const row = await findProject(reads).where('budget_seconds', 'is not', null).executeTakeFirst();
  return row !== undefined;
}

/** Archived ones are not asked about. */
function findProject(reads: Reads) {
  return reads.from('projects').select('id').where('archived_at', 'is', null).limit(1);
}

/** In no order: the first row that an index gives is enough. */
export async function hasEntry(reads: Reads): Promise<boolean> {
  const row = await reads
    .from('time_entries')
    .select('id')
    .where('seconds', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasIssuedInvoice(reads: Reads): Promise<boolean> {
  const row = await reads
    .from('invoices')
    .select('id')
    .where('state', '<>', 'draft')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
