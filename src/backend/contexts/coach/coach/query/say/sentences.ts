/** One sentence a measure, in both languages, and what is said where there is nothing. */
import type { Money } from '../../../../../../domain/money.ts';
import type { Measure, QueryFrame } from '../../../../../../domain/query/frame.ts';
import type { Behind, QueryFigure, ShownGroup } from '../../../../insight/model/query/answers.ts';
import { unitOf } from '../../../../insight/model/query/units.ts';
import { enumerate } from '../../built-in/answers/answer.ts';
import { tr } from '../../built-in/answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

export interface FigureOptions {
  readonly scope: string;
  readonly context: FrameAnswerContext;
  readonly isMine: boolean;
}

type Sentence = (said: Said, options: FigureOptions) => string;

interface Said {
  readonly hours: string;
  readonly amounts: string;
  readonly count: string;
  readonly isOne: boolean;
}

const sentences: Readonly<Record<Measure, Sentence>> = {
  hours: ({ hours }, { scope, context, isMine }) =>
    isMine
      ? tr(context, `You worked ${hours}${scope}`, `Du hast ${hours} gearbeitet${scope}`)
      : tr(context, `${hours} recorded${scope}`, `Erfasst sind ${hours}${scope}`),
  value: ({ amounts, hours }, { scope, context }) =>
    tr(
      context,
      `Work${scope} is worth ${amounts} at its rates (${hours})`,
      `Die Arbeit${scope} ist zu ihren Sätzen ${amounts} wert (${hours})`,
    ),
  entries: ({ count, hours, isOne }, { scope, context }) =>
    tr(
      context,
      `${count} ${isOne ? 'entry' : 'entries'}${scope}, ${hours} in all`,
      `${count} ${isOne ? 'Eintrag' : 'Einträge'}${scope}, zusammen ${hours}`,
    ),
  days: ({ count, hours, isOne }, { scope, context }) =>
    tr(
      context,
      `Time is recorded on ${count} ${isOne ? 'day' : 'days'}${scope}, ${hours} in all`,
      `An ${count} ${isOne ? 'Tag' : 'Tagen'} ist Zeit erfasst${scope}, zusammen ${hours}`,
    ),
  unbilled: ({ hours, amounts }, { scope, context }) =>
    tr(
      context,
      `Unbilled${scope}: ${hours}, worth ${amounts}`,
      `Noch nicht abgerechnet${scope}: ${hours} im Wert von ${amounts}`,
    ),
  invoiced: ({ amounts, count, isOne }, { scope, context }) =>
    tr(
      context,
      `Invoiced${scope}: ${amounts} net in ${count} ${isOne ? 'document' : 'documents'}`,
      `In Rechnung gestellt${scope}: ${amounts} netto in ${count} ${isOne ? 'Beleg' : 'Belegen'}`,
    ),
  gross: ({ amounts, count, isOne }, { scope, context }) =>
    tr(
      context,
      `Invoiced${scope}: ${amounts} with tax in ${count} ${isOne ? 'document' : 'documents'}`,
      `In Rechnung gestellt${scope}: ${amounts} mit Steuer in ${count} ${isOne ? 'Beleg' : 'Belegen'}`,
    ),
  vat: ({ amounts }, { scope, context }) =>
    tr(context, `VAT invoiced${scope}: ${amounts}`, `In Rechnung gestellte Umsatzsteuer${scope}: ${amounts}`),
  due: ({ amounts, count, isOne }, { scope, context }) =>
    tr(
      context,
      `To be paid${scope}: ${amounts} in ${count} ${isOne ? 'invoice' : 'invoices'}`,
      `Zu zahlen${scope}: ${amounts} in ${count} ${isOne ? 'Rechnung' : 'Rechnungen'}`,
    ),
  invoices: ({ count, amounts, isOne }, { scope, context }) =>
    tr(
      context,
      `${count} ${isOne ? 'invoice' : 'invoices'}${scope}, ${amounts} with tax`,
      `${count} ${isOne ? 'Rechnung' : 'Rechnungen'}${scope}, ${amounts} mit Steuer`,
    ),
  received: ({ amounts, count, isOne }, { scope, context }) =>
    tr(
      context,
      `Received${scope}: ${amounts} in ${count} ${isOne ? 'payment' : 'payments'}`,
      `Eingegangen${scope}: ${amounts} in ${count} ${isOne ? 'Zahlung' : 'Zahlungen'}`,
    ),
  payments: ({ count, amounts, isOne }, { scope, context }) =>
    tr(
      context,
      `${count} ${isOne ? 'payment' : 'payments'}${scope}, ${amounts} in all`,
      `${count} ${isOne ? 'Zahlung' : 'Zahlungen'}${scope}, zusammen ${amounts}`,
    ),
  rate: (_said, { scope, context }) => tr(context, `Hourly rates${scope}`, `Stundensätze${scope}`),
  budget: (_said, { scope, context }) => tr(context, `Budgets${scope}`, `Budgets${scope}`),
  projects: ({ count, isOne }, { scope, context }) =>
    tr(
      context,
      `${count} ${isOne ? 'project' : 'projects'}${scope}`,
      `${count} ${isOne ? 'Projekt' : 'Projekte'}${scope}`,
    ),
  clients: ({ count, isOne }, { scope, context }) =>
    tr(
      context,
      `${count} ${isOne ? 'client' : 'clients'}${scope}`,
      `${count} ${isOne ? 'Kunde' : 'Kunden'}${scope}`,
    ),
};

