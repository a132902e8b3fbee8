// Generated from the agents of this folder (npm run generate).
import type { ShippedAgent } from '../../../contract/work/agents.ts';
import { type RegisteredAgent, running } from './registry.ts';

/** What each does, loaded when it first runs. */
export const runs: Readonly<Record<ShippedAgent, RegisteredAgent['run']>> = {
  "development": running(async () => (await import('./development/development-agent.ts')).developmentAgent),
  "devops": running(async () => (await import('./devops/devops-agent.ts')).devopsAgent),
  "documentation": running(async () => (await import('./documentation/documentation-agent.ts')).documentationAgent),
  "fastapi": running(async () => (await import('./fastapi/fastapi-agent.ts')).fastapiAgent),
  "planning": running(async () => (await import('./planning/planning-agent.ts')).planningAgent),
  "project-manager": running(async () => (await import('./project-manager/project-manager-agent.ts')).projectManagerAgent),
  "security": running(async () => (await import('./security/security-agent.ts')).securityAgent),
};
