/** Nouns that a change of a question may say again. */
import { type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Sense } from '../../words/sense.ts';
import { nouns } from '../arrange.ts';
import type { Pieces } from '../pieces.ts';

/** "Are these hours in an invoice?" is no word of hours again. */
const ofOthers: ReadonlySet<Sense> = new Set<Sense>(['day', 'invoice', 'payment']);
const ofDays: ReadonlySet<Sense> = new Set<Sense>(['day', 'week', 'month']);

/** Nouns of another measure are left: what they ask for is no change of this one. */
export function takeNouns(pieces: Pieces, { measure }: QueryFrame): void {
  const subject = subjectOf(measure);
  const isOfTime = subject === 'time';
  // "Which day?" of what is unbilled is no change of it.
  const isOpen = (sense: Sense) =>
    isOfTime ? ofOthers.has(sense) : pieces.has('which') && ofDays.has(sense);
  const ofGroups = nouns.flatMap(([sense]) => (isOpen(sense) ? [] : sense));
  pieces.takeAll(...ofGroups, 'total', 'money');
  if (subject === 'projects') pieces.takeAll('budget', 'hours');
  if (subject === 'time' || subject === 'unbilled') pieces.takeAll('hours', 'work');
  // Work is worth what it is before tax.
  if (measure === 'unbilled' || measure === 'value') pieces.takeAll('value', 'net');
  if (subject === 'invoices') pieces.takeAll('revenue');
  if (subject === 'invoices') pieces.takeAll('due', 'owe');
  if (measure === 'due') pieces.takeAll('pay');
}
