/** Rows of docs/permissions.md: what the policy decides beside grants of roles. */
import { roles } from '../../src/domain/authorization.ts';
import { mayActOnMembership, membershipActs } from '../../src/domain/policy/memberships.ts';
import { recordActs } from '../../src/domain/policy/record-acts.ts';

const code = (text: string) => `\`${text}\``;

export function recordActRows(): readonly (readonly string[])[] {
  return Object.entries(recordActs).map(([act, { permission, from, ...rules }]) => [
    act.replace('.', ': '),
    code(permission),
    from.map(code).join(', '),
    'isLimited' in rules ? 'yes' : '',
  ]);
}

export function membershipRows(): readonly (readonly string[])[] {
  return roles.flatMap((actor) =>
    membershipActs
      .map((act) => [
        code(actor),
        act,
        ...roles.map((role) => (mayActOnMembership(actor, act, role) ? 'yes' : '')),
      ])
      .filter((row) => row.includes('yes')),
  );
}
