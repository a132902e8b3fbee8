/** Puts the run of a request into the queue, and what is due at an instant. */
import type { Trx } from '../../../../schema.ts';
import { type RequestPorts, requestJobKind, requestTimerKind } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';

type Queued = Pick<RequestRow, 'id' | 'organization_id' | 'requested_by' | 'agent' | 'priority'>;

/** Answers the job's id. `continues`: it had begun before, and goes on. */
export async function enqueueRun(
  { jobs }: Pick<RequestPorts, 'jobs'>,
  trx: Trx,
  { row, continues = false }: { readonly row: Queued; readonly continues?: boolean },
): Promise<string> {
  return await jobs.enqueue(trx, {
    kind: requestJobKind,
    organizationId: row.organization_id,
    payload: { requestId: row.id },
    priority: row.priority,
    share: row.requested_by,
    pool: row.agent,
    continues,
  });
}

/** Nobody asks for it a second time. */
const timerAttempts = 10;

export interface Due {
  readonly what: 'deadline' | 'question';
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Ends the request, or declines its question, at the instant: unless that has changed until then. */
export async function enqueueTimer(
  { jobs }: Pick<RequestPorts, 'jobs'>,
  trx: Trx,
  { row, due: { what, at } }: { readonly row: Pick<RequestRow, 'id' | 'organization_id'>; readonly due: Due },
): Promise<void> {
  await jobs.enqueue(trx, {
    kind: requestTimerKind,
    organizationId: row.organization_id,
    payload: { requestId: row.id, what, at },
    runAt: at,
    maxAttempts: timerAttempts,
  });
}
