/** Has something of a project's folder read: once for all who ask while it is being read. */
import type * as z from 'zod';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
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
  return async (caller, projectId) => {
    const { folder } = await requireFolder(ports, ports.reads(caller.actor), projectId);
    const of = personOf(caller);
    // On a server each person has a folder of their own.
    const key = `${of.userId} ${folder}`;
    const reading =
      underway.get(key) ?? ports.work.ask({ kind, folder }, result, of).finally(() => underway.delete(key));
    underway.set(key, reading);
    return await rethrowRefusal(() => reading);
  };
}