export function sayFigure(measure: Measure, figure: QueryFigure, options: FigureOptions): string {
  const { context } = options;
  const link = linker(figure.behind, context);
  const { seconds, amounts, count } = figure.tally;
  // Links are numbered as they are made: a sentence makes those that it has.
  const said: Said = {
    get hours() {
      return link(context.format.duration(seconds));
    },
    get amounts() {
      return sayAmounts(amounts, link, context);
    },
    get count() {
      return link(context.format.count(count));
    },
    isOne: count === 1,
  };
  return sentences[measure](said, options);
}

type Link = (figure: string) => string;

function linker({ kind, ids }: Behind, { figures }: FrameAnswerContext): Link {
  return (figure) => figures.link(figure, kind, ids);
}

function sayAmounts(amounts: readonly Money[], link: Link, { format, language }: FrameAnswerContext): string {
  return amounts.length === 0
    ? `**0**`
    : enumerate(
        amounts.map((amount) => link(format.money(amount))),
        language,
      );
}

/** A figure by itself: of a row, or of one side of a comparison. */
export function sayTally(
  measure: Measure,
  { tally, behind }: Pick<ShownGroup, 'tally' | 'behind'>,
  context: FrameAnswerContext,
): string {
  const link = linker(behind, context);
  const unit = unitOf(measure);
  if (unit === 'count') return link(context.format.count(tally.count));
  if (measure === 'unbilled')
    return `${link(context.format.duration(tally.seconds))}, ${sayAmounts(tally.amounts, link, context)}`;
  return unit === 'seconds'
    ? link(context.format.duration(tally.seconds))
    : sayAmounts(tally.amounts, link, context);
}

const nothings: Readonly<Partial<Record<Measure, readonly [english: string, german: string]>>> = {
  unbilled: ['Nothing is unbilled', 'Es ist nichts offen'],
  invoiced: ['Nothing was invoiced', 'Es wurde nichts in Rechnung gestellt'],
  gross: ['Nothing was invoiced', 'Es wurde nichts in Rechnung gestellt'],
  vat: ['Nothing was invoiced', 'Es wurde nichts in Rechnung gestellt'],
  due: ['Nothing is to be paid', 'Es ist nichts zu zahlen'],
  invoices: ['There is no invoice', 'Es gibt keine Rechnung'],
  received: ['No payment was received', 'Es ist keine Zahlung eingegangen'],
  payments: ['No payment was received', 'Es ist keine Zahlung eingegangen'],
  rate: ['There is no project', 'Es gibt kein Projekt'],
  projects: ['There is no project', 'Es gibt kein Projekt'],
  budget: ['No project has a budget', 'Kein Projekt hat ein Budget'],
  clients: ['There is no client', 'Es gibt keinen Kunden'],
};

export function sayNothing(
  { measure, shape }: QueryFrame,
  scope: string,
  context: FrameAnswerContext,
): string {
  const [english, german] = nothings[measure] ?? ['No time is recorded', 'Es ist keine Zeit erfasst'];
  const answer = shape === 'yes-no' ? tr(context, 'No. ', 'Nein. ') : '';
  return `${answer}${tr(context, english, german)}${scope}.`;
}
