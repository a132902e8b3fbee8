/**
 * The job that sees to an import which is written in pieces: enqueued with the first piece, it waits until the writing has
 * ended, and clears what is left when the process that wrote has died.
 */
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { SystemActor } from '../../../../../../domain/policy/actor.ts';
import type { JobHandler, NewJob } from '../../../../../platform/jobs/job-queue.ts';
import type { TimeImportPorts } from '../imports.ports.ts';
import type { TimeImportRow } from '../imports.repository.ts';
import type { RunningImports } from '../running-imports.ts';
import { clearImport } from './clear-import.ts';
import { findUnfinished } from './unfinished-imports.repository.ts';

export const remainsJobKind = 'time-import-remains';

const payloadSchema = z.object({ importId: z.string() });
const lookEveryMs = 500;
/** Such as on a full disk. */
const maxAttempts = 10;
const tryAgainMs = 15 * 60_000;

export function remainsJob({ id, organization_id }: TimeImportRow): NewJob {
  return {
    kind: remainsJobKind,
    organizationId: organization_id,
    payload: { importId: id } satisfies z.input<typeof payloadSchema>,
    maxAttempts,
  };
}

/** What is left is cleared whatever its importer may do by then. */
export function remainsActor(organizationId: string): SystemActor {
  return { kind: 'system', organizationId, task: remainsJobKind };
}

export function createRemainsHandler(ports: TimeImportPorts, runs: RunningImports): JobHandler {
  return {
    concurrency: 4,
    async run({ organizationId, payload, signal, progressed }) {
      const { importId } = payloadSchema.parse(payload);
      for (;;) {
        await runs.ended(organizationId, importId);
        const row = await findUnfinished(ports.reads(remainsActor(organizationId)));
        if (row?.id !== importId) return;
        // Asked for once more under the same id.
        if (runs.find(organizationId, importId) !== undefined) continue;
        if (ports.jobs.exclusive || (row.writing_until ?? 0) <= ports.clock()) {
          await clearImport(ports, { actor: remainsActor(organizationId), row, progressed });
          return;
        }
        await delay(lookEveryMs, undefined, { signal });
      }
    },
    // Until it is cleared nothing is submitted or billed: it is tried for as long as it takes.
    async failed({ organizationId, payload }) {
      const row = await findUnfinished(ports.reads(remainsActor(organizationId)));
      if (row?.id !== payloadSchema.parse(payload).importId) return;
      await ports.unitOfWork.write(remainsActor(organizationId), async ({ trx, now }) => {
        await ports.jobs.enqueue(trx, { ...remainsJob(row), runAt: now + tryAgainMs });
      });
    },
  };
}
