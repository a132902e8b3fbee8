/**
 * A person approves what another one's run waits for. It touches the machine of who asked: the approval is kept with the question,
 * and the run goes on once they let it.
 */
import type { AgentAnswer } from '../../../../../contract/work/agent-run.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { requestApproved } from '../requests.events.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';
import { moveRequest } from './move-request.ts';

/** The row must be waiting. */
export async function approveRequest(
  ports: Pick<RequestPorts, 'jobs' | 'findCost'>,
  unit: Unit,
  { row, answer, by }: { readonly row: RequestRow; readonly answer: AgentAnswer; readonly by: string },
): Promise<RequestRow> {
  return await moveRequest(ports, unit, row, {
    type: requestApproved,
    change: { answer: JSON.stringify({ ...answer, by, at: unit.now }) },
    text: 'Approved: it goes on once who asked lets it, on their machine',
  });
}
