/** Who the practice is: the organization and its people. */
import type { Person } from '../../../domain/policy/actor.ts';
import type { Host } from '../../platform/host.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import type { Mounted } from '../../platform/slice.ts';
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

export async function findActor(reads: Reads, id: string): Promise<Person | undefined> {
  const user = await reads
    .whole('users', 'a job acts for whoever asked for it')
    .select(['organization_id', 'role'])
    .where('id', '=', id)
    .executeTakeFirst();
  return user && { kind: 'user', userId: id, organizationId: user.organization_id, role: user.role };
}

/** Ports for the contexts above. */
export const account = {
  addUser,
  countPeople,
  deleteUnusedUsers,
  findActor,
  findEmail,
  findOrganization,
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

export function mountAccount(
  host: Host,
  needs: Pick<OrganizationPorts, 'followCountry'> & Pick<KeysSlicePorts, 'takeGate'>,
): readonly Mounted[] {
  return [
    organizationsSlice.mount({ ...host, ...needs }),
    usersSlice.mount(host),
    keysSlice.mount({ ...host, ...needs, findPerson: findActor }),
  ];
}
