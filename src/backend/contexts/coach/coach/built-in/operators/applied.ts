/** Which operators the answer to each intent keeps to: all others of a question are asked about. */
import type { Intent, Question } from '../question.ts';
import type { OperatorKind } from './operator.ts';

const open: readonly OperatorKind[] = ['-paid', '+billed', '+sent'];
const due: readonly OperatorKind[] = ['-paid', '+overdue', '-overdue'];
const unbilled: readonly OperatorKind[] = ['-billed', '+billable', '-paid', 'negation'];
/** Says of one invoice which sides it is on. */
const anySide: readonly OperatorKind[] = [
  ...(['+paid', '-paid', '+billed', '-billed', '+overdue', '-overdue', '+sent', '-sent'] as const),
  'negation',
];

const applied: Readonly<Partial<Record<Intent, readonly OperatorKind[]>>> = {
  'open-invoices': open,
  'who-owes': [...open, '+overdue', 'comparison'],
  overdue: ['-paid', '+overdue', '+billed'],
  // By how long they are late.
  ageing: ['-paid', '+overdue', 'bound', 'comparison'],
  'late-payers': ['+overdue', '-overdue', '+paid', 'comparison', 'negation'],
  'days-to-pay': ['+overdue', '-overdue', '+paid', '-paid', 'comparison'],
  'next-due': due,
  'due-invoices': due,
  deadlines: [...due, '+submitted', '-submitted'],
  received: ['+paid'],
  'last-payment': ['+paid'],
  'invoice-state': anySide,
  'last-invoice': ['+billed', '+sent'],
  revenue: ['+billed', '+sent'],
  'revenue-by-month': ['+billed', 'comparison'],
  'compare-revenue': ['+billed', 'comparison'],
  'top-client': ['+billed', 'comparison'],
  // What is owed to the office.
  vat: ['+billed', '-paid'],
  unbilled,
  'unbilled-by-project': unbilled,
  unsent: ['-sent', 'negation'],
  drafts: ['-sent', '-billed', 'negation'],
  timesheets: ['-submitted', '+submitted', '-approved', '-sheeted', 'negation'],
  'loose-time': ['-sheeted', '-submitted', 'negation'],
  'without-note': ['-noted', 'negation'],
  'without-rate': ['-rated', '-billed', 'negation'],
  'billable-share': ['+billable', '-billable', '+billed', '+paid', '-paid', 'comparison', 'negation'],
  utilisation: ['+billable', 'comparison'],
  'compare-hours': ['comparison'],
  // What is owed to the target.
  target: ['comparison', 'negation', '-paid'],
  'free-days': ['negation'],
  overtime: ['comparison'],
  'effective-rate': ['+billable', '-billable', '+billed', '-paid'],

  // Each project is listed with what is used and left.
  budget: ['negation'],
  findings: ['-resolved'],
  'newest-findings': ['-resolved', 'negation'],
  'last-scan': ['negation'],
  'findings-by-project': ['-resolved', 'comparison'],
  'worst-file': ['-resolved', 'comparison'],
  requests: ['negation'],
  timer: ['negation'],
  // "More than three clients?" is answered by how many there are.
  'count-clients': ['comparison', 'bound'],
  'count-projects': ['comparison', 'bound'],
  'hours-by-task': ['comparison'],
  'hours-by-person': ['comparison'],
  // "Eine Zahlung über 500 €" is of that much.
  'act-payment': ['+paid', 'bound'],
  'act-start': ['+noted'],
  'act-log': ['+noted'],
  // "Everything open" is what is not billed.
  'act-draft': ['-billed', '+billed', '+billable', '-paid'],
  'act-submit': ['+submitted', '-submitted'],
};

/** An answer without a figure: how something is done, and what the coach can do. */
const isWithoutFigure = (intent: Intent): boolean => intent === 'help' || intent.startsWith('how-');

/** Whether the answer to the question keeps to the operator. */
export function applies(question: Question, kind: OperatorKind): boolean {
  const { intent, billable } = question;
  if (isWithoutFigure(intent)) return true;
  if (billable !== undefined && kind === (billable ? '+billable' : '-billable')) return true;
  return applied[intent]?.includes(kind) === true;
}
