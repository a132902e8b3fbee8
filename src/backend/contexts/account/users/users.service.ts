/** The use cases of users. */
import { v7 as newId } from 'uuid';
import { notFound } from '../../../platform/http/api-error.ts';
import { requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { limitColumns, noApprovalLimit, toApprovalLimit } from './approval-limit.ts';
import { type EndTimer, endTimerByRole } from './end-timer-by-role.ts';
import { judgeOf, requireActs, requireRole } from './judge-membership.ts';
import { findUser, insertUser, listUsers, type UserRow, updateUser } from './users.repository.ts';
import type { CreateUser, PatchUser, User } from './users.schema.ts';

/**
 * Nobody deletes users: their entries, approvals and invoices stay theirs. The undo of an import takes back whom it made
 * and who has none.
 */
export type UsersService = Omit<ResourceService<User, PageQuery, CreateUser, PatchUser>, 'remove'>;

export interface UserPorts extends SlicePorts {
  readonly endTimer: EndTimer;
}

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    organizationId: row.organization_id,
    name: row.name,
    email: row.email,
    role: row.role,
    approvalLimit: toApprovalLimit(row),
    deactivatedAt: toInstantOrNull(row.deactivated_at),
  };
}

/** The port of those who make people known in a transaction of theirs: they track time, and no more. */
export async function addUser(
  { writes, now, log }: Work,
  organizationId: string,
  { id, name, email }: { readonly id: string; readonly name: string; readonly email: string | null },
): Promise<void> {
  const stamps = { created_at: now, updated_at: now, version: 1 };
  const row: UserRow = {
    id,
    organization_id: organizationId,
    name,
    email,
    role: 'user',
    ...noApprovalLimit,
    language: null,
    deactivated_at: null,
    ...stamps,
  };
  await insertUser(writes, row);
  await log({ type: 'user.created', id, version: 1, after: toUser(row) });
}

export async function loadUser(reads: Reads, id: string): Promise<UserRow> {
  const row = await findUser(reads, id);
  if (!row) {
    throw notFound('user');
  }
  return row;
}

export function createUsersService({ reads: readsOf, unitOfWork, endTimer }: UserPorts): UsersService {
  return {
    async list(caller, query) {
      const rows = await listUsers(readsOf(caller.actor), query);
      return toPage(rows, query.limit, { item: toUser, key: (row) => [row.id, row.id] });
    },

    async get(caller, id) {
      return toUser(await loadUser(readsOf(caller.actor), id));
    },

    async create(caller, input) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        requireActs(await judgeOf(reads, caller), 'invite', input.role);
        const row: UserRow = {
          id: input.id ?? newId(),
          organization_id: caller.actor.organizationId,
          name: input.name,
          email: input.email ?? null,
          role: input.role,
          ...noApprovalLimit,
          language: null,
          deactivated_at: null,
          created_at: now,
          updated_at: now,
          version: 1,
        };
        const existing = await findUser(reads, row.id);
        if (existing) {
          return { created: false, record: requireSame(toUser(existing), toUser(row)) };
        }
        await insertUser(writes, row);
        await log({ type: 'user.created', id: row.id, version: row.version, after: toUser(row) });
        return { created: true, record: toUser(row) };
      });
    },

    async patch(caller, id, input, expected) {
      return await unitOfWork.write(caller.actor, async (work) => {
        const { reads, writes, now, log } = work;
        const role = await requireRole(reads, caller, { id, role: input.role });
        const row = await loadUser(reads, id);
        requireVersion(row, expected);
        if (input.approvalLimit !== undefined) requireActs(await judgeOf(reads, caller), 'role', row.role);
        await endTimerByRole(work, endTimer, { row, role: role ?? row.role });
        const email = input.email === undefined ? row.email : input.email;
        const after = toUser(
          await updateUser(writes, row, {
            name: input.name ?? row.name,
            email,
            role: role ?? row.role,
            ...limitColumns(input.approvalLimit),
            updated_at: now,
          }),
        );
        await log({ type: 'user.changed', id, version: after.version, before: toUser(row), after });
        return after;
      });
    },
  };
}
