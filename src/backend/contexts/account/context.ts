/** Who the practice is: the organization and its people. */
import type { Person } from '../../../domain/policy/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Host } from '../../platform/host.ts';
import type { OpenConnections } from '../../platform/http/team/open-connections.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import { justRead } from '../../platform/rights/actor-reading.ts';
import type { Mounted } from '../../platform/slice.ts';
import { acceptInvitation, findInvitation, findInviter } from './invitations/accept-invitation.ts';
import { invitationsSlice } from './invitations/invitations.slice.ts';
import { endKeysOf } from './keys/end-keys.ts';
import type { KeyDoor } from './keys/key-door.ts';
import { type KeysSlicePorts, keysSlice } from './keys/keys.slice.ts';
import {
  findOrganization,
  findOrganizationName,
  loadCountry,
  loadSelfApproval,
  loadTimePolicy,
  loadWeekPractice,
} from './organizations/organizations.repository.ts';
import type { OrganizationPorts } from './organizations/organizations.service.ts';
import { organizationsSlice } from './organizations/organizations.slice.ts';
import { findPerson, readActorAgain } from './read-actor-again.ts';
import type { TeamOptions } from './sessions/team-options.ts';
import { loadApprovalLimit } from './users/approval-limit.ts';
import { deleteUnusedUsers } from './users/delete-unused-users.ts';
import type { EndTimer } from './users/end-timer-by-role.ts';
import type { OnDeactivated } from './users/memberships.service.ts';
import {
  countPeople,
  findEmail,
  findLanguage,
  findUser,
  holdUser,
  listAddressesOfPeople,
  listAdministrators,
  listNamesOfPeople,
  listPeople,
} from './users/users.repository.ts';
import { addUser } from './users/users.service.ts';
import { usersSlice } from './users/users.slice.ts';

/** Of the person who asked for a job, with the instant at which they were read. */
const findActorBy =
  (clock: Clock) =>
  async (reads: Reads, id: string): Promise<Person | undefined> => {
    const person = await findPerson(reads, id);
    return person && justRead(person, clock);
  };

/** Who can sign in: the owner alone, as at an embedded backend, whatever people an import brought; or all people. */
export type SignIn = 'owner' | 'people';

/** Counts the people who can sign in. */
const countSignInsBy = (signIn: SignIn) => (signIn === 'owner' ? async () => 1 : countPeople);

/** Whom something can be given to do. */
async function findPresentUser(reads: Reads, id: string): ReturnType<typeof findUser> {
  const user = await findUser(reads, id);
  return user?.deactivated_at === null ? user : undefined;
}

/** Ports for the contexts above. */
export const account = {
  acceptInvitation,
  addUser,
  countSignInsBy,
  deleteUnusedUsers,
  findActorBy,
  findEmail,
  findInvitation,
  findInviter,
  findLanguage,
  findOrganization,
  findOrganizationName,
  findPresentUser,
  findUser,
  holdUser,
  listAddressesOfPeople,
  listAdministrators,
  listNamesOfPeople,
  listPeople,
  loadApprovalLimit,
  loadCountry,
  loadSelfApproval,
  loadTimePolicy,
  loadWeekPractice,
  readActorAgain,
};

export interface AccountNeeds
  extends Pick<OrganizationPorts, 'followCountry'>,
    Pick<KeysSlicePorts, 'takeGate'>,
    Pick<KeyDoor, 'forget'> {
  /** Open by a key or a session, with which they end. */
  readonly connections: OpenConnections;
  /** Where people join; absent where nobody does. */
  readonly publicUrl?: string | undefined;
  /** What ends with a membership beside keys, schedules and sessions. */
  readonly onDeactivated?: readonly OnDeactivated[] | undefined;
  /** Of who may record no time any more. */
  readonly endTimer: EndTimer;
  /** Where people sign in. */
  readonly team?: TeamOptions | undefined;
}

export function mountAccount(host: Host, needs: AccountNeeds): readonly Mounted[] {
  const { connections, team } = needs;
  const endConnections = (keyId: string) =>
    connections.endWhere((actor) => actor.kind === 'key' && actor.keyId === keyId);
  const forget = (keyId: string) => {
    needs.forget(keyId);
    endConnections(keyId);
  };
  const endKeys: OnDeactivated = async (work, { userId }) => await endKeysOf(work, { userId, forget });
  const restSchedules: OnDeactivated = async (work, { userId }) => await host.schedules.restOf(work, userId);
  const endSecrets: OnDeactivated = async (work, person) => await host.secrets.removeOf(person, work);
  const more = [...(needs.onDeactivated ?? []), ...(team?.onDeactivated ?? [])];
  return [
    organizationsSlice.mount({ ...host, ...needs }),
    usersSlice.mount({
      ...host,
      endTimer: needs.endTimer,
      onDeactivated: [endKeys, restSchedules, endSecrets, ...more],
    }),
    invitationsSlice.mount({ ...host, findOrganization, publicUrl: needs.publicUrl }),
    keysSlice.mount({ ...host, ...needs, endConnections, findPerson }),
    ...(team?.mount(host) ?? []),
  ];
}
