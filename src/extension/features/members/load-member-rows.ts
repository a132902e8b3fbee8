/** Reads who works on a project, for the Projects view; loaded with it. */
import { readAccountFolder } from '../../../connection/accounts/account-folders.ts';
import { defaultDataDirectory } from '../../../connection/data-directory.ts';
import { dataDirectoryOf } from '../../platform/practice/data-directory.ts';
import { loadPeople } from '../../platform/practice/people.ts';
import { type Row, recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { buildMemberRows, membersNode } from './member-rows.ts';

/** None in a window of this machine's practice: people join on a server. */
export async function loadMemberNodes(services: Services): Promise<(row: Row) => readonly Row[]> {
  const { context, rights, t } = services;
  const account = readAccountFolder(dataDirectoryOf(defaultDataDirectory, context));
  if (account === undefined || !rights.may('member:read')) return () => [];
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
  const canChange = rights.may('member:write');
  return buildMemberRows(id, items, { t, people: [...people.values()], meId: me.id, canChange });
}
