/** What is due at an instant: a request past its deadline fails, a question that nobody answered counts as declined. */
import * as z from 'zod';
import type { Actor } from '../../../../../domain/policy/actor.ts';
import type { JobHandler, RunningJob } from '../../../../platform/jobs/job-queue.ts';
import { isOver, readQuestion } from '../request-view.ts';
import type { RequestPorts } from '../requests.ports.ts';
import { findRequestOfJob } from '../requests.repository.ts';
import { answerRequest } from './answer-request.ts';
import { endRequest } from './end-request.ts';

const payloadSchema = z.object({
  requestId: z.string(),
  what: z.enum(['deadline', 'question']),
  at: z.number(),
});

export function createTimerHandler(ports: RequestPorts): JobHandler {
  return { concurrency: 2, run: async (job) => await runTimer(ports, job) };
}

async function runTimer(ports: RequestPorts, { organizationId, payload }: RunningJob): Promise<void> {
  const { requestId, what, at } = payloadSchema.parse(payload);
  const actor: Actor = { kind: 'system', organizationId, task: 'requests' };
  await ports.unitOfWork.write(actor, async (unit) => {
    const row = await findRequestOfJob(unit.reads, requestId);
    if (row === undefined || isOver(row)) return;
    if (what === 'deadline' && row.deadline_at === at) {
      const error = { code: 'deadline', message: 'It was not done by its deadline.' };
      await endRequest(ports, unit, { row, error });
    }
    if (what === 'question' && readQuestion(row)?.expiresAt === at) {
      const answer = { approved: false, comment: 'Nobody answered in time.' };
      await answerRequest(ports, unit, { row, answer });
    }
  });
  ports.jobs.wake();
}
