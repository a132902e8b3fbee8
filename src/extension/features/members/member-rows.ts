/** Members of a project below its row, with what each is in it; pure. */
import type { ProjectMember, User } from '../../../api-client/index.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import { counted, type Translate } from '../../../pages/words.ts';
import type { Rights } from '../../platform/rights/rights.ts';
import type { Row } from '../../platform/row.ts';

type Role = ProjectMember['role'];

interface MemberNodePorts {
  readonly t: Translate;
  /** Asked when the row is opened. */
  readonly loadRows: (projectId: string) => Promise<readonly Row[]>;
}

export function membersNode(projectId: string, { t, loadRows }: MemberNodePorts): Row {
  return {
    id: `members/${projectId}`,
    record: recordOf(projectId),
    label: t('Members'),
    icon: 'organization',
    kind: 'members',
    loadChildren: () => loadRows(projectId),
    // A search of the view would load them all.
    foreign: true,
  };
}

export interface MemberRowPorts {
  readonly t: Translate;
  readonly people: readonly Pick<User, 'id' | 'name' | 'deactivatedAt'>[];
  readonly meId: string;
  /** A click leads to the list in which members are ticked. */
  readonly canChange: boolean;
}

/** Leads change those of their projects; the role alone does not say of which. */
export function mayChangeMembers(
  members: readonly ProjectMember[],
  meId: string,
  rights: Pick<Rights, 'may'>,
): boolean {
  if (rights.may('member:write:all')) return true;
  return rights.may('member:write') && members.some(({ userId, role }) => userId === meId && role === 'lead');
}

const order: readonly Role[] = ['lead', 'member', 'viewer'];

/** Leads first, then by name. */
export function buildMemberRows(
  projectId: string,
  members: readonly ProjectMember[],
  ports: MemberRowPorts,
): readonly Row[] {
  const people = new Map(ports.people.map((person) => [person.id, person]));
  const rows = members
    .flatMap(({ userId, role }) => {
      const person = people.get(userId);
      return person === undefined ? [] : [{ ...person, role }];
    })
    .sort(
      (one, other) =>
        order.indexOf(one.role) - order.indexOf(other.role) || one.name.localeCompare(other.name),
    )
    .map((member) => memberRow(projectId, member, ports));
  if (members.length === 0) return [emptyRow(projectId, ports)];
  const unknown = members.length - rows.length;
  return unknown === 0 ? rows : [...rows, moreRow(projectId, unknown, ports)];
}

type Member = MemberRowPorts['people'][number] & { readonly role: Role };

function memberRow(
  projectId: string,
  { id, name, role, deactivatedAt }: Member,
  { t, meId, canChange }: MemberRowPorts,
): Row {
  const facts = [
    describeRole(role, t),
    ...(id === meId ? [t('you')] : []),
    ...(deactivatedAt === null ? [] : [t('deactivated')]),
  ];
  return {
    id: `members/${projectId}/${id}`,
    record: recordOf(projectId),
    label: name,
    description: facts.join(' · '),
    spoken: [name, ...facts].join(', '),
    icon: 'person',
    kind: 'member',
    ...(canChange && { open: 'vireo.pickProjectMembers' as const }),
  };
}

/** Whose names are not known here, such as those of an organization that one sees a part of. */
function moreRow(projectId: string, count: number, { t }: MemberRowPorts): Row {
  return {
    id: `members/${projectId}/more`,
    record: recordOf(projectId),
    label: counted(t, ['1 more', '{0} more'], count),
    icon: 'person',
    kind: 'hint',
  };
}

function emptyRow(projectId: string, { t, canChange }: MemberRowPorts): Row {
  const shared = { id: `members/${projectId}/none`, record: recordOf(projectId), kind: 'hint' };
  return canChange
    ? { ...shared, label: t('Add Members…'), icon: 'add', open: 'vireo.pickProjectMembers' }
    : { ...shared, label: t('No members'), icon: 'info' };
}

export function describeRole(role: Role, t: Translate): string {
  switch (role) {
    case 'lead':
      return t('Lead');
    case 'member':
      return t('Member');
    case 'viewer':
      return t('Viewer');
  }
}

function recordOf(projectId: string): RecordLink {
  return { kind: 'project', ids: [projectId] };
}
