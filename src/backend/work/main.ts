/**
 * Entry of the work process (dist/work.js): reads projects for the backend that started it. It has no database, no
 * token, no key and no network, answers over its channel alone, and ends with it.
 */

import type { FromWork } from '../../contract/work/work-messages.ts';
import { ignore } from '../../workspace/ignore-error.ts';
import { setLastHandlers } from '../../workspace/processes/last-handlers.ts';
import { giveUpNetwork } from '../../workspace/readings/without-network.ts';
import { createProjectWork } from './project-work.ts';
import { WorkServer } from './work-server.ts';

function send(message: FromWork): void {
  process.send?.(message, undefined, undefined, (error: Error | null) => {
    if (error !== null) ignore(error, 'whoever asked is gone, and so are we in a moment');
  });
}

giveUpNetwork();
// The backend returns the jobs of a work process that ended.
setLastHandlers({
  log: (message) => process.stderr.write(`${message}\n`),
  end: () => process.exit(1),
  endsOnRejection: true,
});
const server = new WorkServer({ send, open: createProjectWork });
process.on('message', (message) => server.take(message));
process.on('disconnect', () => process.exit(0));
// Ctrl-C and systemd signal the whole process group. The backend decides when we end; without it we disconnect.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
