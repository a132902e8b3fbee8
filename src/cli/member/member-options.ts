/** Options of `vireo member`, apart from what they lead to. */
import type { BackendOptions } from '../backend/backend-options.ts';
import { CliError } from '../io.ts';

export const memberRoles = [
  'org_admin',
  'user',
  'viewer',
  'support_agent',
  'billing_admin',
  'approver',
] as const;
export type MemberRole = (typeof memberRoles)[number];

export interface ListMembersOptions extends BackendOptions {
  readonly deactivated?: boolean;
}

export interface LimitOptions extends BackendOptions {
  readonly currency?: string;
}

export function readRole(said: string): MemberRole {
  const role = memberRoles.find((one) => one === said);
  if (role === undefined) throw new CliError('usage', `"${said}" is no role.`);
  return role;
}
