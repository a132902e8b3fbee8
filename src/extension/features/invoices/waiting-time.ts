/** Time of a client that no invoice can have yet, and what leads there. Pure. */
import type { BillableClients } from '../../../api-client/index.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import type { Translate } from '../../../pages/words.ts';

export type WaitingTime = BillableClients['waiting'][number];

/** `4:00 not submitted`. */
export function describeWaiting({ waitsFor, seconds }: WaitingTime, t: Translate): string {
  const time = formatMinutes(seconds);
  if (waitsFor === 'approval') return t('{0} submitted, not approved', time);
  return waitsFor === 'correction' ? t('{0} rejected', time) : t('{0} not submitted', time);
}

/** Where the user does what is missing: approves timesheets, submits a week, or several; or waits for others. */
export type NextStep =
  | { readonly does: 'approve'; readonly timesheetIds: readonly string[] }
  | { readonly does: 'submit'; readonly weekStart: string }
  | { readonly does: 'submitSeveral' }
  | { readonly does: 'wait'; readonly people: readonly string[] };

export function findNextStep({ waitsFor, weeks }: WaitingTime, userId: string): NextStep {
  if (waitsFor === 'approval')
    return {
      does: 'approve',
      timesheetIds: [...new Set(weeks.flatMap(({ timesheetId }) => timesheetId ?? []))],
    };
  const [first, ...others] = [
    ...new Set(weeks.filter((week) => week.userId === userId).map(({ weekStart }) => weekStart)),
  ];
  if (first === undefined)
    return { does: 'wait', people: [...new Set(weeks.map(({ userName }) => userName))] };
  return others.length === 0 ? { does: 'submit', weekStart: first } : { does: 'submitSeveral' };
}
