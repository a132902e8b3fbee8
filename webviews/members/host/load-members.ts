/** Asks the backend for what the page Members & Keys shows, and judges what the role of the user may do there. */
import type { Key, KeyUse, User } from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import { findGrant, type Permission, type Role, roles } from '../../../src/domain/authorization.ts';
import { isForKeys, keyPermissions } from '../../../src/domain/policy/key-permissions.ts';
import { mayActOnMembership } from '../../../src/domain/policy/memberships.ts';
import type { Resource } from '../../../src/pages/changes.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import type { InvitationRow, KeyRow, MemberRow, MembersContent } from '../messages.ts';
import { loadMemberFacts, type MemberFacts, noFacts, projectsOf } from './member-facts.ts';

export const membersResources: readonly Resource[] = [
  'user',
  'invitation',
  'key',
  'organization',
  'operator',
];

type Ports = Pick<PagePorts, 'backend' | 'clock'>;

/** Use is asked by key: of more than these it is shown once they are fewer. */
const mostCounted = 40;
const shownDays = 30;
const shownOperations = 10;
const dayMs = 86_400_000;

export async function loadMembers({ backend, clock }: Ports): Promise<MembersContent> {
  const me = await backend.ask((api, options) => api.getMe(options));
  const invites = findGrant(me.role, 'user:write') === 'all';
  const [users, keys, invitations, isServer] = await Promise.all([
    loadAll((cursor) =>
      backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
    ),
    loadAll((cursor) =>
      backend.ask((api, options) => api.listKeys({ ...options, query: { limit: 500, ...cursor } })),
    ),
    invites ? loadInvitations({ backend, clock }) : null,
    findServer({ backend, clock }),
  ]);
  const now = clock.now();
  const facts = await loadMemberFacts({ backend, clock }, { me, isServer });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const use = await loadUse({ backend, clock }, keys);
  const grant = findGrant(me.role, 'key:write');
  return {
    type: 'content',
    now: new Date(now).toISOString(),
    today: today(now),
    isServer,
    members: toMembers(users, me, facts).map((row) => ({
      ...row,
      canResetFactor: isServer && row.canResetFactor,
    })),
    showsProjects: facts.showsProjects,
    showsStanding: facts.showsStanding,
    invitations,
    rules: isServer ? await loadRules({ backend, clock }, me) : null,
    looks: isServer ? await loadLooks({ backend, clock }, me) : [],
    invitable: roles.filter((role) => mayActOnMembership(me.role, 'invite', role)),
    keys: keys.map((key) =>
      toKey(key, { me, now, use: use.get(key.id) ?? [], ownerName: names.get(key.userId) ?? '' }),
    ),
    scopes: keyPermissions.filter((scope) => findGrant(me.role, scope) !== undefined),
    canMakeKeys: grant !== undefined,
    canMakeForOrganization: grant === 'all',
  };
}

/** A practice on one machine has no accounts: it knows no such route. */
async function findServer({ backend }: Ports): Promise<boolean> {
  try {
    await backend.ask((api, options) => api.getAccount(options));
    return true;
  } catch (error) {
    if (isApiFailure(error, 'not_found')) return false;
    throw error;
  }
}

async function loadRules({ backend }: Ports, { role }: Me): Promise<MembersContent['rules']> {
  const { requiresSecondFactor } = await backend.ask((api, options) => api.getSignInRules(options));
  return { requiresSecondFactor, canChange: findGrant(role, 'organization:write') === 'all' };
}

/** For roles that may end them. */
async function loadLooks({ backend }: Ports, { role }: Me): Promise<MembersContent['looks']> {
  if (findGrant(role, 'organization:write') !== 'all') return [];
  const { items } = await backend.ask((api, options) => api.listOperatorLooks(options));
  return items.map(({ id, operator, reason, endsAt }) => ({ id, operator, reason, endsAt }));
}

async function loadInvitations({ backend }: Ports): Promise<InvitationRow[]> {
  const all = await loadAll((cursor) =>
    backend.ask((api, options) => api.listInvitations({ ...options, query: { limit: 500, ...cursor } })),
  );
  return all.flatMap(({ id, version, email, role, state, expiresAt }) =>
    state === 'pending' || state === 'expired' ? [{ id, version, email, role, state, expiresAt }] : [],
  );
}

async function loadUse(
  { backend }: Ports,
  keys: readonly Key[],
): Promise<ReadonlyMap<string, KeyUse['items']>> {
  const counted = keys.slice(0, mostCounted).map(async ({ id }) => {
    const { items } = await backend.ask((api, options) => api.getKeyUse({ ...options, path: { id } }));
    return [id, items] as const;
  });
  return new Map(await Promise.all(counted));
}

