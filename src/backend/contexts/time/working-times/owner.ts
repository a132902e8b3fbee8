/** Whose working time a caller may write. */

import { can } from '../../../../domain/policy/policy.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

export interface WorkingTimePorts extends SlicePorts {
  findUser(reads: Reads, id: string): Promise<object | undefined>;
}

/** Who reaches only their own records writes neither another's nor the practice's. */
export function requireOwn({ actor }: Caller, userId: string | null): void {
  if (!can(actor, 'time:write', { organizationId: actor.organizationId, userId })) {
    throw new ApiError('forbidden', 'Your role changes your own working time, and nobody else’s.', [
      { field: 'userId', issue: 'must be your own' },
    ]);
  }
}

export async function requireUser(
  reads: Reads,
  ports: WorkingTimePorts,
  userId: string | null,
): Promise<void> {
  if (userId !== null && !(await ports.findUser(reads, userId))) {
    throw refuseNamed(reads, 'users', 'userId');
  }
}
