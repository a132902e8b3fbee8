import type { AgentRun } from '../agents/agent.ts';

/** What of a run its graphs need. */
export type EngineRun = Pick<AgentRun<unknown>, 'ask' | 'from' | 'signal' | 'tell'>;
