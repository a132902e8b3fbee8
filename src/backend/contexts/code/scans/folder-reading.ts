/** Has something of a project's folder read: once for all who ask while it is being read. */
import type * as z from 'zod';
import type { Caller } from '../../../platform/http/actor.ts';
import { rethrowRefusal } from '../../../platform/work/rethrow-refusal.ts';
import { requireFolder } from './scanned-project.ts';
import type { ScanPorts } from './scans.ports.ts';

export function createFolderReading<Result>(
  ports: Pick<ScanPorts, 'reads' | 'findProject' | 'work'>,
  kind: 'inventory' | 'stack',
  result: z.ZodType<Result>,
): (caller: Caller, projectId: string) => Promise<Result> {
  // process-local: readings of a folder under way, shared by callers; on several: nothing: another
  // one reads it, too.
  const underway = new Map<string, Promise<Result>>();
  return async ({ actor }, projectId) => {
    const { folder } = await requireFolder(ports, ports.reads(actor), projectId);
    const reading =
      underway.get(folder) ?? ports.work.ask({ kind, folder }, result).finally(() => underway.delete(folder));
    underway.set(folder, reading);
    return await rethrowRefusal(() => reading);
  };
}
