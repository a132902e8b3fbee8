/** What a local backend is as a process: one line of JSON that says where it is, or why it is not; then it serves until it ends. */
import type { BackendFailed, BackendReady } from '../../../contract/backend-start.ts';
import { inBackground } from '../../../contract/background/in-background.ts';
import type { DemoState } from '../../../contract/demo/demo-answer.ts';
import { runLastTask, setLastHandlers } from '../../../workspace/processes/last-handlers.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { type LogOptions, openLog } from '../log-file.ts';
import { toStartFailure } from '../start-failure.ts';

export interface Served {
  readonly ready: BackendReady;
  /** Resolves when the end begins, whoever asked for it. */
  readonly ending: Promise<void>;
  /** Resolves when the backend has ended. */
  readonly ended: Promise<void>;
  /** Finishes what runs, refuses what comes, closes the store. */
  end(): void;
}

/** False when nobody reads it any more. */
export function printLine(line: BackendReady | BackendFailed | DemoState): Promise<boolean> {
  return new Promise((resolve) =>
    process.stdout.write(`${JSON.stringify(line)}\n`, (error) => resolve(error == null)),
  );
}

/** An end in order takes less, unless a job or the disk hangs. What was acknowledged is on the disk already. */
const endLimitMs = 2_800;

/** Ends the process when it does not end by itself. */
function limitEnd(code: number): void {
  setTimeout(() => process.exit(code), endLimitMs).unref();
}

const exit = (): never => process.exit(2);

/** Serves until the end; with what is there already where another process serves the folder. */
export async function serveUntilEnd<Options extends LogOptions>(
  options: Options,
  serve: (options: Options, log: Logger) => Promise<Served | BackendReady>,
): Promise<void> {
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
  const served = await serve(options, log);
  if (!('ready' in served)) {
    await printLine(served);
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
  const isHeard = await printLine(served.ready);
  // A detached one whose starter died before this line would serve nobody, until it is idle for long enough.
  if (options.detached && !isHeard) served.end();
  await served.ended;
  if (process.connected) {
    process.disconnect();
  }
}

/** Runs the whole of a backend process, and says why where it fails. */
export function runBackendProcess(run: () => Promise<void>): void {
  /** The starter stops reading after the first line, and in the foreground the reader may go away. */
  process.stdout.on('error', () => process.stdout.destroy());
  async function main(): Promise<void> {
    try {
      await run();
      process.exitCode = 0;
    } catch (error) {
      await printLine({ error: toStartFailure(error) });
      process.exitCode = 2;
      limitEnd(2);
    }
  }
  // No top-level await: the bundle is CommonJS.
  runLastTask(main(), {
    log: (message) => process.stderr.write(`${message}\n`),
    end: () => process.exit(2),
  });
}
