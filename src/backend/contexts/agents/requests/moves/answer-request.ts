/** A person decides on what a run waits for: a new job goes on with the answer. */
import type { AgentAnswer } from '../../../../../contract/work/agent-run.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { writeAnswer } from '../request-view.ts';
import { requestAnswered } from '../requests.events.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';
import { enqueueRun } from './enqueue-run.ts';
import { moveRequest } from './move-request.ts';

/** The row must be waiting. `by`: the user who answers; nobody does where its time is up. */
export async function answerRequest(
  ports: Pick<RequestPorts, 'jobs' | 'findCost'>,
  unit: Unit,
  { row, answer, by }: { readonly row: RequestRow; readonly answer: AgentAnswer; readonly by?: string },
): Promise<RequestRow> {
  const jobId = await enqueueRun(ports, unit.trx, { row, continues: true });
  return await moveRequest(ports, unit, row, {
    type: requestAnswered,
    change: {
      state: 'queued',
      question: null,
      answer: writeAnswer(row, answer, by),
      job_id: jobId,
      attempts: 0,
      step: 'Waiting to go on',
      fraction: null,
    },
    text: answer.approved ? 'Approved' : 'Declined',
  });
}
