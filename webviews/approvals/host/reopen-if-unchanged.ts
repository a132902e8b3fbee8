/** Reopens weeks that were approved on the page, if unchanged since; a rejected one does not stop the others. Pure. */

import { isApiFailure } from '../../../src/pages/failures.ts';
import { actOnEach } from '../../../src/pages/practice/act-on-each.ts';
import type { Translate } from '../../../src/pages/words.ts';
import type { Decided } from '../messages.ts';
import { changedMeanwhile } from './approvals-content.ts';

export interface ShownWeek {
  readonly id: string;
  /** The version that was decided; left out when unknown. */
  readonly version?: number;
}

export interface Reopening {
  /** @throws when the backend rejects it, as for a week that was decided again since. */
  readonly send: (week: ShownWeek) => Promise<unknown>;
  readonly t: Translate;
}

export async function reopenIfUnchanged(
  weeks: readonly ShownWeek[],
  { send, t }: Reopening,
): Promise<Decided> {
  const stale = new Set<string>();
  const { done, refused } = await actOnEach(weeks, {
    nameOf: ({ id }) => id,
    act: async (week) => {
      try {
        await send(week);
      } catch (error) {
        if (isApiFailure(error, 'stale_version')) stale.add(week.id);
        throw error;
      }
      return week.id;
    },
  });
  const told = refused.map(({ name: id, why }) => ({
    id,
    message: stale.has(id) ? changedMeanwhile(t) : why,
  }));
  return { type: 'decided', verdict: 'reopened', ids: [...done], refused: told };
}
