/** Who the practice is: the organization and its people. */
import type { Person } from '../../../domain/policy/actor.ts';
import type { Host } from '../../platform/host.ts';
import type { Mounted } from '../../platform/slice.ts';
import type { Reader } from '../../schema.ts';
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

async function findActor(db: Reader, organizationId: string, userId: string): Promise<Person | undefined> {
  const user = await findUser(db, organizationId, userId);
  return user && { kind: 'user', userId, organizationId, role: user.role };
}

/** Ports for the contexts above. */
export const account = {
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

export function mountAccount(
  host: Host,
  needs: Pick<OrganizationPorts, 'followCountry'>,
): readonly Mounted[] {
  return [organizationsSlice.mount({ ...host, ...needs }), usersSlice.mount(host)];
}
