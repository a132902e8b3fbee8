/** A small team on a server: an admin, a developer, an approver who left; two invitations, three keys. */
import {
  type KeyRow,
  type MemberRow,
  type MembersContent,
  membersHostMessageSchema,
} from '../../../webviews/members/messages.ts';

const member = (change: Partial<MemberRow>): MemberRow => ({
  id: 'robin',
  version: 1,
  name: 'Robin Hale',
  email: 'robin@hale.example',
  role: 'org_admin',
  approvalLimit: null,
  since: '2026-01-05T08:00:00.000Z',
  deactivatedAt: null,
  isMe: false,
  offered: ['org_admin', 'user', 'viewer', 'billing_admin', 'approver'],
  isLastAdministrator: false,
  canEnd: true,
  canReactivate: false,
  canTransfer: true,
  canLimit: false,
  canResetFactor: false,
  projects: null,
  standing: { secondFactor: 'passkey', lastSeenAt: '2026-12-09T14:00:00.000Z' },
  ...change,
});

const days = (...last: readonly number[]) => [...Array.from({ length: 30 - last.length }, () => 0), ...last];

const key = (change: Partial<KeyRow>): KeyRow => ({
  id: 'ci',
  version: 2,
  name: 'CI scanner',
  prefix: 'vir_7Qm2aBtD94yz',
  ownerName: 'Robin Hale',
  isMine: true,
  scopes: ['finding:write'],
  addresses: [],
  perMinute: 600,
  state: 'active',
  madeAt: '2026-10-01T08:00:00.000Z',
  expiresAt: null,
  lastUsedAt: '2026-12-09T13:58:00.000Z',
  before: null,
  days: days(12, 40, 31, 1121),
  operations: [
    { name: 'importFindings', uses: 1200 },
    { name: 'listProjects', uses: 4 },
  ],
  canChange: true,
  ...change,
});

const unseen = { secondFactor: 'none', lastSeenAt: null } as const;

export function membersContent(change: Partial<MembersContent> = {}): MembersContent {
  const content: MembersContent = {
    type: 'content',
    now: '2026-12-09T14:00:00.000Z',
    today: '2026-12-09',
    ...{ isServer: true, looks: [] },
    showsProjects: true,
    showsStanding: true,
    members: [
      member({ isMe: true, isLastAdministrator: true, offered: [], canEnd: false, canTransfer: false }),
      member({
        ...{ id: 'mia', version: 4, name: 'Mia Lund', email: 'mia@hale.example', role: 'user' },
        ...{ projects: ['Orders service', 'Portal', 'Reporting rework'], standing: unseen },
      }),
      member({
        id: 'ida',
        name: 'Ida Sørensen',
        email: null,
        role: 'approver',
        deactivatedAt: '2026-12-01T10:00:00.000Z',
        offered: [],
        canEnd: false,
        canReactivate: true,
        canTransfer: false,
      }),
    ],
    invitations: [
      {
        id: 'tom',
        version: 1,
        email: 'tom@reuter.example',
        role: 'user',
        state: 'pending',
        expiresAt: '2026-12-14T14:00:00.000Z',
      },
      {
        id: 'lena',
        version: 2,
        email: 'lena@hale.example',
        role: 'viewer',
        state: 'expired',
        expiresAt: '2026-12-01T14:00:00.000Z',
      },
    ],
    rules: { requiresSecondFactor: false, canChange: true },
    invitable: ['org_admin', 'user', 'viewer', 'support_agent', 'billing_admin', 'approver'],
    keys: [
      key({}),
      key({
        id: 'export',
        name: 'Bookkeeping export',
        prefix: 'vir_kT9dxYyZNQ94',
        ownerName: null,
        isMine: false,
        scopes: ['invoice:read', 'payment:write', 'client:read'],
        state: 'ending',
        before: { prefix: 'vir_OlD3xY', endsAt: '2026-12-10T14:00:00.000Z' },
        lastUsedAt: '2026-12-01T04:00:00.000Z',
        days: days(31, 0),
      }),
      key({
        id: 'toggl',
        name: 'Toggl import',
        prefix: 'vir_a04XzZNQtDd9',
        ownerName: 'Mia Lund',
        isMine: false,
        scopes: ['time:write'],
        lastUsedAt: '2026-09-14T04:00:00.000Z',
        days: days(0),
        operations: [],
      }),
    ],
    scopes: ['client:read', 'client:write', 'time:read', 'time:write', 'invoice:read', 'invoice:issue'],
    canMakeKeys: true,
    canMakeForOrganization: true,
    ...change,
  };
  membersHostMessageSchema.parse(content);
  return content;
}

/** One person on one machine. */
export const ofOnePerson = (): MembersContent => {
  const [robin] = membersContent().members;
  return membersContent({
    isServer: false,
    showsStanding: false,
    members: robin ? [robin] : [],
    rules: null,
    invitations: [],
    keys: [],
  });
};

/** What a viewer is shown on a server. */
export const asViewer = (): MembersContent =>
  membersContent({
    members: membersContent().members.map((each) => ({
      ...each,
      isMe: false,
      standing: null,
      offered: [],
      isLastAdministrator: false,
      ...{ canEnd: false, canReactivate: false, canTransfer: false },
    })),
    showsStanding: false,
    rules: { requiresSecondFactor: false, canChange: false },
    invitations: null,
    invitable: [],
    keys: [],
    canMakeForOrganization: false,
  });
