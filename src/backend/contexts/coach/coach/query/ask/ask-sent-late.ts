/** What is asked back of invoices that were sent late: nothing that is offered would be of it. */
import type { Part } from '../../built-in/question.ts';
import type { Item } from '../item.ts';
import { sentLateIn } from '../read/sides/sent-late.ts';
import type { AskedBack } from './ask-frames.ts';

/** How late an invoice was sent is not known: it is no question of what is overdue. */
export function askOfSentLate(items: readonly Item[], parts: readonly Part[]): AskedBack | undefined {
  const words = sentLateIn(items);
  const isAsked = words.length > 0 && !parts.some(isOfWay);
  return isAsked ? { words, choices: [], unknown: 'sentLate' } : undefined;
}

const isOfWay = (part: Part): boolean =>
  part.kind === 'question' && /^(?:act|how)-/.test(part.question.intent);
