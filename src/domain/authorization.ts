/**
 * The one table of roles and permissions (PRODUCT §13: eight roles); `policy/policy.ts` decides by it.
 * A permission names a resource and an act; a grant says over whose records it reaches. Slices of the backend declare them.
 */
import { isForOperators } from './policy/operator-permissions.ts';
import { grantsOfSlices } from './policy/permissions.generated.ts';

/** admin = org_admin, developer = user. `super_admin` is the operator of a server, and the role of nobody of an organization. */
export const roles = [
  'super_admin',
  'org_admin',
  'user',
  'viewer',
  'support_agent',
  'billing_admin',
  'approver',
  'client',
] as const;
export type Role = (typeof roles)[number];

/** What they may, no slice declares: an administrator all of it, the operator of the server what `isForOperators` says. */
export type AdministratorRole = 'super_admin' | 'org_admin';

export type Permission = keyof typeof grantsOfSlices;

export const permissions = Object.keys(grantsOfSlices) as [Permission, ...Permission[]];

/**
 * `all`: every record of the organization. `own`: only records of the acting user. `client`: of the contact's client.
 * `member`: for looking, their own and those of the projects of which they are a member; for changing, those of the projects in
 * which they are no viewer. `lead`: likewise of the projects that they lead. Own records of a project are changed while one works
 * in it.
 */
export type Grant = 'all' | 'client' | 'lead' | 'member' | 'own';

export type Grants = Readonly<Partial<Record<Permission, Grant>>>;

/** The table itself. Read it by `findGrant`; suites plant grants in it that no role has yet. */
export const grantsByRole = Object.fromEntries(roles.map((role) => [role, grantsOf(role)])) as Readonly<
  Record<Role, Grants>
>;

function grantsOf(role: Role): Grants {
  const grants: [string, Readonly<Partial<Record<Role, Grant>>>][] = Object.entries(grantsOfSlices);
  return Object.fromEntries(
    grants.flatMap(([permission, byRole]) => {
      const grant = grantWithout(role, permission) ?? byRole[role];
      return grant === undefined ? [] : [[permission, grant]];
    }),
  );
}

function grantWithout(role: Role, permission: string): Grant | undefined {
  if (role === 'org_admin') return 'all';
  return role === 'super_admin' && isForOperators(permission) ? 'all' : undefined;
}

/** How far `permission` reaches for `role`; undefined when it is refused. */
export function findGrant(role: Role, permission: Permission): Grant | undefined {
  return grantsByRole[role][permission];
}
