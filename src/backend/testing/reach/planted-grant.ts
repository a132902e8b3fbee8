/** A grant that no role has, for the length of a test. */
import {
  type Grant,
  type Grants,
  grantsByRole,
  type Permission,
  type Role,
} from '../../../domain/authorization.ts';

const table = grantsByRole as { [role: string]: Grants };

/** The role has these permissions alone, each as far as `grant`, while `act` runs. */
export async function withGrant<T>(
  role: Role,
  { permissions, grant }: { readonly permissions: readonly Permission[]; readonly grant: Grant },
  act: () => Promise<T>,
): Promise<T> {
  return await withGrants(role, Object.fromEntries(permissions.map((one) => [one, grant])), act);
}

/** The role has these grants alone while `act` runs. */
export async function withGrants<T>(role: Role, grants: Grants, act: () => Promise<T>): Promise<T> {
  const before = table[role] ?? {};
  table[role] = grants;
  try {
    return await act();
  } finally {
    table[role] = before;
  }
}
