/** As what a person is invited, as it stands in the sentence of an invitation. */
import type { Role } from '../../../../domain/authorization.ts';
import { type Text, text } from '../../../../words/text.ts';

export const rolesAsInvited: Readonly<Record<Role, Text>> = {
  org_admin: text`an administrator`,
  user: text`a developer`,
  viewer: text`a viewer`,
  support_agent: text`a support agent`,
  billing_admin: text`a billing administrator`,
  approver: text`an approver`,
  client: text`a client`,
  super_admin: text`an operator`,
};
