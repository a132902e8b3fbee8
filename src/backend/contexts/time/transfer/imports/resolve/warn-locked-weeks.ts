/**
 * Imported time in a week that was submitted or decided is on none of its timesheets: the report warns and says where it
 * goes, since no approver has seen it.
 */
import { isoWeekOf } from '../../../../../../domain/zones.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import { type Phrase, phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import { type LockedWeek, listLockedWeeks } from './locked-weeks.repository.ts';
import type { ResolvedRow } from './resolved-rows.ts';

export async function warnLockedWeeks(
  reads: Reads,
  { rows, report }: { readonly rows: readonly ResolvedRow[]; readonly report: Report },
): Promise<void> {
  const open = rows.filter(({ source }) => source.state === 'open');
  const dates = open.map(({ source }) => source.localDate).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return;
  const locked = await listLockedWeeks(reads, { from: isoWeekOf(first).start, to: last });
  const states = new Map(locked.map((week) => [keyOf(week), week.state]));
  for (const { source, userId } of open) {
    const state = states.get(keyOf({ userId, weekStart: isoWeekOf(source.localDate).start }));
    if (state === undefined) continue;
    report.lose('week_locked', messageOf(state), { row: source.row, column: state, value: source.localDate });
  }
}

function keyOf({ userId, weekStart }: Pick<LockedWeek, 'userId' | 'weekStart'>): string {
  return `${userId} ${weekStart}`;
}

function messageOf(state: LockedWeek['state']): Phrase {
  if (state === 'submitted')
    return phrase`The week is submitted here, without this time: it joins the week once that is rejected or withdrawn, or waits to be submitted once that is approved.`;
  return state === 'invoiced'
    ? phrase`The week is invoiced here, without this time: submit the week again for it.`
    : phrase`The week is approved here, without this time: submit the week again for it.`;
}
