/** What looks at folders of projects: the scanner, the readings, and the agents with their tools. */
import { createReadings, type Readings } from '../../workspace/readings/readings.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../workspace/workspace-scan.ts';
import type { Clock } from '../platform/clock.ts';
import type { AgentTools } from './agents/agent.ts';
import { createProjectTools } from './agents/project-tools.ts';
import {
  type AgentRegistry,
  createAgentRegistry,
  type RegisteredAgent,
  register,
} from './agents/registry.ts';
import { securityAgent } from './agents/security/security-agent.ts';

export interface ProjectWorkOptions {
  /** Tests bring their own. */
  readonly agents?: readonly RegisteredAgent[] | undefined;
  readonly scanner?: WorkspaceScan | undefined;
  /** Where scans keep results for the next time; nowhere when absent. */
  readonly scanCacheDirectory?: string | undefined;
  /** Scans that run side by side, the others wait; 1 when absent, since a scan uses every core itself. */
  readonly scansAtOnce?: number | undefined;
  /** Where the advisories lie that the user imported; none when absent. */
  readonly advisoryDirectory?: string | undefined;
  /** Address of the service that is asked about advisories, where whoever asks for a scan wants that. */
  readonly osvUrl?: string | undefined;
}

export interface ProjectWork {
  readonly scanner: WorkspaceScan;
  readonly readings: Readings;
  readonly tools: AgentTools;
  readonly agents: AgentRegistry;
  readonly scansAtOnce: number;
  close(): Promise<void>;
}

export function createProjectWork(clock: Clock, options: ProjectWorkOptions = {}): ProjectWork {
  const scanner = options.scanner ?? createWorkspaceScan({ cacheDirectory: options.scanCacheDirectory });
  const readings = createReadings();
  return {
    scanner,
    readings,
    tools: { ...createProjectTools({ ...options, clock, readings }), scanner },
    agents: createAgentRegistry(options.agents ?? [register(securityAgent)]),
    scansAtOnce: options.scansAtOnce ?? 1,
    async close() {
      readings.dispose();
      await scanner.dispose();
    },
  };
}
