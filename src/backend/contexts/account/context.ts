/** Who the practice is: the organization and its people. */
import type { Person } from '../../../domain/policy/actor.ts';
import type { Host } from '../../platform/host.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import type { Mounted } from '../../platform/slice.ts';
import { endKeysOf } from './keys/end-keys.ts';
import { type KeysSlicePorts, keysSlice } from './keys/keys.slice.ts';
import {
  findOrganization,
  loadCountry,
  loadSelfApproval,
  loadTimePolicy,
  loadWeekPractice,
} from './organizations/organizations.repository.ts';
import type { OrganizationPorts } from './organizations/organizations.service.ts';
import { organizationsSlice } from './organizations/organizations.slice.ts';
import { deleteUnusedUsers } from './users/delete-unused-users.ts';
import type { OnDeactivated } from './users/memberships.service.ts';
import {
  countPeople,
  findEmail,
  findUser,
  holdUser,
  listAddressesOfPeople,
  listNamesOfPeople,
  listPeople,
} from './users/users.repository.ts';
import { addUser } from './users/users.service.ts';
import { usersSlice } from './users/users.slice.ts';

/** Undefined where they were deactivated, too. */
export async function findActor(reads: Reads, id: string): Promise<Person | undefined> {
  const user = await reads
    .whole('users', 'a job acts for whoever asked for it')
    .select(['organization_id', 'role'])
    .where('id', '=', id)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  return user && { kind: 'user', userId: id, organizationId: user.organization_id, role: user.role };
}

/** Whom something can be given to do. */
async function findPresentUser(reads: Reads, id: string): ReturnType<typeof findUser> {
  const user = await findUser(reads, id);
  return user?.deactivated_at === null ? user : undefined;
}

/** Ports for the contexts above. */
export const account = {
  addUser,
  countPeople,
  deleteUnusedUsers,
  findActor,
  findEmail,
  findOrganization,
  findPresentUser,
  findUser,
  holdUser,
  listAddressesOfPeople,
  listNamesOfPeople,
  listPeople,
  loadCountry,
  loadSelfApproval,
  loadTimePolicy,
  loadWeekPractice,
};

export interface AccountNeeds
  extends Pick<OrganizationPorts, 'followCountry'>,
    Pick<KeysSlicePorts, 'takeGate' | 'endConnections'> {
  /** What is known of a key was changed. */
  readonly forgetKey: (keyId: string) => void;
  /** What ends with a membership beside keys and schedules: sessions of a server. */
  readonly onDeactivated?: readonly OnDeactivated[] | undefined;
}

export function mountAccount(host: Host, needs: AccountNeeds): readonly Mounted[] {
  const endKeys: OnDeactivated = async (work, { userId }) =>
    await endKeysOf(work, { userId, forget: needs.forgetKey });
  const restSchedules: OnDeactivated = async (work, { userId }) => await host.schedules.restOf(work, userId);
  const onDeactivated = [endKeys, restSchedules, ...(needs.onDeactivated ?? [])];
  return [
    organizationsSlice.mount({ ...host, ...needs }),
    usersSlice.mount({ ...host, onDeactivated }),
    keysSlice.mount({ ...host, ...needs, findPerson: findActor }),
  ];
}
