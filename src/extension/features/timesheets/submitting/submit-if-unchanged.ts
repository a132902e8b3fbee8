/**
 * Submits a week exactly as it was shown: when another window changed it during the question, it is read and confirmed
 * again. Part of the bundle of sheet-actions.ts.
 */
import type { Timesheet, TimesheetWeek } from '../../../../api-client/index.ts';
import { isApiFailure } from '../../../../pages/failures.ts';
import type { Services } from '../../../platform/services.ts';
import { maySubmit } from '../confirm-overlaps.ts';

/** The revision that was shown; without one the week is submitted as it is. */
export interface ShownWeek {
  readonly id: string;
  readonly revision?: string | null;
}

/** Gives up when the week changes this often. */
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

/** Undefined when the user cancels, or it is submitted already. */
export async function submitWeek(services: Services, id: string): Promise<Timesheet | undefined> {
  const week = await readWeek(services, id);
  if (week.state === 'submitted') return undefined;
  const permission = await maySubmit(services, [week]);
  return permission && (await submitIfUnchanged(services, week, permission.wasAsked));
}

/**
 * A week that the user confirmed (`wasAsked`), or that needed no question. Undefined when it changed and the user does not
 * confirm the change.
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
    const permission = await maySubmit(services, [week], { isChanged: wasAsked });
    return permission && (await submitIfUnchanged(services, week, permission.wasAsked, tries + 1));
  }
}
