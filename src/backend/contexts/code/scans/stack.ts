/** What a project is made of, read from its files when somebody asks. */
import type { Caller } from '../../../platform/http/actor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { createFolderReading } from './folder-reading.ts';
import type { ScanPorts } from './scans.ports.ts';
import { type StackView, stackSchema } from './stack.schema.ts';

const readSchema = stackSchema.omit({ projectId: true, readAt: true });

export interface StackService {
  /** Those who ask while it is being read get the same. */
  load(caller: Caller, projectId: string): Promise<StackView>;
}

export function createStackService(
  ports: Pick<ScanPorts, 'reads' | 'clock' | 'findProject' | 'work'>,
): StackService {
  const read = createFolderReading(ports, 'stack', readSchema);
  return {
    async load(caller, projectId) {
      const view = await read(caller, projectId);
      return { projectId, readAt: toInstant(ports.clock()), ...view };
    },
  };
}
