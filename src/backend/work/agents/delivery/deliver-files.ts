/**
 * How files of a generator reach the user: written in a copy of the project, scanned, offered hunk by hunk, and applied or
 * published by what was accepted, as changes of the development agent are. Nothing of the user's is overwritten before.
 */
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import type { AgentResult, ProjectRun } from '../agent.ts';
import { runLoop } from '../development/development-agent.ts';
import type { Maker } from './maker.ts';

type Publish = DevelopmentInput['publish'];

/** Its input may say that what is accepted becomes a branch. */
export async function deliverFiles<Input extends { readonly publish?: Publish }>(
  asked: ProjectRun<Input>,
  maker: Maker,
): Promise<AgentResult> {
  const { publish } = asked.input;
  const nothing = { task: '', checks: [], paths: [], rules: [], updates: 'none' } as const;
  const input: DevelopmentInput = {
    ...nothing,
    checks: [],
    paths: [],
    rules: [],
    ...(publish && { publish }),
  };
  return await runLoop({ ...asked, input }, maker);
}
