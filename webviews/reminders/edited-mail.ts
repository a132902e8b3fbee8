/** A mail that was edited, and what becomes of it once the reminder asks for something else; pure. */
import type { Detail, Letter, Shown } from './messages.ts';

/** As it was edited; undefined: as it is written. */
export interface EditedMail {
  readonly subject: string;
  readonly text: string;
}

export interface Editing {
  readonly edited: EditedMail | undefined;
  /** What was written over sums that have changed since: it is not sent, and can be taken up again. */
  readonly kept: EditedMail | undefined;
}

export const notEdited: Editing = { edited: undefined, kept: undefined };

export function isEdited({ edited, kept }: Editing): boolean {
  return edited !== undefined || kept !== undefined;
}

export function shownOf({ open, fee, interest, deadline }: Letter): Shown {
  return { open, fee, interest, deadline };
}

type Shows = Pick<Detail, 'invoiceId' | 'letter'>;

/** A text is that of one step of one invoice: another one starts over. */
export function editingAfter(editing: Editing, before: Shows | undefined, now: Shows): Editing {
  const [was, is] = [before?.letter, now.letter];
  if (before?.invoiceId !== now.invoiceId || was?.step !== is?.step) return notEdited;
  if (was == null || is == null || isSame(shownOf(was), shownOf(is))) return editing;
  const { edited, kept } = editing;
  const isTouched = edited !== undefined && (edited.subject !== was.subject || edited.text !== was.text);
  return { edited: undefined, kept: isTouched ? edited : kept };
}

function isSame(one: Shown, other: Shown): boolean {
  const isAlike = (['open', 'fee', 'interest'] as const).every(
    (name) => one[name]?.minor === other[name]?.minor && one[name]?.currency === other[name]?.currency,
  );
  return isAlike && one.deadline === other.deadline;
}
