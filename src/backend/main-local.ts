/**
 * Entry of the local backend process (dist/backend.js). Prints one line of JSON: where it is, or why it is
 * not. Detached it logs to a file and ends when idle; in the foreground it logs to stderr and ends with SIGTERM.
 */

import path from 'node:path';
import type { BackendFailed, BackendReady } from '../contract/backend-start.ts';
import { inBackground } from '../contract/background/in-background.ts';
import type { DemoState } from '../contract/demo/demo-answer.ts';
import { runLastTask, setLastHandlers } from '../workspace/processes/last-handlers.ts';
import { ownDay } from './demo/own-day.ts';
import { type BackendArguments, parseBackendArguments } from './local/arguments.ts';
import { openLog } from './local/log-file.ts';
import { makeDemo } from './local/make-demo.ts';
import { serveLocal } from './local/serve.ts';
import { toStartFailure } from './local/start-failure.ts';

/** False when nobody reads it any more. */
function print(line: BackendReady | BackendFailed | DemoState): Promise<boolean> {
  return new Promise((resolve) =>
    process.stdout.write(`${JSON.stringify(line)}\n`, (error) => resolve(error == null)),
  );
}

/** The starter stops reading after the first line, and in the foreground the reader may go away. */
process.stdout.on('error', () => process.stdout.destroy());

/** An end in order takes less, unless a job or the disk hangs. What was acknowledged is on the disk already. */
const endLimitMs = 2_800;

/** Ends the process when it does not end by itself. */
function limitEnd(code: number): void {
  setTimeout(() => process.exit(code), endLimitMs).unref();
}

const exit = (): never => process.exit(2);

async function run(options: BackendArguments): Promise<void> {
  // Before it serves there is nothing to end in order: without its starter it just goes, as with SIGTERM.
  process.once('disconnect', exit);
  const log = await openLog(options);
  let end: () => void = exit;
  setLastHandlers({
    log: (message) => log.error(message),
    end: () => {
      limitEnd(2);
      end();
    },
  });
  const served = await serveLocal(options, log);
  if (!('ready' in served)) {
    await print(served);
    process.off('disconnect', exit);
    return;
  }
  end = served.end;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, served.end);
  }
  // `vireo serve` holds a channel to us: when it is gone, killed or not, so are we.
  process.off('disconnect', exit).once('disconnect', served.end);
  inBackground(
    served.ending.then(() => limitEnd(0)),
    'End',
  );
  const isHeard = await print(served.ready);
  // A detached one whose starter died before this line would serve nobody, until it is idle for long enough.
  if (options.detached && !isHeard) served.end();
  await served.ended;
  if (process.connected) {
    process.disconnect();
  }
}

async function main(): Promise<void> {
  try {
    const options = parseBackendArguments(process.argv.slice(2), process.env);
    // No process that this one starts has a use for its password.
    delete process.env['VIREO_DATABASE_URL'];
    const data = path.resolve(options.data);
    const { demo, 'demo-choice': choice } = options;
    if (demo === undefined) await run({ ...options, data });
    else
      await print(
        await makeDemo({ dataDirectory: data, workspace: path.resolve(demo), choice, ...ownDay() }),
      );
    process.exitCode = 0;
  } catch (error) {
    await print({ error: toStartFailure(error) });
    process.exitCode = 2;
    limitEnd(2);
  }
}

// No top-level await: the bundle is CommonJS.
runLastTask(main(), {
  log: (message) => process.stderr.write(`${message}\n`),
  end: () => process.exit(2),
});
