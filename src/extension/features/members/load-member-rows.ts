/** Reads who works on a project, for the Projects view; loaded with it. */
import { loadPeople } from '../../platform/practice/people.ts';
import { type Row, recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { buildMemberRows, mayChangeMembers, membersNode } from './member-rows.ts';

export async function loadMemberNodes(services: Services): Promise<(row: Row) => readonly Row[]> {
  const { rights, t } = services;
  if (!rights.may('member:read')) return () => [];
  const ports = { t, loadRows: (id: string) => loadRows(services, id) };
  return (row) => {
    const id = recordIdOf(row, 'project');
    return id === undefined ? [] : [membersNode(id, ports)];
  };
}

async function loadRows(services: Services, id: string): Promise<readonly Row[]> {
  const { backend, rights, t } = services;
  const [me, people, { items }] = await Promise.all([
    rights.load(),
    loadPeople(services),
    backend.ask((api, options) => api.listProjectMembers({ ...options, path: { id } })),
  ]);
  const canChange = mayChangeMembers(items, me.id, rights);
  return buildMemberRows(id, items, { t, people: [...people.values()], meId: me.id, canChange });
}
