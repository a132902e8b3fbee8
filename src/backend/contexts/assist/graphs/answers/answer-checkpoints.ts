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
  { db, unitOfWork }: SlicePorts,
  run: Pick<HostedRun, 'id' | 'actor' | 'from'>,
): WorkAnswerers {
  const { actor, from } = run;
  const key = { organizationId: actor.organizationId, runId: run.id };
  return {
    'checkpoint-load': async ({ thread, namespace, id }) =>
      (await listCheckpoints(db, key, { thread, namespace, id, limit: 1 }))[0] ?? null,
    'checkpoint-list': async ({ kind: _, ...wanted }) => await listCheckpoints(db, key, wanted),
    'checkpoint-origin': async ({ thread }) => {
      if (from === undefined) return null;
      const wanted = { thread, namespace: '', id: from.checkpoint };
      return (await listCheckpoints(db, { ...key, runId: from.run }, wanted))[0] ?? null;
    },
    'checkpoint-put': async ({ kept }) => {
      await unitOfWork.write(actor, async ({ trx, now }) => {
        if (kept.parent === null) await forgetOldRuns(trx, actor.organizationId, now);
        await putCheckpoint(trx, key, { kept, now });
      });
      return null;
    },
    'checkpoint-writes': async (ask) => {
      await unitOfWork.write(actor, async ({ trx }) => await putWrites(trx, key, ask));
      return null;
    },
    'checkpoint-delete': async ({ thread }) => {
      await unitOfWork.write(actor, async ({ trx }) => await deleteThread(trx, key, thread));
      return null;
    },
  };
}
