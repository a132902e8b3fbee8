/** What was looked at for an answer, and how much of it there was. */
import { type QueryFrame, type Subject, subjectOf } from '../../../../domain/query/frame.ts';
import type { Evaluated } from '../../insight/model/query/answers.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';
import { saySpan } from './say-filters.ts';

const nouns: Readonly<Record<Subject, readonly [string, string, string, string]>> = {
  time: ['entry', 'entries', 'Eintrag', 'Einträge'],
  unbilled: [
    'unbilled entry',
    'unbilled entries',
    'nicht abgerechneten Eintrag',
    'nicht abgerechnete Einträge',
  ],
  invoices: ['invoice', 'invoices', 'Rechnung', 'Rechnungen'],
  payments: ['payment', 'payments', 'Zahlung', 'Zahlungen'],
  payTimes: ['invoice', 'invoices', 'Rechnung', 'Rechnungen'],
  projects: ['project', 'projects', 'Projekt', 'Projekte'],
  clients: ['client', 'clients', 'Kunden', 'Kunden'],
};

const days = ['day', 'days', 'Tag', 'Tage'] as const;

export function sayLooked(
  { measure, period, comparison }: QueryFrame,
  evaluated: Evaluated,
  context: FrameAnswerContext,
): string {
  if (evaluated.kind !== 'result') return '';
  const { figure, compared } = evaluated.result;
  const own = comparison?.with === 'whole' ? 0 : figure.tally.count;
  const count = own + (compared?.tally.count ?? 0);
  const [one, many, eins, viele] = measure === 'days' ? days : nouns[subjectOf(measure)];
  const noun = count === 1 ? tr(context, one, eins) : tr(context, many, viele);
  const when =
    period === undefined
      ? ''
      : tr(context, `, ${saySpan(period, context)}`, ` (${saySpan(period, context)})`);
  const said = context.format.count(count);
  return tr(context, `Looked at ${said} ${noun}${when}`, `${said} ${noun}${when} angesehen`);
}
