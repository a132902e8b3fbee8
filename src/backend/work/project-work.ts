/** What looks at folders of projects: the scanner, the readings, and the agents with their tools. */
import { devopsDeclaration } from '../../contract/work/devops-agent.ts';
import { documentationDeclaration } from '../../contract/work/documentation-agent.ts';
import { fastapiDeclaration } from '../../contract/work/fastapi-agent.ts';
import { planningDeclaration } from '../../contract/work/planning-agent.ts';
import { governsItself, type Trust } from '../../contract/work/trust.ts';
import type { AskBackend } from '../../contract/work/work-asks.ts';
import type { WorkSettings } from '../../contract/work/work-messages.ts';
import { createReadings, type Readings } from '../../workspace/readings/readings.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../workspace/workspace-scan.ts';
import type { AgentTools } from './agents/agent.ts';
import { developmentAgent } from './agents/development/development-agent.ts';
import { createProjectTools } from './agents/project-tools.ts';
import {
  type AgentRegistry,
  createAgentRegistry,
  type RegisteredAgent,
  register,
  registerLazily,
} from './agents/registry.ts';
import { securityAgent } from './agents/security/security-agent.ts';

const shipped: readonly RegisteredAgent[] = [
  register(securityAgent),
  register(developmentAgent),
  registerLazily(
    devopsDeclaration,
    async () => (await import('./agents/devops/devops-agent.ts')).devopsAgent,
  ),
  registerLazily(
    documentationDeclaration,
    async () => (await import('./agents/documentation/documentation-agent.ts')).documentationAgent,
  ),
  registerLazily(
    fastapiDeclaration,
    async () => (await import('./agents/fastapi/fastapi-agent.ts')).fastapiAgent,
  ),
  registerLazily(
    planningDeclaration,
    async () => (await import('./agents/planning/planning-agent.ts')).planningAgent,
  ),
];

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
