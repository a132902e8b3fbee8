/** Every change of where a request stands: the record, the event, and the entry of its timeline in one transaction. */
import type { Updateable } from 'kysely';
import type { EventType } from '../../../../platform/events/catalogue.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { toRequest } from '../request-view.ts';
import { type RequestRow, updateRequest } from '../requests.repository.ts';
import type { RequestTable } from '../requests.tables.ts';
import { appendEvent } from '../timeline/timeline.ts';

export interface Move {
  readonly type: EventType;
  readonly change: Updateable<RequestTable>;
  /** For whoever reads the timeline. */
  readonly text?: string;
}

export async function moveRequest(
  { trx, now, log }: Unit,
  row: RequestRow,
  { type, change, text }: Move,
): Promise<RequestRow> {
  const after = await updateRequest(trx, row, { ...change, updated_at: now });
  await log({ type, id: row.id, version: after.version, before: toRequest(row), after: toRequest(after) });
  const event = { type: 'state' as const, state: after.state, ...(text !== undefined && { text }) };
  await appendEvent(trx, row, { at: now, event });
  return after;
}
