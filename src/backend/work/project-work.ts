/** What looks at folders of projects: the scanner, the readings, and the agents with their tools. */
import { type ShippedAgent, shippedAgents } from '../../contract/work/agents.ts';
import { governsItself, type Trust } from '../../contract/work/trust.ts';
import type { AskBackend } from '../../contract/work/work-asks.ts';
import type { WorkSettings } from '../../contract/work/work-messages.ts';
import { createReadings, type Readings } from '../../workspace/readings/readings.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../workspace/workspace-scan.ts';
import type { AgentTools } from './agents/agent.ts';
import { developmentAgent } from './agents/development/development-agent.ts';
import { createProjectTools } from './agents/project-tools.ts';
import { type AgentRegistry, createAgentRegistry, type RegisteredAgent, running } from './agents/registry.ts';
import { securityAgent } from './agents/security/security-agent.ts';

/** What each does; those that are loaded when they first run are no part of the process until then. */
const runs: Readonly<Record<ShippedAgent, RegisteredAgent['run']>> = {
  security: running(async () => securityAgent),
  development: running(async () => developmentAgent),
  devops: running(async () => (await import('./agents/devops/devops-agent.ts')).devopsAgent),
  documentation: running(
    async () => (await import('./agents/documentation/documentation-agent.ts')).documentationAgent,
  ),
  fastapi: running(async () => (await import('./agents/fastapi/fastapi-agent.ts')).fastapiAgent),
  planning: running(async () => (await import('./agents/planning/planning-agent.ts')).planningAgent),
};

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
