/** Concepts that each intent of classify.ts covers. Any other concept is a condition that the answer would ignore. */
import type { Concept } from './lexicon.ts';
import type { BasicIntent } from './question.ts';

const always = 'first self still all each didSomething work write you';
const hours = 'time project client most';

const taken: Readonly<Record<BasicIntent, string>> = {
  'hours-period': 'time',
  'hours-project': hours,
  'hours-client': hours,
  'worked-on': 'state running project client',
  budget: 'budget nearing project client time most money forgot',
  rate: 'rate project client time bill money',
  unbilled: 'bill unbilled time money negation invoiceNoun running client approve',
  overdue: 'overdue invoiceNoun bill pay client running money negation task who most',
  'open-invoices': 'invoiceNoun bill pay client money negation task who issued overdue',
  timer: 'running timer time forgot project state',
  'last-work': 'recent entry task project time running client',
  findings: 'finding bad security found code critical high medium low agent scan project running',
  requests: 'agent task state running security negation project',
  revenue: 'bill revenue invoiceNoun issued client money high',
  timesheets: 'timesheet submit approve reject missing week state negation task who',
  help: 'help greeting who',
};

/** True where the answer would leave something out that was said. */
export function leavesOut(intent: BasicIntent, concepts: ReadonlySet<Concept>): boolean {
  const known = new Set(`${always} ${taken[intent]}`.split(' '));
  return [...concepts].some((concept) => !known.has(concept));
}
