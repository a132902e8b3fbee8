/** What a project stands on, read from its lock files and manifests when somebody asks. */
import type { Caller } from '../../../platform/http/actor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { createFolderReading } from './folder-reading.ts';
import type { ScanPorts } from './scans.ports.ts';
import { type InventoryView, inventorySchema } from './scans.schema.ts';

const readSchema = inventorySchema.pick({ graphs: true, problems: true });

export interface InventoryService {
  /** Those who ask while it is being read get the same. */
  load(caller: Caller, projectId: string): Promise<InventoryView>;
}

export function createInventoryService(
  ports: Pick<ScanPorts, 'reads' | 'clock' | 'findProject' | 'work'>,
): InventoryService {
  const read = createFolderReading(ports, 'inventory', readSchema);
  return {
    async load(caller, projectId) {
      const inventory = await read(caller, projectId);
      return { projectId, readAt: toInstant(ports.clock()), ...inventory };
    },
  };
}
