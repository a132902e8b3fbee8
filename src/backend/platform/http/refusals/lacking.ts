/** What is said of a right that is missing: which one, and whether it is the role or the key that lacks it. */
import type { Permission } from '../../../../domain/authorization.ts';
import { type Actor, isPerson } from '../../../../domain/policy/actor.ts';
import { isForKeys } from '../../../../domain/policy/key-permissions.ts';
import type { Reads } from '../../reach/reads.ts';
import type { TableName } from '../../reach/table-scope.ts';
import { ApiError, invalidField } from '../api-error.ts';

/** A sentence; `actor` lacks `permission`. */
export function describeLacking(actor: Actor, permission: Permission): string {
  if (actor.kind === 'operator')
    return `An operator looks at an organization, and may not do this (${permission}).`;
  if (actor.kind === 'key') {
    if (!isForKeys(permission)) return `No key may do this (${permission}): sign in.`;
    if (!actor.permissions.includes(permission)) return `This key lacks the scope ${permission}.`;
  }
  return isPerson(actor)
    ? `The role ${actor.role} may not do this (${permission}).`
    : 'Only a person of the practice may do this.';
}

export function lacking(actor: Actor, permission: Permission): ApiError {
  return new ApiError('forbidden', describeLacking(actor, permission));
}

const absent = {
  clients: ['there is no such client', 'there is no such client that you can see'],
  invoices: ['there is no such invoice', 'there is no such invoice that you can see'],
  projects: ['there is no such project', 'there is no such project that you can see'],
  tasks: ['there is no such task', 'there is no such task that you can see'],
  timesheets: ['there is no such timesheet', 'there is no such timesheet that you can see'],
  users: ['there is no such person', 'there is no such person that you can see'],
} as const satisfies Partial<Record<TableName, readonly [whole: string, part: string]>>;

/**
 * Of a record that a request names in `field`, and that its sender does not find: that there is none is said where they would see
 * it, the right that is missing where they see none of the kind.
 */
export function refuseNamed(reads: Reads, table: keyof typeof absent, field: string): ApiError {
  const { grant, permission } = reads.rightTo(table);
  if (grant === undefined && permission !== undefined) {
    const issue = `needs ${permission}`;
    return new ApiError('forbidden', describeLacking(reads.actor, permission), [{ field, issue }]);
  }
  const [whole, part] = absent[table];
  return invalidField(field, grant === 'all' ? whole : part);
}
