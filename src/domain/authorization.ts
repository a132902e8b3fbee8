/**
 * The one table of roles and permissions (PRODUCT §13: eight roles); `policy/policy.ts` decides by it.
 * A permission names a resource and an act; a grant says over whose records it reaches.
 */

/** admin = org_admin, developer = user. */
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

export const permissions = [
  'organization:read',
  'organization:write',
  'user:read',
  'user:write',
  'client:read',
  'client:write',
  'project:read',
  'project:write',
  'document:read',
  'document:write',
  'document:decide',
  'rate:write',
  'time:read',
  'time:write',
  'timesheet:read',
  'timesheet:submit',
  'timesheet:comment',
  'timesheet:decide',
  'invoice:read',
  'invoice:write',
  'invoice:issue',
  'invoice:send',
  'payment:write',
  'cost:read',
  'cost:write',
  'request:read',
  'request:write',
  'request:approve',
  'finding:read',
  'finding:write',
  'coach:use',
  'spending:read',
  'spending:write',
  'act:read',
  'act:write',
  'model:read',
  'model:write',
  'event:read',
  'job:read',
  'job:write',
  'backup:write',
] as const;
export type Permission = (typeof permissions)[number];

/**
 * `all`: every record of the organization. `own`: only records of the acting user. `client`: of the contact's client.
 * `member`: of the projects of which the user is a member.
 */
export type Grant = 'all' | 'client' | 'member' | 'own';

export type Grants = Readonly<Partial<Record<Permission, Grant>>>;

const everything: Grants = Object.fromEntries(permissions.map((permission) => [permission, 'all']));

const reading: Grants = {
  'organization:read': 'all',
  'user:read': 'all',
  'client:read': 'all',
  'project:read': 'all',
  'document:read': 'all',
  'event:read': 'all',
};

/** The table itself. Read it by `findGrant`; suites plant grants in it that no role has yet. */
export const grantsByRole: Readonly<Record<Role, Grants>> = {
  super_admin: everything,
  org_admin: everything,
  user: {
    ...reading,
    'document:write': 'all',
    'time:read': 'own',
    'time:write': 'own',
    'timesheet:read': 'own',
    'timesheet:submit': 'own',
    'timesheet:comment': 'own',
    'request:read': 'all',
    'request:write': 'all',
    'request:approve': 'all',
    'finding:read': 'all',
    'finding:write': 'all',
    'coach:use': 'own',
    'spending:read': 'own',
    'act:read': 'own',
    'act:write': 'own',
    'model:read': 'all',
    'job:read': 'own',
    'job:write': 'own',
  },
  viewer: {
    ...reading,
    'time:read': 'all',
    'timesheet:read': 'all',
    'request:read': 'all',
    'finding:read': 'all',
    'act:read': 'own',
  },
  support_agent: { 'organization:read': 'all', 'user:read': 'all' },
  billing_admin: {
    ...reading,
    'client:write': 'all',
    'time:read': 'all',
    'timesheet:read': 'all',
    'invoice:read': 'all',
    'invoice:write': 'all',
    'invoice:issue': 'all',
    'invoice:send': 'all',
    'payment:write': 'all',
    'act:read': 'own',
    'act:write': 'own',
  },
  approver: {
    ...reading,
    'time:read': 'all',
    'timesheet:read': 'all',
    'timesheet:comment': 'all',
    'timesheet:decide': 'all',
    'document:decide': 'all',
    'act:read': 'own',
    'act:write': 'own',
  },
  client: {},
};

/** How far `permission` reaches for `role`; undefined when it is refused. */
export function findGrant(role: Role, permission: Permission): Grant | undefined {
  return grantsByRole[role][permission];
}
