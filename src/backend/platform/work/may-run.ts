/** Whether a run may begin, or begin again, that its person asked for some time ago: by what they may now. */
import type { Person } from '../../../domain/policy/actor.ts';
import { grantOf } from '../../../domain/policy/policy.ts';
import { JobRefused } from '../jobs/job-queue.ts';

export const personIsGone = 'Who asked for it is no longer a member of the organization.';

/** @throws JobRefused */
export function requireMayRun(actor: Person): void {
  if (grantOf(actor, 'request:write') === undefined)
    throw new JobRefused(
      `Who asked for it has the role ${actor.role} now, which may not do this (request:write).`,
    );
}
