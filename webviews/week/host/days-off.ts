/** Days off of the user, as the page of the week lists, adds and deletes them. */

import type { Week } from '../../../src/api-client/index.ts';
import { addDays } from '../../../src/domain/zones.ts';
import type { Backend } from '../../../src/pages/backend.ts';
import { classifyFailure } from '../../../src/pages/failures.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { WeekDaysOff } from '../messages.ts';
import type { WeekViewMessage } from '../view-messages.ts';

export type DaysOffMessage = Extract<
  WeekViewMessage,
  { readonly type: 'listDaysOff' | 'addDaysOff' | 'deleteDaysOff' }
>;

/** What was before is history. */
const shownBefore = 365;

export async function changeDaysOff(
  backend: Backend,
  message: DaysOffMessage,
  week: Pick<Week, 'userId' | 'weekStart'>,
): Promise<WeekDaysOff> {
  const problem = await tryChange(backend, message);
  const query = { userId: week.userId, from: addDays(week.weekStart, -shownBefore), limit: 500 };
  const { items } = await backend.ask((api, options) => api.listAllDaysOff({ ...options, query }));
  return {
    type: 'daysOff',
    items: items.map(({ id, version, firstDate, lastDate, note }) => ({
      id,
      version,
      firstDate,
      lastDate,
      note,
    })),
    problem,
  };
}

/** The sentence of what was refused; null when it was done. */
async function tryChange(backend: Backend, message: DaysOffMessage): Promise<string | null> {
  try {
    await change(backend, message);
    return null;
  } catch (error) {
    const failure = classifyFailure(error);
    if (failure.kind === 'refused') return failure.sentence;
    throw error;
  }
}

async function change(backend: Backend, message: DaysOffMessage): Promise<void> {
  if (message.type === 'addDaysOff') {
    const { firstDate, lastDate, note } = message;
    await backend.ask((api, options) =>
      api.createDaysOff({ ...options, body: { id: api.newId(), firstDate, lastDate, note } }),
    );
  } else if (message.type === 'deleteDaysOff') {
    const { id } = message;
    await backend.ask((api, options) =>
      api.deleteDaysOff({ ...options, path: { id }, headers: ifMatch(message) }),
    );
  }
}
