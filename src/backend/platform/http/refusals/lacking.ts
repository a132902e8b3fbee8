/** What is said of a right that is missing: which one, and whether it is the role or the key that lacks it. */
import type { Permission } from '../../../../domain/authorization.ts';
import { type Actor, isPerson } from '../../../../domain/policy/actor.ts';
import { isForKeys } from '../../../../domain/policy/key-permissions.ts';
import { type Text, text } from '../../../../words/text.ts';
import type { Reads } from '../../reach/reads.ts';
import type { TableName } from '../../reach/table-scope.ts';
import { ApiError, invalidField } from '../api-error.ts';

/** A sentence; `actor` lacks `permission`. */
export function describeLacking(actor: Actor, permission: Permission): Text {
  if (actor.kind === 'operator')
    return text`An operator looks at an organization, and may not do this (${permission}).`;
  if (actor.kind === 'key') {
    if (!isForKeys(permission)) return text`No key may do this (${permission}): sign in.`;
    if (!actor.permissions.includes(permission)) return text`This key lacks the scope ${permission}.`;
  }
  return isPerson(actor)
    ? text`The role ${actor.role} may not do this (${permission}).`
    : text`Only a person of the practice may do this.`;
}

export function lacking(actor: Actor, permission: Permission): ApiError {
  return new ApiError('forbidden', describeLacking(actor, permission));
}

const absent = {
  clients: [text`there is no such client`, text`there is no such client that you can see`],
  invoices: [text`there is no such invoice`, text`there is no such invoice that you can see`],
  projects: [text`there is no such project`, text`there is no such project that you can see`],
  tasks: [text`there is no such task`, text`there is no such task that you can see`],
  timesheets: [text`there is no such timesheet`, text`there is no such timesheet that you can see`],
  users: [text`there is no such person`, text`there is no such person that you can see`],
} as const satisfies Partial<Record<TableName, readonly [whole: Text, part: Text]>>;

/**
 * Of a record that a request names in `field`, and that its sender does not find: that there is none is said where they would see
 * it, the right that is missing where they see none of the kind.
 */
export function refuseNamed(reads: Reads, table: keyof typeof absent, field: string): ApiError {
  const { grant, permission } = reads.rightTo(table);
  if (grant === undefined && permission !== undefined) {
    const issue = text`needs ${permission}`;
    return new ApiError('forbidden', describeLacking(reads.actor, permission), [{ field, issue }]);
  }
  const [whole, part] = absent[table];
  return invalidField(field, grant === 'all' ? whole : part);
}
