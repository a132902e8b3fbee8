/** Prints what a start, a switch or a resume started and ended. */
import { isDeepStrictEqual } from 'node:util';
import type { StartedTimer, StartTimer, TimeEntry } from '../../../api-client/index.ts';
import { type Printing, printEntry } from '../print-entry.ts';
import { formatEntry } from '../print-time.ts';
import { rememberNames } from '../project-names.ts';

/** The timer that runs now, and the entry that ended, as after a stop. */
export async function printStarted(started: StartedTimer, printing: Printing): Promise<void> {
  const { client, options, io } = printing;
  const loadNames = rememberNames(client);
  await printEntry(started, { ...printing, loadNames });
  const { ended } = started;
  if (ended === null) return;
  if (options.json !== true) {
    io.err(`vireo: Stopped: ${formatEntry(ended, await loadNames(), Date.now())}\n`);
  }
  for (const { message } of ended.warnings) io.err(`vireo: the entry that was ended: ${message}\n`);
}

interface Switch {
  readonly running: TimeEntry | null;
  readonly meant: StartTimer;
}

/** False, and prints nothing, unless exactly this runs. */
export async function printRunning({ running, meant }: Switch, printing: Printing): Promise<boolean> {
  if (running === null || !isDeepStrictEqual(contentOf(running), contentOf(meant))) return false;
  await printEntry(running, printing);
  printing.io.err('vireo: That runs already: nothing was changed.\n');
  return true;
}

function contentOf({
  projectId,
  taskId = null,
  note = '',
  tags = [],
  billable = true,
}: StartTimer | TimeEntry) {
  return { projectId, taskId, note, tags: tags.toSorted(), billable };
}
