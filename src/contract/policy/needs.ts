/**
 * What a command, a view or a button of a page asks of the user's role: a permission, at any reach, or over every record of
 * the organization (`project:write:all`: a developer changes their projects, and adds none).
 */
import type { Permission } from '../../domain/authorization.ts';

export type Need = Permission | `${Permission}:all`;

/** Set while the role of the user does not meet the need. */
export function refusalKey(need: Need): `vireo.refused.${string}` {
  return `vireo.refused.${need.replaceAll(':', '.')}`;
}
