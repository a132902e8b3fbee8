/** Keeps the checkpoints of a run's graphs. */
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';
import {
  deleteThread,
  forgetOldRuns,
  listCheckpoints,
  putCheckpoint,
  putWrites,
} from '../checkpoints.repository.ts';

export function answerCheckpoints(
  { reads, unitOfWork }: SlicePorts,
  run: Pick<HostedRun, 'id' | 'actor' | 'from'>,
): WorkAnswerers {
  const { id: runId, actor, from } = run;
  return {
    'checkpoint-load': async ({ thread, namespace, id }) =>
      (await listCheckpoints(reads(actor), runId, { thread, namespace, id, limit: 1 }))[0] ?? null,
    'checkpoint-list': async ({ kind: _, ...wanted }) => await listCheckpoints(reads(actor), runId, wanted),
    'checkpoint-origin': async ({ thread }) => {
      if (from === undefined) return null;
      const wanted = { thread, namespace: '', id: from.checkpoint };
      return (await listCheckpoints(reads(actor), from.run, wanted))[0] ?? null;
    },
    'checkpoint-put': async ({ kept }) => {
      await unitOfWork.write(actor, async (work) => {
        if (kept.parent === null) await forgetOldRuns(work);
        await putCheckpoint(work.writes, runId, { kept, now: work.now });
      });
      return null;
    },
    'checkpoint-writes': async (ask) => {
      await unitOfWork.write(actor, async ({ writes }) => await putWrites(writes, runId, ask));
      return null;
    },
    'checkpoint-delete': async ({ thread }) => {
      await unitOfWork.write(actor, async ({ writes }) => await deleteThread(writes, runId, thread));
      return null;
    },
  };
}
