/**
 * Entry of the server process (dist/backend-team.js). Prints one line of JSON: where it is, or why it is not. It logs to
 * standard error and ends in order with SIGTERM.
 */

import path from 'node:path';
import { destination } from 'pino';
import type { BackendFailed, TeamHelp, TeamReady } from '../contract/backend-start.ts';
import { inBackground } from '../contract/background/in-background.ts';
import { runLastTask, setLastHandlers } from '../workspace/processes/last-handlers.ts';
import { toStartFailure } from './local/start-failure.ts';
import { createLogger } from './platform/log/logger.ts';
import { type OperatorHelp, parseTeamArguments, readHelpArguments } from './team/arguments.ts';
import { makePasswordLinkOnServer } from './team/make-password-link.ts';
import { resetSecondFactorOnServer } from './team/reset-second-factor.ts';
import { serveTeam } from './team/serve-team.ts';

/** Requests have ten seconds to finish. */
const endLimitMs = 15_000;

async function print(line: TeamReady | BackendFailed | TeamHelp): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(line)}\n`, () => resolve()));
}

/** Its reader may go away. */
process.stdout.on('error', () => process.stdout.destroy());

/** Ends the process when it does not end by itself. */
function limitEnd(code: number): void {
  setTimeout(() => process.exit(code), endLimitMs).unref();
}

const exit = (): never => process.exit(2);

/** What the operator asks of the database beside a server. */
async function help(asked: OperatorHelp): Promise<boolean> {
  const { email, publicUrl } = asked;
  await print(
    publicUrl === undefined
      ? { secondFactorReset: await resetSecondFactorOnServer(asked, email) }
      : { passwordLink: await makePasswordLinkOnServer(asked, { email, publicUrl }) },
  );
  if (process.connected) process.disconnect();
  return true;
}

/** @returns whether it has ended in order */
async function run(): Promise<boolean> {
  const asked = readHelpArguments(process.argv.slice(2), process.env);
  if (asked !== undefined) return await help(asked);
  const options = parseTeamArguments(process.argv.slice(2), process.env);
  // No process that this one starts has a use for its password.
  delete process.env['VIREO_DATABASE_URL'];
  // Before it serves there is nothing to end in order.
  process.once('disconnect', exit);
  const log = createLogger(options['log-level'], destination({ dest: 2, sync: true }));
  let end: () => void = exit;
  setLastHandlers({
    log: (message) => log.error(message),
    end: () => {
      limitEnd(2);
      end();
    },
  });
  const served = await serveTeam({ ...options, data: path.resolve(options.data) }, log);
  end = served.end;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, served.end);
  // `vireo serve` holds a channel to it: it ends with its starter.
  process.off('disconnect', exit).once('disconnect', served.end);
  inBackground(
    served.ending.then(() => limitEnd(0)),
    'End',
  );
  await print(served.ready);
  const isInOrder = await served.ended;
  if (process.connected) process.disconnect();
  return isInOrder;
}

async function main(): Promise<void> {
  try {
    process.exitCode = (await run()) ? 0 : 1;
  } catch (error) {
    await print({ error: toStartFailure(error) });
    process.exitCode = 2;
    limitEnd(2);
    // The channel to its starter would keep it.
    if (process.connected) process.disconnect();
  }
}

// No top-level await: the bundle is CommonJS.
runLastTask(main(), {
  log: (message) => process.stderr.write(`${message}\n`),
  end: () => process.exit(2),
});
