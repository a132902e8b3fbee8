/** Reads something of a project's folder: once for all who ask while it is being read. */
import { openScanScope, ScanScopeError } from '../../../../workspace/scan-scope.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { requireFolder } from './scanned-project.ts';
import type { ScanPorts } from './scans.ports.ts';

/** A folder that cannot be looked into, told to whoever asked. */
export async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw ScanScopeError.is(error) ? new ApiError('state_forbids', error.message, [], error) : error;
  }
}

export function createFolderReading<Result>(
  ports: Pick<ScanPorts, 'db' | 'findProject'>,
  read: (folder: string) => Promise<Result>,
): (caller: Caller, projectId: string) => Promise<Result> {
  const underway = new Map<string, Promise<Result>>();
  return async ({ actor }, projectId) => {
    const { organizationId } = actor;
    const project = await requireFolder(ports, ports.db, { organizationId, id: projectId });
    const { folder } = await refusing(() => openScanScope(project.folder, []));
    const reading = underway.get(folder) ?? read(folder).finally(() => underway.delete(folder));
    underway.set(folder, reading);
    return await refusing(() => reading);
  };
}
