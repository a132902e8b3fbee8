/** Submits a week exactly as it was shown: when it changed in the meantime, it is read and confirmed again. */
import {
  type ApiClient,
  getTimesheet,
  isApiRequestError,
  submitTimesheet,
  type Timesheet,
  type TimesheetWeek,
} from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { plural } from '../scan/plain-line.ts';
import { printShared } from './print-timesheet.ts';
import type { SubmitOptions } from './timesheet-options.ts';

export interface Submitted {
  readonly sheet: Timesheet;
  /** Of what went out. */
  readonly sharedSeconds: number;
}

interface Asking {
  readonly options: SubmitOptions;
  readonly io: CliIo;
}

/** Gives up when the week changes this often. */
const mostTries = 5;

/** What came before an attempt: somebody said yes to what was shown, was shown it alone, or nothing was to be shown. */
type Seen = 'asked' | 'told' | 'nothing';

/** @throws CliError when the user declines */
export async function submitIfUnchanged(client: ApiClient, id: string, asking: Asking): Promise<Submitted> {
  return await trySubmit(client, id, { asking, before: 'nothing', tries: 1 });
}

interface Attempt {
  readonly asking: Asking;
  /** What was seen of the week as it was before, where this is not the first. */
  readonly before: Seen;
  readonly tries: number;
}

async function trySubmit(
  client: ApiClient,
  id: string,
  { asking, before, tries }: Attempt,
): Promise<Submitted> {
  const path = { id };
  const { data: week } = await getTimesheet({ client, path, throwOnError: true });
  const seen = await show(week, asking, before);
  const body = week.revision ? { revision: week.revision } : {};
  try {
    const { data: sheet } = await submitTimesheet({ client, path, body, throwOnError: true });
    return { sheet, sharedSeconds: week.sharedSeconds };
  } catch (error) {
    const isStale = isApiRequestError(error) && error.code === 'stale_version';
    if (!isStale || tries === mostTries) throw error;
    return await trySubmit(client, id, { asking, before: seen, tries: tries + 1 });
  }
}

/**
 * Overlapping time is shown before the week is submitted, since it may be billed twice by accident. A changed week is
 * confirmed again. Without a terminal it is submitted anyway; nothing is asked about a week that would be rejected.
 */
function questionOf(isChanged: boolean): string {
  return `Submit it ${isChanged ? 'as it is now' : 'all the same'}? [y/N] `;
}

async function show(week: TimesheetWeek, { options, io }: Asking, before: Seen): Promise<Seen> {
  const { sharedSeconds, submitRefusal, seconds, entryCount } = week;
  const isChanged = before !== 'nothing';
  const saysNothing = sharedSeconds === 0 && !isChanged;
  if (saysNothing || submitRefusal !== null || options.json === true) return 'nothing';
  if (isChanged) {
    const now = `${formatMinutes(seconds)} in ${plural(entryCount, 'entry', 'entries')}`;
    io.err(`vireo: The week was changed elsewhere, so it was not submitted: it has ${now} now.\n`);
  }
  if (sharedSeconds > 0) io.err(printShared(week));
  if (io.ask === undefined || options.yes === true) return 'told';
  if (isYes(await io.ask(questionOf(isChanged)))) return 'asked';
  throw new CliError('failure', 'Nothing was submitted.');
}
