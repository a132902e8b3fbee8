/** What becomes of a reminder that nobody touches: it leaves by itself, or waits, and for what. Pure. */
import type { Detail, RemindersContent } from './messages.ts';

export type Leaving =
  /** By itself, at an instant; undefined for at once. */
  | { readonly how: 'bySelf'; readonly at: string | undefined }
  /** Once the reader sends it; `at` as for `bySelf`. */
  | { readonly how: 'onClick'; readonly at: string | undefined }
  /** A local date. */
  | { readonly how: 'notYet'; readonly on: string }
  | { readonly how: 'needsAccount' | 'rests' };

/** Undefined where nothing is to be said: its address is missing, which stands beside it. */
export function findLeaving(
  { plan, leavesAt, recipient }: Pick<Detail, 'plan' | 'leavesAt' | 'recipient'>,
  mail: RemindersContent['mail'],
): Leaving | undefined {
  if (recipient.email === null) return undefined;
  if (!mail.isSetUp) return { how: 'needsAccount' };
  if (mail.rest !== null) return { how: 'rests' };
  const at = leavesAt ?? undefined;
  if (plan.bySelf && !plan.asksDebtor) return { how: 'bySelf', at };
  if (at === undefined && plan.state === 'scheduled' && plan.on !== null)
    return { how: 'notYet', on: plan.on };
  return { how: 'onClick', at };
}
