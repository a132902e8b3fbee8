/** Options of `vireo member`, apart from what they lead to. */
import type { BackendOptions } from '../backend/backend-options.ts';

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
