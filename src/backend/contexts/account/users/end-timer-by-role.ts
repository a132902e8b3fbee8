/** A timer ends with the right to record time: its owner could not stop it any more. */
import { findGrant, type Role } from '../../../../domain/authorization.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { UserRow } from './users.repository.ts';

/** In the transaction in which the right is lost. */
export type EndTimer = (
  work: Work,
  ending: {
    readonly organizationId: string;
    readonly userId: string;
    readonly because: 'deactivated' | 'left' | 'role';
  },
) => Promise<void>;

/** Nothing where the new role records time. */
export async function endTimerByRole(
  work: Work,
  endTimer: EndTimer,
  { row, role }: { readonly row: UserRow; readonly role: Role },
): Promise<void> {
  if (findGrant(role, 'time:write') !== undefined) return;
  await endTimer(work, { organizationId: row.organization_id, userId: row.id, because: 'role' });
}
