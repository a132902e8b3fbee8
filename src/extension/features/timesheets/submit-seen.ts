/**
 * A week goes out as it was looked at: what another window records while somebody is asked is read, and where there is
 * something to ask about it asked, first. Part of the bundle of sheet-actions.ts.
 */
import type { Timesheet, TimesheetWeek } from '../../../api-client/index.ts';
import { isApiFailure } from '../../platform/failures.ts';
import type { Services } from '../../platform/services.ts';
import { maySubmit } from './ask-shared.ts';

/** What was seen of it; without a revision it goes out as it is. */
export interface SeenWeek {
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

export async function sendSeen({ backend }: Services, { id, revision }: SeenWeek): Promise<Timesheet> {
  const body = revision ? { revision } : {};
  return await backend.ask((api, options) => api.submitTimesheet({ ...options, path: { id }, body }));
}

/** Undefined where the user does not submit it after all, or it waits already. */
export async function submitWeek(services: Services, id: string): Promise<Timesheet | undefined> {
  const week = await readWeek(services, id);
  if (week.state === 'submitted' || !(await maySubmit(services, [week]))) return undefined;
  return await submitSeen(services, week);
}

/** One about which nothing is left to ask; undefined where it was changed, and the user does not submit what it is now. */
export async function submitSeen(
  services: Services,
  seen: TimesheetWeek,
  tries = 1,
): Promise<Timesheet | undefined> {
  try {
    return await sendSeen(services, seen);
  } catch (error) {
    if (!isStale(error) || tries === mostTries) throw error;
    const week = await readWeek(services, seen.id);
    return (await maySubmit(services, [week], true))
      ? await submitSeen(services, week, tries + 1)
      : undefined;
  }
}
