/** What looks at folders of projects: the scanner, the readings, and the agents with their tools. */
import { shippedAgents } from '../../contract/work/agents.ts';
import { governsItself, type Trust } from '../../contract/work/trust.ts';
import type { AskBackend } from '../../contract/work/work-asks.ts';
import type { WorkSettings } from '../../contract/work/work-messages.ts';
import { createReadings, type Readings } from '../../workspace/readings/readings.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../workspace/workspace-scan.ts';
import type { AgentTools } from './agents/agent.ts';
import { runs } from './agents/agents.generated.ts';
import { createProjectTools } from './agents/project-tools.ts';
import { type AgentRegistry, createAgentRegistry, type RegisteredAgent } from './agents/registry.ts';

const shipped = shippedAgents.map((declaration) => ({ ...declaration, run: runs[declaration.name] }));

export interface ProjectWorkOptions extends WorkSettings {
  /** Tests bring their own. */
  readonly agents?: readonly RegisteredAgent[] | undefined;
  readonly scanner?: WorkspaceScan | undefined;
}

/** What a task says of how its folder is read. */
interface ReadingTask {
  /** Epoch milliseconds that count as now. */
  readonly now: number;
  readonly trusted?: Trust;
}

export interface ProjectWork {
  readonly readings: Readings;
  readonly agents: AgentRegistry;
  toolsFor(task: ReadingTask, ask: AskBackend): AgentTools;
  close(): Promise<void>;
}

export function createProjectWork(options: ProjectWorkOptions = {}): ProjectWork {
  const { advisoryDirectory, osvUrl, scanCacheDirectory: cacheDirectory } = options;
  const scanner = options.scanner ?? createWorkspaceScan({ cacheDirectory });
  const readings = createReadings();
  return {
    readings,
    agents: createAgentRegistry(options.agents ?? shipped),
    toolsFor: ({ now, trusted }, ask) => ({
      ...createProjectTools({
        advisoryDirectory,
        osvUrl,
        ask,
        readings,
        dataDirectory: options.dataDirectory,
        now: new Date(now),
        restricted: !governsItself(trusted),
      }),
      scanner,
    }),
    async close() {
      readings.dispose();
      await scanner.dispose();
    },
  };
}
