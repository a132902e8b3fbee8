/** Whether the practice has any of something: one row of it is looked for, nothing is counted. */
import type { Scope } from '../../../../../domain/policy/scope.ts';
import { within } from '../../../../platform/within.ts';
import type { Db } from '../../../../schema.ts';

export async function hasProject(db: Db, organizationId: string): Promise<boolean> {
  return (await findProject(db, organizationId).executeTakeFirst()) !== undefined;
}

export async function hasBudget(db: Db, organizationId: string): Promise<boolean> {
  const row = await findProject(db, organizationId)
    .where('budget_seconds', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Archived ones are not asked about. */
function findProject(db: Db, organizationId: string) {
  return db
    .selectFrom('projects')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .limit(1);
}

/** In no order: the first row that an index gives is enough. */
export async function hasEntry(db: Db, scope: Scope): Promise<boolean> {
  const row = await db
    .selectFrom('time_entries')
    .select('id')
    .where(within(scope, 'time_entries'))
    .where('seconds', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasIssuedInvoice(db: Db, organizationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('invoices')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', '<>', 'draft')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
