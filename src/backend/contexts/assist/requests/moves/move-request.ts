/** Every change of where a request stands: record, event, entry of its timeline and callback in one transaction. */
import type { Updateable } from 'kysely';
import type { EventType } from '../../../../platform/events/catalogue.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { enqueueCallback } from '../callbacks/callbacks.ts';
import { toRequest } from '../request-view.ts';
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
  ports: Pick<RequestPorts, 'jobs'>,
  { trx, now, log }: Unit,
  row: RequestRow,
  { type, change, text }: Move,
): Promise<RequestRow> {
  const after = await updateRequest(trx, row, { ...change, updated_at: now });
  await log({ type, id: row.id, version: after.version, before: toRequest(row), after: toRequest(after) });
  const event = { type: 'state' as const, state: after.state, ...(text !== undefined && { text }) };
  await appendEvent(trx, row, { at: now, event });
  await enqueueCallback(ports, { trx, now }, { row: after, type });
  return after;
}
