import type { KeptCheckpoint } from '../../../workspace/runs/kept/kept-record.ts';
import type { AgentRun } from '../agents/agent.ts';

/** What of a run its graphs need. */
export interface EngineRun extends Pick<AgentRun<unknown>, 'ask' | 'from' | 'signal' | 'tell'> {
  /** Called before a checkpoint is put, at each from which the run could go on. */
  keep?(checkpoint: KeptCheckpoint): Promise<void>;
}
