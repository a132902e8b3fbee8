/**
 * A week goes out as it was looked at: where another window has changed it while somebody was asked, it is read and asked
 * about once more, first. Part of the bundle of sheet-actions.ts.
 */
import type { Timesheet, TimesheetWeek } from '../../../api-client/index.ts';
import { isApiFailure } from '../../platform/failures.ts';
import type { Services } from '../../platform/services.ts';
import { maySubmit } from './confirm-overlaps.ts';

/** What was seen of it; without a revision it goes out as it is. */
export interface ShownWeek {
  readonly id: string;
  readonly revision?: string | null;
}

/** Each was changed by somebody else: where that goes on, it is told. */
const mostTries = 5;

export function isStale(error: unknown): boolean {
  return isApiFailure(error, 'stale_version');
}

export async function readWeek({ backend }: Services, id: string): Promise<TimesheetWeek> {
  return await backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }));
}

export async function sendIfUnchanged(
  { backend }: Services,
  { id, revision }: ShownWeek,
): Promise<Timesheet> {
  const body = revision ? { revision } : {};
  return await backend.ask((api, options) => api.submitTimesheet({ ...options, path: { id }, body }));
}

/** Undefined where the user does not submit it after all, or it waits already. */
export async function submitWeek(services: Services, id: string): Promise<Timesheet | undefined> {
  const week = await readWeek(services, id);
  if (week.state === 'submitted') return undefined;
  const permission = await maySubmit(services, [week]);
  return permission && (await submitIfUnchanged(services, week, permission.wasAsked));
}

/**
 * One that the user has let go out (`wasAsked`), or about which nothing was to be asked. Undefined where it was changed, and the
 * user does not submit what it is now.
 */
export async function submitIfUnchanged(
  services: Services,
  seen: TimesheetWeek,
  wasAsked: boolean,
  tries = 1,
): Promise<Timesheet | undefined> {
  try {
    return await sendIfUnchanged(services, seen);
  } catch (error) {
    if (!isStale(error) || tries === mostTries) throw error;
    const week = await readWeek(services, seen.id);
    const permission = await maySubmit(services, [week], wasAsked);
    return permission && (await submitIfUnchanged(services, week, permission.wasAsked, tries + 1));
  }
}
