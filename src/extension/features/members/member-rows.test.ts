import assert from 'node:assert/strict';
import type { Need } from '../../../contract/policy/needs.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { buildMemberRows, type MemberRowPorts, mayChangeMembers, membersNode } from './member-rows.ts';

const people = [
  { id: 'ida', name: 'Ida Lund', deactivatedAt: null },
  { id: 'ben', name: 'Ben Kurz', deactivatedAt: null },
  { id: 'eva', name: 'Eva Wolf', deactivatedAt: '2026-11-01T00:00:00Z' },
  { id: 'sam', name: 'Sam Hill', deactivatedAt: null },
];
const ports: MemberRowPorts = { t, people, meId: 'ben', canChange: false };
const memberOf = (userId: string, role: 'lead' | 'member' | 'viewer') => ({
  projectId: 'p1',
  userId,
  role,
});

describe('buildMemberRows', () => {
  it('names each role, leads first, and who is oneself or was deactivated', () => {
    const rows = buildMemberRows(
      'p1',
      [
        memberOf('eva', 'viewer'),
        memberOf('ida', 'member'),
        memberOf('ben', 'member'),
        memberOf('sam', 'lead'),
      ],
      ports,
    );

    assert.deepEqual(
      rows.map(({ label, description, open }) => [label, description, open]),
      [
        ['Sam Hill', 'Lead', undefined],
        ['Ben Kurz', 'Member · you', undefined],
        ['Ida Lund', 'Member', undefined],
        ['Eva Wolf', 'Viewer · deactivated', undefined],
      ],
    );
    assert.equal(rows[1]?.spoken, 'Ben Kurz, Member, you');
  });

  it('leads who may change them to the list of members, also where there are none', () => {
    const all = { ...ports, canChange: true };

    const [member] = buildMemberRows('p1', [memberOf('ida', 'lead')], all);
    assert.equal(member?.open, 'vireo.pickProjectMembers');
    assert.deepEqual(member?.record, { kind: 'project', ids: ['p1'] });
    assert.deepEqual(
      buildMemberRows('p1', [], all).map(({ label, open }) => [label, open]),
      [['Add Members…', 'vireo.pickProjectMembers']],
    );
    assert.deepEqual(
      buildMemberRows('p1', [], ports).map(({ label, open }) => [label, open]),
      [['No members', undefined]],
    );
  });

  it('shows nobody by their id, and says how many more there are', () => {
    const labels = (...userIds: readonly string[]) =>
      buildMemberRows(
        'p1',
        userIds.map((userId) => memberOf(userId, 'lead')),
        { ...ports, canChange: true },
      ).map(({ label }) => label);

    assert.deepEqual(labels('somebody', 'ida'), ['Ida Lund', '1 more']);
    assert.deepEqual(labels('somebody', 'another'), ['2 more']);
  });
});

describe('mayChangeMembers', () => {
  const members = [memberOf('ben', 'member'), memberOf('ida', 'lead')];
  const refused = (...needs: readonly Need[]) => ({ may: (need: Need) => !needs.includes(need) });

  it('is for leads of that project, and for who may change all', () => {
    const lead = refused('member:write:all');

    assert.deepEqual(
      [mayChangeMembers(members, 'ben', lead), mayChangeMembers(members, 'ida', lead)],
      [false, true],
    );
    assert.equal(mayChangeMembers(members, 'eva', refused()), true);
    assert.equal(mayChangeMembers(members, 'ida', refused('member:write', 'member:write:all')), false);
  });
});

describe('membersNode', () => {
  it('asks for the members when it is opened', async () => {
    const asked: string[] = [];
    const node = membersNode('p1', {
      t,
      loadRows: async (id) => {
        asked.push(id);
        return [];
      },
    });
    assert.deepEqual(asked, []);

    assert.deepEqual(await node.loadChildren?.(), []);
    assert.deepEqual(asked, ['p1']);
  });
});
