/** A week goes out as it was looked at: what is recorded in it while somebody is asked is read, and asked about, first. */
import {
  type ApiClient,
  getTimesheet,
  isApiRequestError,
  submitTimesheet,
  type Timesheet,
  type TimesheetWeek,
} from '../../api-client/index.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
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

/** Each was changed by somebody else: where that goes on, it is told. */
const mostTries = 5;

/** @throws CliError when somebody is asked, and says no */
export async function submitSeen(
  client: ApiClient,
  id: string,
  { options, io }: Asking,
  tries = 1,
): Promise<Submitted> {
  const path = { id };
  const { data: week } = await getTimesheet({ client, path, throwOnError: true });
  const wasTold = await requireSharedSeen(week, { options, io });
  const body = week.revision ? { revision: week.revision } : {};
  try {
    const { data: sheet } = await submitTimesheet({ client, path, body, throwOnError: true });
    return { sheet, sharedSeconds: week.sharedSeconds };
  } catch (error) {
    const isStale = isApiRequestError(error) && error.code === 'stale_version';
    if (!isStale || tries === mostTries) throw error;
    if (wasTold)
      io.err('vireo: The week was changed meanwhile, so it was not submitted, and is read again.\n');
    return await submitSeen(client, id, { options, io }, tries + 1);
  }
}

/**
 * An hour that is billed twice by accident shows before it goes out. Where nobody can be asked it goes out all the same;
 * of what would be refused nothing is said before. Answers whether something was.
 */
async function requireSharedSeen(week: TimesheetWeek, { options, io }: Asking): Promise<boolean> {
  const { sharedSeconds, submitRefusal } = week;
  if (sharedSeconds === 0 || submitRefusal !== null || options.json === true) return false;
  io.err(printShared(week));
  if (io.ask === undefined || options.yes === true) return true;
  if (isYes(await io.ask('Submit it all the same? [y/N] '))) return true;
  throw new CliError('failure', 'Nothing was submitted.');
}
