import { createInProcessWork } from '../../testing/in-process-work.ts';
import { describeWork } from '../../testing/work/work-contract.ts';

describeWork('work in the process of this backend', async ({ folder, agent, killAt }) => ({
  work: createInProcessWork({ agents: [agent], dataDirectory: `${folder}/.vireo-data`, killAt }),
  folder,
  // The answer comes with the task.
  answer: () => undefined,
  wantRestore: () => undefined,
}));
