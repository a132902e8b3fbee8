/** The sheet of a row. */
import type { Timesheet } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';

/** As `findSheet`, read no further than that. */
export async function findSheetId(
  { backend }: Pick<Services, 'backend'>,
  target: CommandTarget | undefined,
): Promise<string | undefined> {
  const id = recordIdOf(target, 'timesheet');
  if (id !== undefined) return id;
  const weekStart = weekStartOf(target);
  return weekStart === undefined ? undefined : (await openSheet(backend, weekStart)).id;
}

/** A week that was never submitted has a row but no sheet: it gets one now. */
export async function findSheet(
  { backend }: Services,
  target: CommandTarget | undefined,
): Promise<Timesheet | undefined> {
  const id = recordIdOf(target, 'timesheet');
  if (id !== undefined) {
    return await backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }));
  }
  const weekStart = weekStartOf(target);
  return weekStart === undefined ? undefined : await openSheet(backend, weekStart);
}

export function weekStartOf(target: CommandTarget | undefined): string | undefined {
  if (target === undefined || !('weekStart' in target)) return undefined;
  return typeof target.weekStart === 'string' ? target.weekStart : undefined;
}

/** The row may be older than the sheet: a second click comes before the first one's answer. */
async function openSheet(backend: Services['backend'], weekStart: string): Promise<Timesheet> {
  try {
    return await backend.ask((api, options) =>
      api.createTimesheet({ ...options, body: { id: api.newId(), weekStart } }),
    );
  } catch (error) {
    const known = isApiFailure(error, 'conflict') ? await findOwnSheet(backend, weekStart) : undefined;
    if (known === undefined) throw error;
    return known;
  }
}

async function findOwnSheet(backend: Services['backend'], weekStart: string): Promise<Timesheet | undefined> {
  const { id: userId } = await backend.ask((api, options) => api.getMe(options));
  const query = { userId, from: weekStart, to: weekStart };
  const { items } = await backend.ask((api, options) => api.listTimesheets({ ...options, query }));
  return items.find(({ state }) => state !== 'approved' && state !== 'invoiced');
}
