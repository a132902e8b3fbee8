/** Who the practice is: the organization and its people. */
import type { Person } from '../../../domain/policy/actor.ts';
import type { Host } from '../../platform/host.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import { byOrganization, wholeWrites } from '../../platform/reach/whole.ts';
import type { Mounted } from '../../platform/slice.ts';
import type { Unused } from '../../platform/unused.ts';
import type { Trx } from '../../schema.ts';
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
import { countPeople, findUser, holdUser, listNamesOfPeople } from './users/users.repository.ts';
import { addUser } from './users/users.service.ts';
import { usersSlice } from './users/users.slice.ts';

async function findActor(reads: Reads, userId: string): Promise<Person | undefined> {
  const user = await findUser(reads, userId);
  return user && { kind: 'user', userId, organizationId: user.organization_id, role: user.role };
}

/** Ports for the contexts above. */
export const accountPorts = {
  addUser,
  countPeople,
  deleteUnusedUsers,
  findActor,
  findOrganization,
  findUser,
  holdUser,
  listNamesOfPeople,
  loadCountry,
  loadSelfApproval,
  loadTimePolicy,
  loadWeekPractice,
};

/** The same for those that have no reads yet. */
export const account = {
  addUser,
  countPeople: byOrganization(countPeople),
  deleteUnusedUsers: async (trx: Trx, unused: Unused) =>
    await deleteUnusedUsers(wholeWrites(trx, unused.organizationId), unused),
  findActor: byOrganization(findActor),
  findOrganization: byOrganization(findOrganization),
  findUser: byOrganization(findUser),
  holdUser: byOrganization(holdUser),
  listNamesOfPeople: byOrganization(listNamesOfPeople),
  loadCountry: byOrganization(loadCountry),
  loadSelfApproval: byOrganization(loadSelfApproval),
  loadTimePolicy: byOrganization(loadTimePolicy),
  loadWeekPractice: byOrganization(loadWeekPractice),
};

export function mountAccount(
  host: Host,
  needs: Pick<OrganizationPorts, 'followCountry'>,
): readonly Mounted[] {
  return [organizationsSlice.mount({ ...host, ...needs }), usersSlice.mount(host)];
}
