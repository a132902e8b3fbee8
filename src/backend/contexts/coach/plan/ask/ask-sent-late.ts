/** What is asked back of invoices that were sent late: nothing that is offered would be of it. */

import { sentLateIn } from '../../read/sides/sent-late.ts';
import type { Item } from '../../words/item.ts';
import type { AskedBack } from './ask-frames.ts';

/** How late an invoice was sent is not known: it is no question of what is overdue. */
export function askOfSentLate(items: readonly Item[]): AskedBack | undefined {
  const words = sentLateIn(items);
  return words.length > 0 ? { words, choices: [], unknown: 'sentLate' } : undefined;
}
