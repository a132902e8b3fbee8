/** Where the contract of work is played: what asks, the way between, and the process that does the work. */
import type { AgentAnswer } from '../../../contract/work/agent-run.ts';
import type { FromWork } from '../../../contract/work/work-messages.ts';
import type { Work, WorkOwner } from '../../platform/work/work.ts';
import type { ScriptedAgent } from '../scripted-agent.ts';

export const contractOwner: WorkOwner = { organizationId: 'o', userId: 'mara' };
export const contractProjectId = '01890000-0000-7000-8000-00000000000a';

/** The process that does the work in the end, and the folder that it does it in. */
export interface FarEnd {
  readonly folder: string;
  readonly agent: ScriptedAgent;
  killAt(message: FromWork): 'lost' | 'arrived' | undefined;
}

export interface WorkStage {
  readonly work: Work;
  /** Of the project, as a task names it. */
  readonly folder: string;
  /** Its user answers what the run waits for, where that is asked. */
  answer(run: string, answer: AgentAnswer): void;
  /** Its user wants what the run changed undone. */
  wantRestore(run: string): void;
}
