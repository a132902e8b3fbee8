/** Every change of where a request stands: record, event, entry of its timeline and callback in one transaction. */
import type { Updateable } from 'kysely';
import type { EventType } from '../../../../platform/events/catalogue.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { enqueueCallback } from '../callbacks/callbacks.ts';
import { isOver, toRequest } from '../request-view.ts';
import type { RequestPorts } from '../requests.ports.ts';
import { type RequestRow, updateRequest } from '../requests.repository.ts';
import type { RequestTable } from '../requests.tables.ts';
import { appendEvent } from '../timeline/timeline.ts';

export interface Move {
  readonly type: EventType;
  readonly change: Updateable<RequestTable>;
  /** For whoever reads the timeline. */
  readonly text?: string;
}

/** Wake the queue after the commit. */
export async function moveRequest(
  ports: Pick<RequestPorts, 'jobs' | 'findCost'>,
  unit: Unit,
  row: RequestRow,
  { type, change, text }: Move,
): Promise<RequestRow> {
  const { reads, writes, now, log } = unit;
  const cost = await costOf(ports, reads, { ...row, state: change.state ?? row.state });
  const after = await updateRequest(writes, row, { ...change, ...cost, updated_at: now });
  await log({ type, id: row.id, version: after.version, before: toRequest(row), after: toRequest(after) });
  const event = { type: 'state' as const, state: after.state, ...(text !== undefined && { text }) };
  await appendEvent(reads, row.id, { at: now, event });
  await enqueueCallback(ports, unit, { row: after, type });
  return after;
}

/** Once it is over, by the ledger alone: that of a run that failed, too. */
async function costOf(
  { findCost }: Pick<RequestPorts, 'findCost'>,
  reads: Reads,
  row: RequestRow,
): Promise<Updateable<RequestTable>> {
  if (!isOver(row)) return {};
  const cost = await findCost(reads, row.id);
  return { cost_minor: cost?.minor ?? null, cost_currency: cost?.currency ?? null };
}
