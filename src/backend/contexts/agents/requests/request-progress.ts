/** Passes an agent's progress on: to listeners a few times a second, to the record once a second; the last always. */

import type { WorkProgress } from '../../../../contract/work/work-messages.ts';
import type { SystemActor } from '../../../../domain/policy/actor.ts';
import { ignore } from '../../../../workspace/ignore-error.ts';
import type { PlacedMachine } from '../../../platform/work/work.ts';
import type { RequestPorts } from './requests.ports.ts';
import { saveMachine, saveProgress } from './requests.repository.ts';

const publishEveryMs = 150;
const saveEveryMs = 1_000;

export interface ProgressReporter {
  report(progress: WorkProgress): void;
  /** On which machine it is; null where it waits for one. */
  place(machine: PlacedMachine | null): void;
  /** Waits for what is still being saved. */
  end(): Promise<void>;
}

export function createProgressReporter(
  { hub, writes }: Pick<RequestPorts, 'hub' | 'writes'>,
  actor: SystemActor,
  requestId: string,
): ProgressReporter {
  let publishedAt = Number.NEGATIVE_INFINITY;
  let savedAt = Number.NEGATIVE_INFINITY;
  let saving: Promise<void> = Promise.resolve();
  const rows = writes(actor);

  function keep(write: () => Promise<void>): void {
    saving = saving
      .then(write)
      .catch((error: unknown) => ignore(error, 'progress is shown, not kept: the run itself goes on'));
  }

  return {
    report(progress) {
      const now = performance.now();
      if (now - publishedAt >= publishEveryMs) {
        publishedAt = now;
        const { step, fraction } = progress;
        hub.publish(actor.organizationId, [
          { progress: { requestId, step, ...(fraction !== undefined && { fraction }) } },
        ]);
      }
      if (now - savedAt >= saveEveryMs) {
        savedAt = now;
        const { step, fraction = null } = progress;
        keep(async () => await saveProgress(rows, requestId, { step, fraction }));
      }
    },
    // Where it waits for one, it waits for that on which it began.
    place: (machine) =>
      keep(async () => {
        const placed = machine === null ? { machine: '' } : { machine: machine.name, machine_id: machine.id };
        await saveMachine(rows, requestId, placed);
      }),
    async end() {
      await saving;
    },
  };
}
