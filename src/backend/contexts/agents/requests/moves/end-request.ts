/** Ends a request before its run has. */
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { requestCancelled, requestFailed } from '../requests.events.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';
import { moveRequest } from './move-request.ts';

export interface RequestEnd {
  readonly row: RequestRow;
  /** Why it failed; cancelled where there is none. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** Its job is told to stop: wake the queue after the commit. */
export async function endRequest(
  ports: Pick<RequestPorts, 'jobs' | 'findCost'>,
  unit: Unit,
  { row, error }: RequestEnd,
): Promise<RequestRow> {
  await ports.jobs.cancel(unit.trx, row.job_id);
  return await moveRequest(ports, unit, row, {
    type: error === undefined ? requestCancelled : requestFailed,
    change: {
      state: error === undefined ? 'cancelled' : 'failed',
      question: null,
      answer: null,
      finished_at: unit.now,
      ...(error !== undefined && { error_code: error.code, error_message: error.message }),
    },
    ...(error !== undefined && { text: error.message }),
  });
}
