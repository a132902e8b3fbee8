import assert from 'node:assert/strict';
import type { Key, User } from '../../../src/api-client/index.ts';
import { type Role, roles } from '../../../src/domain/authorization.ts';
import { type MembershipAct, mayActOnMembership } from '../../../src/domain/policy/memberships.ts';
import { endOf } from './key-acts.ts';
import { readScopes, toKey, toMembers } from './load-members.ts';
import { noFacts } from './member-facts.ts';

const user = (id: string, role: Role, change: Partial<User> = {}): User => ({
  id,
  organizationId: 'o',
  name: id,
  email: null,
  role,
  approvalLimit: null,
  deactivatedAt: null,
  version: 1,
  createdAt: '2026-01-05T08:00:00.000Z',
  updatedAt: '2026-01-05T08:00:00.000Z',
  ...change,
});
const ended = { deactivatedAt: '2026-02-01T00:00:00.000Z' };
const rowOf = (users: readonly User[], me: User, id: string) =>
  toMembers(users, me).find((member) => member.id === id);

describe('projects of members', () => {
  const facts = { ...noFacts, projects: new Map([['Mia', ['API', 'Shop']]]) };

  it('are those that they work in, none, or all by their role', () => {
    const people = [user('Mia', 'user'), user('Ada', 'user'), user('Ida', 'viewer')];
    const of = toMembers(people, user('Robin', 'org_admin'), facts).map(({ id, projects }) => [id, projects]);

    assert.deepEqual(Object.fromEntries(of), { Mia: ['API', 'Shop'], Ada: [], Ida: null });
  });
});

describe('members as the page lists them', () => {
  const robin = user('Robin', 'org_admin');

  it('are sorted by name, those who left last', () => {
    const users = [user('Zoe', 'user'), user('Ada', 'user', ended), robin];

    assert.deepEqual(
      toMembers(users, robin).map(({ id }) => id),
      ['Robin', 'Zoe', 'Ada'],
    );
  });

  it('keep the last administrator who is there', () => {
    const users = [robin, user('Ada', 'org_admin', ended), user('Mia', 'user')];
    const row = rowOf(users, robin, 'Robin');

    assert.deepEqual([row?.isLastAdministrator, row?.offered, row?.canEnd], [true, [], false]);
    assert.equal(rowOf(users, robin, 'Ada')?.canReactivate, true);
  });

  it('say nothing of a last administrator to who is alone', () => {
    const row = rowOf([robin, user('Ada', 'org_admin', ended)], robin, 'Robin');

    assert.deepEqual([row?.isLastAdministrator, row?.offered, row?.canEnd], [false, [], false]);
  });

  it('are offered a limit where they approve weeks, and others are there', () => {
    const users = [robin, user('Ada', 'approver'), user('Mia', 'user'), user('Ida', 'approver', ended)];
    const limited = toMembers(users, robin).filter(({ canLimit }) => canLimit);

    assert.deepEqual(
      limited.map(({ id }) => id),
      ['Ada', 'Robin'],
    );
    assert.equal(rowOf(users, user('Mia', 'user'), 'Ada')?.canLimit, false);
    assert.equal(rowOf([robin], robin, 'Robin')?.canLimit, false);
  });

  it('are offered roles and ends where another administrator is there', () => {
    const row = rowOf([robin, user('Ada', 'org_admin')], robin, 'Ada');

    assert.equal(row?.isLastAdministrator, false);
    assert.equal(row?.canEnd, true);
    assert.equal(row?.canTransfer, false);
    assert.ok(row?.offered.includes('viewer'));
    assert.ok(!row?.offered.includes('super_admin'));
    assert.ok(!row?.offered.includes('client'));
  });

  it('end nobody who acts: they leave by themselves', () => {
    const row = rowOf([robin, user('Ada', 'org_admin')], robin, 'Robin');

    assert.deepEqual([row?.isMe, row?.canEnd, row?.canTransfer], [true, false, false]);
  });

  for (const acting of roles) {
    it(`offer ${acting} no act that the server refuses`, () => {
      const me = user('Me', acting);
      const refused = roles.flatMap((role) => {
        const may = (act: MembershipAct, of: Role = role) => mayActOnMembership(acting, act, of);
        const row = rowOf([me, robin, user('Other', role)], me, 'Other');
        const wrongRoles = (row?.offered ?? []).filter(
          (each) => !may('role') || (each !== role && !may('role', each)),
        );
        const acts = {
          end: row?.canEnd && !may('deactivate'),
          transfer: row?.canTransfer && !may('transfer'),
          factor: row?.canResetFactor && !may('second_factor'),
        };
        return wrongRoles.length > 0 || acts.end || acts.transfer || acts.factor ? [role] : [];
      });

      assert.deepEqual(refused, []);
    });
  }
});

describe('a key as the page lists it', () => {
  const now = Date.parse('2026-12-09T14:00:00.000Z');
  const key: Key = {
    ...{ id: 'k', version: 1, name: 'Export', userId: 'Me', owner: 'person', prefix: 'vir_1' },
    ...{ scopes: ['time:read'], addresses: [], perMinute: 600, state: 'active', before: null },
    ...{ createdAt: '2026-12-01T00:00:00.000Z', updatedAt: '2026-12-01T00:00:00.000Z' },
    ...{ expiresAt: null, revokedAt: null, lastUsedAt: null },
  };
  const facts = { me: user('Me', 'user'), now, use: [], ownerName: 'Me' };

  it('counts its use of 30 days, by day and by operation', () => {
    const use = [
      { day: '2026-12-09', route: 'listClients', uses: 2 },
      { day: '2026-12-09', route: 'listProjects', uses: 5 },
      { day: '2026-12-08', route: 'listClients', uses: 1 },
      { day: '2026-11-09', route: 'listClients', uses: 9 },
    ];
    const { days, operations } = toKey(key, { ...facts, use });

    assert.equal(days.length, 30);
    assert.deepEqual(days.slice(-2), [1, 7]);
    assert.equal(
      days.reduce((sum, each) => sum + each, 0),
      8,
    );
    assert.deepEqual(operations, [
      { name: 'listProjects', uses: 5 },
      { name: 'listClients', uses: 3 },
    ]);
  });

  it('is changed by its maker, and by administrators', () => {
    const can = (me: User, owner: Key['owner'] = 'person') =>
      toKey({ ...key, owner }, { ...facts, me }).canChange;

    assert.equal(can(user('Me', 'viewer')), true);
    assert.equal(can(user('Other', 'user')), false);
    assert.equal(can(user('Me', 'user'), 'organization'), false);
    assert.equal(can(user('Other', 'org_admin'), 'organization'), true);
  });

  it('ends with its last day, here', () => {
    const end = new Date(endOf('2027-06-30') ?? '');

    assert.deepEqual([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()], [2027, 6, 1, 0]);
    assert.equal(endOf('soon'), null);
  });

  it('has no scope that keys never have', () => {
    assert.deepEqual(readScopes(['time:read', 'key:write', 'user:write', 'nonsense']), ['time:read']);
  });
});
