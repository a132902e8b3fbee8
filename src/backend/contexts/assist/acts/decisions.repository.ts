/** SQL of what was decided about calls of tools; kept for 90 days. */
import type { Selectable } from 'kysely';
import type { Scope } from '../../../../domain/policy/scope.ts';
import { type PageAsked, selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import { within } from '../../../platform/within.ts';
import type { Reader } from '../../../schema.ts';
import type { ActDecisionTable } from './acts.tables.ts';

export type DecisionRow = Selectable<ActDecisionTable>;

const keptMs = 90 * 86_400_000;

export async function insertDecision(db: Reader, row: DecisionRow): Promise<void> {
  await db.insertInto('act_decisions').values(row).execute();
}

export async function sweepDecisions(db: Reader, organizationId: string, now: number): Promise<void> {
  await db
    .deleteFrom('act_decisions')
    .where('organization_id', '=', organizationId)
    .where('at', '<', now - keptMs)
    .execute();
}

/** Newest first, one row more than the limit. */
export async function listDecisions(db: Reader, scope: Scope, page: PageAsked): Promise<DecisionRow[]> {
  const select = db.selectFrom('act_decisions').selectAll().where(within(scope, 'act_decisions'));
  return await selectPage(select, page, {
    by: 'at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}
