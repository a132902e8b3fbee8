/**
 * Whether anything leaves the practice by itself. After a restore, on a copied data folder and in the demo nothing does until a
 * person has seen what would go out, and releases it (ARCHITECTURE D26).
 */
import type { SystemActor } from '../../../domain/policy/actor.ts';
import type { Db } from '../../schema.ts';
import type { SlicePorts } from '../ports.ts';
import type { Reads } from '../reach/reads.ts';
import type { Work } from '../unit-of-work.ts';
import { findRest, listOrganizationIds, putRest } from './outgoing.repository.ts';
import type { RestReason } from './rest-reason.ts';

/** What waits to leave, as a person is shown it before they release it. */
export interface OutgoingItem {
  readonly kind: 'mail' | 'webhook' | 'schedule';
  readonly id: string;
  /** What it is: a subject, a kind of schedule. */
  readonly title: string;
  /** Whom it goes to, of a webhook its host; null where that is decided when it runs. */
  readonly to: string | null;
  /** Since when it waits, or when it is due; epoch milliseconds. */
  readonly at: number;
}

/** What sends by itself: it stops and goes on with the others. */
export interface OutgoingDoor {
  /** In the transaction that stops all. */
  rest?(work: Work): Promise<void>;
  /** In the transaction that releases all. */
  release(work: Work): Promise<void>;
  /** What would leave, at rest or not. */
  list(reads: Reads): Promise<readonly OutgoingItem[]>;
}

export interface Outgoing {
  /** Before the app is ready. */
  add(door: OutgoingDoor): void;
  readonly doors: readonly OutgoingDoor[];
  /** Of the organization that is read. */
  rests(reads: Reads): Promise<boolean>;
  /** Why; undefined where it does not rest. */
  restReason(reads: Reads): Promise<RestReason | undefined>;
  /** Nothing leaves from now on, of organizations where something waits to. */
  rest(reason: RestReason): Promise<void>;
}

export function outgoingActor(organizationId: string): SystemActor {
  return { kind: 'system', organizationId, task: 'outgoing' };
}

/** Where nothing waits, nothing can leave twice. */
async function isEmpty(doors: readonly OutgoingDoor[], reads: Reads): Promise<boolean> {
  for (const door of doors) if ((await door.list(reads)).length > 0) return false;
  return true;
}

type OutgoingPorts = Pick<SlicePorts, 'unitOfWork'> & { readonly db: Db };

export function createOutgoing({ db, unitOfWork }: OutgoingPorts): Outgoing {
  // process-local: what slices add as the app is built; on several: nothing.
  const doors: OutgoingDoor[] = [];
  return {
    doors,
    add: (door) => void doors.push(door),
    rests: async (reads) => (await findRest(reads)) !== undefined,
    restReason: async (reads) => (await findRest(reads))?.reason,
    async rest(reason) {
      for (const organizationId of await listOrganizationIds(db))
        await unitOfWork.write(outgoingActor(organizationId), async (work) => {
          if (reason !== 'demo' && (await isEmpty(doors, work.reads))) return;
          await putRest(work.writes, { reason, now: work.now });
          for (const door of doors) await door.rest?.(work);
        });
    },
  };
}
