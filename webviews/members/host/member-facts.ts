/** What the page says of a member beside their role: their projects, their second factor, and when they were last seen. */
import type { User } from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import { findGrant } from '../../../src/domain/authorization.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { MemberRow } from '../messages.ts';

type Standing = NonNullable<MemberRow['standing']>;

export interface MemberFacts {
  readonly showsProjects: boolean;
  readonly showsStanding: boolean;
  /** Names of projects by person. */
  readonly projects: ReadonlyMap<string, readonly string[]>;
  readonly standing: ReadonlyMap<string, Standing>;
}

export const noFacts: MemberFacts = {
  showsProjects: false,
  showsStanding: false,
  projects: new Map(),
  standing: new Map(),
};

type Ports = Pick<PagePorts, 'backend' | 'clock'>;

interface Asker {
  readonly me: Pick<User, 'role'>;
  readonly isServer: boolean;
}

/** Asks for nothing that the server would refuse to the role of the user. */
export async function loadMemberFacts(ports: Ports, { me, isServer }: Asker): Promise<MemberFacts> {
  const may = (permission: Parameters<typeof findGrant>[1]) => findGrant(me.role, permission) !== undefined;
  const showsProjects = may('member:read') && may('project:read');
  const showsStanding = isServer && findGrant(me.role, 'user:write') === 'all';
  const [projects, standing] = await Promise.all([
    showsProjects ? loadProjects(ports) : noFacts.projects,
    showsStanding ? loadStanding(ports) : noFacts.standing,
  ]);
  return { showsProjects, showsStanding, projects, standing };
}

async function loadProjects({ backend }: Ports): Promise<MemberFacts['projects']> {
  const [projects, { items }] = await Promise.all([
    loadAll((cursor) =>
      backend.ask((api, options) => api.listProjects({ ...options, query: { limit: 500, ...cursor } })),
    ),
    backend.ask((api, options) => api.listAllProjectMembers(options)),
  ]);
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  const byUser = Map.groupBy(items, ({ userId }) => userId);
  const named = [...byUser].map(([userId, members]) => {
    const found = members.flatMap(({ projectId }) => names.get(projectId) ?? []);
    return [userId, found.toSorted((one, other) => one.localeCompare(other))] as const;
  });
  return new Map(named);
}

async function loadStanding({ backend }: Ports): Promise<MemberFacts['standing']> {
  const { items } = await backend.ask((api, options) => api.listMemberStanding(options));
  return new Map(items.map(({ userId, secondFactor, lastSeenAt }) => [userId, { secondFactor, lastSeenAt }]));
}

/** Null where their role reaches all. */
export function projectsOf(
  { id, role }: Pick<User, 'id' | 'role'>,
  { projects }: MemberFacts,
): string[] | null {
  return findGrant(role, 'project:read') === 'all' ? null : [...(projects.get(id) ?? [])];
}
