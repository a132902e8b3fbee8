/** Ending and resuming memberships, leaving, and handing an organization over. */
import type { MembershipAct } from '../../../../domain/policy/memberships.ts';
import { text } from '../../../../words/text.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { type EndTimer, endTimerByRole } from './end-timer-by-role.ts';
import { judgeOf, requireActs, requireOtherAdministrator } from './judge-membership.ts';
import { endMembership, type UserRow, updateUser } from './users.repository.ts';
import type { TransferOwnership, User } from './users.schema.ts';
import { loadUser, toUser } from './users.service.ts';

export interface Deactivated {
  readonly organizationId: string;
  readonly userId: string;
}

/** Ends, in the transaction that ends the membership, what acts for the person: keys, schedules, sessions. */
export type OnDeactivated = (work: Work, who: Deactivated) => Promise<void>;

export interface MembershipPorts extends SlicePorts {
  readonly onDeactivated: readonly OnDeactivated[];
  readonly endTimer: EndTimer;
}

interface On {
  readonly id: string;
  readonly expected?: number | undefined;
}

export interface MembershipsService {
  /** Said again it changes nothing, as with the next. */
  deactivate(caller: Caller, on: On): Promise<User>;
  reactivate(caller: Caller, on: On): Promise<User>;
  leave(caller: Caller): Promise<User>;
  /** The person becomes an administrator, and who hands over what they say. */
  transfer(caller: Caller, on: On, input: TransferOwnership): Promise<User>;
}

export function createMembershipsService(ports: MembershipPorts): MembershipsService {
  const write = async <T>({ actor }: Caller, act: (work: Work) => Promise<T>) =>
    await ports.unitOfWork.write(actor, act);
  return {
    deactivate: async (caller, on) =>
      await write(caller, async (work) => {
        const { judge, row } = await loadToActOn(work, caller, { ...on, act: 'deactivate' });
        if (row.deactivated_at !== null) return toUser(row);
        requireOtherAdministrator(judge, row);
        return await end(work, ports, { row, because: 'deactivated' });
      }),

    reactivate: async (caller, on) =>
      await write(caller, async (work) => {
        const { row } = await loadToActOn(work, caller, { ...on, act: 'reactivate' });
        if (row.deactivated_at === null) return toUser(row);
        return await change(work, row, { type: 'user.reactivated', with: { deactivated_at: null } });
      }),

    leave: async (caller) =>
      await write(caller, async (work) => {
        const judge = await judgeOf(work.reads, caller);
        requireOtherAdministrator(judge, judge.self);
        return await end(work, ports, { row: judge.self, because: 'left' });
      }),

    transfer: async (caller, on, { role }) =>
      await write(caller, async (work) => {
        const { judge, row } = await loadToActOn(work, caller, { ...on, act: 'transfer' });
        const { self: own } = judge;
        if (row.id === own.id) throw new ApiError('conflict', 'The organization is yours already.');
        if (row.deactivated_at !== null) throw new ApiError('conflict', text`${row.name} was deactivated.`);
        requireActs(judge, 'role', role);
        const after = await change(work, row, { type: 'user.changed', with: { role: 'org_admin' } });
        await endTimerByRole(work, ports.endTimer, { row: own, role });
        await change(work, own, { type: 'user.changed', with: { role } });
        return after;
      }),
  };
}

async function loadToActOn(
  work: Work,
  caller: Caller,
  { id, expected, act }: On & { readonly act: MembershipAct },
) {
  const judge = await judgeOf(work.reads, caller);
  const row = await loadUser(work.reads, id);
  requireVersion(row, expected);
  requireActs(judge, act, row.role);
  return { judge, row };
}

async function end(
  work: Work,
  { onDeactivated, endTimer }: MembershipPorts,
  { row, because }: { readonly row: UserRow; readonly because: 'deactivated' | 'left' },
): Promise<User> {
  const { writes, now, log } = work;
  const who = { organizationId: row.organization_id, userId: row.id };
  await endTimer(work, { ...who, because });
  const after = toUser(await endMembership(writes, row, now));
  await log({ type: 'user.deactivated', id: row.id, version: after.version, before: toUser(row), after });
  for (const act of onDeactivated) await act(work, who);
  return after;
}

async function change(
  { writes, now, log }: Work,
  row: UserRow,
  {
    type,
    with: columns,
  }: { readonly type: 'user.changed' | 'user.reactivated'; readonly with: Partial<UserRow> },
): Promise<User> {
  const after = toUser(await updateUser(writes, row, { ...columns, updated_at: now }));
  await log({ type, id: row.id, version: after.version, before: toUser(row), after });
  return after;
}
