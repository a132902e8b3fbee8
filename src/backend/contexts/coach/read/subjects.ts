/** Words that say what is asked for. */

import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';

export const subjectsOfQuestions: readonly Sense[] = [
  ...([
    'hours',
    'work',
    'done',
    'entry',
    'value',
    'timesheet',
    'client',
    'project',
    'task',
    'person',
    'noteRow',
  ] as const),
  ...(['invoice', 'draft', 'credit', 'bill', 'revenue', 'earn', 'issue', 'vat', 'owe', 'due'] as const),
  ...(['payment', 'pay', 'receive', 'rate', 'budget', 'unbilled', 'billed', 'overdue', 'unpaid'] as const),
  ...(['billableShare', 'payTime', 'faster', 'slower'] as const),
];

/** What is asked for is said: it is a question of its own. */
export function hasSubject(items: readonly Item[]): boolean {
  return items.some(
    (item) => item.kind === 'word' && subjectsOfQuestions.some((sense) => item.senses.has(sense)),
  );
}
