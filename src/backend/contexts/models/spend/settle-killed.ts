/** At the start: calls of a process that was killed are settled, as those of an answer that was stopped. */
import type { SystemActor } from '../../../../domain/policy/actor.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Db } from '../../../schema.ts';
import { spendingChanged } from './spend.events.ts';
import { bookLost, holdLedger, listUnsettled } from './spend.repository.ts';

export interface StartPorts extends Pick<SlicePorts, 'unitOfWork'> {
  readonly db: Db;
}

/** One process serves a database: what is open before it answers has nobody who would settle it. */
export async function settleKilled({ db, unitOfWork }: StartPorts): Promise<void> {
  for (const organizationId of await listUnsettled(db)) {
    const actor: SystemActor = { kind: 'system', organizationId, task: 'spending' };
    await unitOfWork.write(actor, async ({ writes, now, log }) => {
      await holdLedger(writes);
      await bookLost(writes, now + 1);
      await log({ type: spendingChanged, id: organizationId, version: 1 });
    });
  }
}