/** Those who are there first; who acts is judged as the server judges, so that nothing is offered that it refuses. */
export function toMembers(
  users: readonly User[],
  me: Pick<User, 'id' | 'role'>,
  facts: MemberFacts = noFacts,
): MemberRow[] {
  const administrators = users.filter(
    ({ role, deactivatedAt }) => isAdministrator(role) && deactivatedAt === null,
  );
  const isEnded = ({ deactivatedAt }: User) => Number(deactivatedAt !== null);
  const isAlone = users.filter((user) => isEnded(user) === 0).length === 1;
  return users
    .toSorted((one, other) => isEnded(one) - isEnded(other) || one.name.localeCompare(other.name))
    .map((user) => ({
      ...toMember(user, { me, isAlone, isLast: administrators.every(({ id }) => id === user.id) }),
      standing: facts.standing.get(user.id) ?? null,
      projects: projectsOf(user, facts),
    }));
}

const isAdministrator = (role: Role) => role === 'org_admin' || role === 'super_admin';

interface Judging {
  readonly me: Pick<User, 'id' | 'role'>;
  /** No other administrator is there. */
  readonly isLast: boolean;
  readonly isAlone: boolean;
}

function toMember(user: User, judging: Judging): Omit<MemberRow, 'standing' | 'projects'> {
  const { id, version, name, email, role, approvalLimit, createdAt, deactivatedAt } = user;
  const isThere = deactivatedAt === null;
  const isLast = isThere && isAdministrator(role) && judging.isLast;
  return {
    ...{ id, version, name, email, role, approvalLimit, deactivatedAt },
    isLastAdministrator: isLast && !judging.isAlone,
    isMe: id === judging.me.id,
    since: createdAt,
    canLimit: isThere && !judging.isAlone && mayLimit(user, judging.me),
    ...(isThere ? actsOnThere(user, judging.me, isLast) : actsOnEnded(user, judging.me)),
  };
}

/** Of a role that approves weeks; who is alone has nobody else to ask. */
function mayLimit({ role }: User, me: Me): boolean {
  return findGrant(role, 'timesheet:decide') !== undefined && mayActOnMembership(me.role, 'role', role);
}

type Me = Judging['me'];
type Acts = Pick<MemberRow, 'offered' | 'canEnd' | 'canReactivate' | 'canResetFactor' | 'canTransfer'>;

function actsOnThere({ id, role }: User, me: Me, isLast: boolean): Acts {
  const isOther = id !== me.id;
  const changes = !isLast && mayActOnMembership(me.role, 'role', role);
  const offered = changes ? roles.filter((each) => each === role || offers(me.role, each)) : [];
  return {
    offered: offered.length > 1 ? offered : [],
    canEnd: isOther && !isLast && mayActOnMembership(me.role, 'deactivate', role),
    canReactivate: false,
    canResetFactor: isOther && mayActOnMembership(me.role, 'second_factor', role),
    canTransfer: isOther && !isAdministrator(role) && mayActOnMembership(me.role, 'transfer', role),
  };
}

function actsOnEnded({ role }: User, me: Me): Acts {
  const canReactivate = mayActOnMembership(me.role, 'reactivate', role);
  return { offered: [], canEnd: false, canReactivate, canResetFactor: false, canTransfer: false };
}

/** People at clients are contacts: that role is given elsewhere. */
const offers = (own: Role, role: Role) => role !== 'client' && mayActOnMembership(own, 'role', role);

interface KeyFacts {
  readonly me: Pick<User, 'id' | 'role'>;
  readonly now: number;
  readonly use: KeyUse['items'];
  readonly ownerName: string;
}

export function toKey(key: Key, { me, now, use, ownerName }: KeyFacts): KeyRow {
  const { id, version, name, prefix, owner, userId, scopes, addresses, perMinute } = key;
  const { state, createdAt, expiresAt, lastUsedAt, before } = key;
  const grant = findGrant(me.role, 'key:write');
  const isMine = userId === me.id && owner === 'person';
  return {
    ...{ id, version, name, prefix, isMine, addresses, perMinute, expiresAt, lastUsedAt },
    scopes: scopes.filter((scope) => isForKeys(scope)),
    // Those that were revoked are not asked for.
    state: state === 'revoked' ? 'expired' : state,
    ownerName: owner === 'organization' ? null : ownerName,
    madeAt: createdAt,
    before: before && { prefix: before.prefix, endsAt: before.endsAt },
    ...countUse(use, now),
    canChange: grant === 'all' || (grant !== undefined && isMine),
  };
}

/** By UTC day, as it is counted. */
function countUse(use: KeyUse['items'], now: number): Pick<KeyRow, 'days' | 'operations'> {
  const days = Array.from({ length: shownDays }, (_, index) => dayOf(now - (shownDays - 1 - index) * dayMs));
  const byDay = new Map(days.map((day) => [day, 0]));
  const byOperation = new Map<string, number>();
  for (const { day, route, uses } of use) {
    const before = byDay.get(day);
    if (before === undefined) continue;
    byDay.set(day, before + uses);
    byOperation.set(route, (byOperation.get(route) ?? 0) + uses);
  }
  const operations = [...byOperation].map(([name, uses]) => ({ name, uses }));
  return {
    days: [...byDay.values()],
    operations: operations.toSorted((one, other) => other.uses - one.uses).slice(0, shownOperations),
  };
}

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** A permission that the page does not know is none of the user's. */
export function readScopes(scopes: readonly string[]): Permission[] {
  return keyPermissions.filter((scope) => scopes.includes(scope));
}
