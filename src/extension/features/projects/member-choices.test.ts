import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { User } from '../../../api-client/index.ts';
import { changesOf, keepOneRole, listChoices, type Membership, memberRoles } from './member-choices.ts';

const user = (id: string, deactivatedAt: string | null = null) => ({ id, name: id, deactivatedAt }) as User;
const ended = '2026-12-01T00:00:00.000Z';

const memberships = fc.uniqueArray(
  fc.record({ userId: fc.constantFrom('ada', 'ben', 'cy', 'di'), role: fc.constantFrom(...memberRoles) }),
  { selector: ({ userId }) => userId },
);

describe('members of a project as a list', () => {
  it('lists each person in each role, with what they have', () => {
    const rows = listChoices([user('zoe'), user('ada')], [{ userId: 'zoe', role: 'viewer' }]);

    assert.deepEqual(
      rows.map(({ name, role, picked }) => `${name} ${role}${picked ? ' *' : ''}`),
      ['ada lead', 'ada member', 'ada viewer', 'zoe lead', 'zoe member', 'zoe viewer *'],
    );
  });

  it('offers who was deactivated only to be ended', () => {
    const people = [user('ada', ended), user('ben', ended)];

    assert.deepEqual(
      [...new Set(listChoices(people, [{ userId: 'ben', role: 'lead' }]).map(({ name }) => name))],
      ['ben'],
    );
  });

  it('keeps of two roles of one person the later', () => {
    const [lead, member, other] = [
      { userId: 'ada', role: 'lead' },
      { userId: 'ada', role: 'member' },
      { userId: 'ben', role: 'lead' },
    ] as const;

    assert.deepEqual(keepOneRole<Membership>([lead, other], [lead, member, other]), [member, other]);
    assert.deepEqual(keepOneRole<Membership>([lead, other], [other]), [other]);
  });

  it('writes what leads from one list to the other, and no more', () => {
    fc.assert(
      fc.property(memberships, memberships, (before, after) => {
        const { put, ended: gone } = changesOf(before, after);
        const made = new Map<string, string>(before.map(({ userId, role }) => [userId, role]));
        for (const userId of gone) assert.ok(made.delete(userId));
        for (const { userId, role } of put) {
          assert.notEqual(made.get(userId), role);
          made.set(userId, role);
        }
        assert.deepEqual([...made].sort(), after.map(({ userId, role }) => [userId, role]).sort());
      }),
    );
  });
});
