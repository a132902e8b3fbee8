/** SQL of what was decided about calls of tools; kept for 90 days. */
import type { Selectable } from 'kysely';
import { type PageAsked, selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ActDecisionTable } from './acts.tables.ts';

export type DecisionRow = Selectable<ActDecisionTable>;

const keptMs = 90 * 86_400_000;

export async function insertDecision(writes: Writes, row: DecisionRow): Promise<void> {
  await writes.insert('act_decisions', row).execute();
}

export async function sweepDecisions(writes: Writes, now: number): Promise<void> {
  await writes
    .invariant('act_decisions')
    .remove()
    .where('at', '<', now - keptMs)
    .execute();
}

/** Newest first, one row more than the limit. */
export async function listDecisions(reads: Reads, page: PageAsked): Promise<DecisionRow[]> {
  return await selectPage(reads.from('act_decisions').selectAll(), page, {
    by: 'at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}
