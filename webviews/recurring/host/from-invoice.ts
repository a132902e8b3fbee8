/** *Make Recurring…*: a new template with the client and the lines of an invoice; pure. */
import type { Item, RecurringContent, RecurringDraft } from '../messages.ts';
import { newDraft } from '../recurring-draft.ts';

interface Source {
  readonly clientId: string;
  readonly lines: readonly Item[];
}

/** Lines of time are as fixed as all others: whether the time of each period is invoiced is for the user to choose. */
export function draftFromInvoice({ clientId, lines }: Source, content: RecurringContent): RecurringDraft {
  const draft = newDraft(content);
  const items = lines.map(({ description, quantity, unitPrice }) => ({
    description,
    quantity,
    unitPrice,
  }));
  return { ...draft, clientId, items: items.length === 0 ? draft.items : items };
}
