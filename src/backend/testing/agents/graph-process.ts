/** A work process with the agent of a test, which that test kills. */
import { createProjectWork } from '../../work/project-work.ts';
import { WorkServer } from '../../work/work-server.ts';
import { runFiveSteps } from './five-steps.ts';
import { createTestAgent } from './hosted-work.ts';

const server = new WorkServer({
  send: (message) => void process.send?.(message, undefined, undefined, () => undefined),
  open: () => createProjectWork({ agents: [createTestAgent(runFiveSteps)] }),
});
process.on('message', (message) => server.take(message));
process.on('disconnect', () => process.exit(0));
