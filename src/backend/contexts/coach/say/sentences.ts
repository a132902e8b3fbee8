/** One sentence a measure, in both languages, and what is said where there is nothing. */
import type { Money } from '../../../../domain/money.ts';
import type { InvoiceCondition, Measure, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Behind, QueryFigure } from '../../insight/model/query/answers.ts';
import { unitOf } from '../../insight/model/query/units.ts';
import { enumerate } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';
import { isOverdue, sayScope } from './say-filters.ts';

export interface FigureOptions {
  readonly frame: QueryFrame;
  readonly context: FrameAnswerContext;
  readonly scope: string;
}

type Sentence = (said: Said, options: FigureOptions) => string;

interface Said {
  readonly hours: string;
  readonly amounts: string;
  /** Without tax, and with it. */
  readonly netAndGross: string;
  readonly count: string;
  readonly isOne: boolean;
}

const sayEntries: Sentence = ({ count, hours, isOne }, { scope, context }) =>
  tr(
    context,
    `${count} ${isOne ? 'entry' : 'entries'}${scope}, ${hours} in all`,
    `${count} ${isOne ? 'Eintrag' : 'Einträge'}${scope}, zusammen ${hours}`,
  );

const sayWorkedOn: Sentence = ({ hours }, { scope, context, frame }) =>
  tr(
    context,
    `${frame.isMine === true ? 'You worked' : 'Worked:'} ${hours}${scope}`,
    frame.isMine === true ? `Du hast ${hours}${scope} gearbeitet` : `Gearbeitet: ${hours}${scope}`,
  );

/** "Which projects did I not work on?" is of one's own time. */
const ofMine = ({ isMine }: QueryFrame, context: FrameAnswerContext): string =>
  isMine === true ? tr(context, ' by your own time', ' nach deiner eigenen Zeit') : '';

const sentences: Readonly<Record<Measure, Sentence>> = {
  hours: ({ hours }, { scope, context, frame }) =>
    frame.isMine === true
      ? tr(context, `You worked ${hours}${scope}`, `Du hast ${hours}${scope} gearbeitet`)
      : tr(context, `${hours} recorded${scope}`, `Erfasst sind ${hours}${scope}`),
  value: ({ amounts, hours }, { scope, context }) =>
    tr(
      context,
      `Work${scope} is worth ${amounts} at its rates (${hours})`,
      `Die Arbeit${scope} ist zu ihren Sätzen ${amounts} wert (${hours})`,
    ),
  entries: (said, options) => (isWorkedOn(options.frame) ? sayWorkedOn : sayEntries)(said, options),
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
  invoiced: ({ netAndGross }, { scope, context }) =>
    tr(context, `Invoiced${scope}: ${netAndGross}`, `In Rechnung gestellt${scope}: ${netAndGross}`),
  gross: ({ amounts, count, isOne }, { scope, context }) =>
    tr(
      context,
      `Invoiced${scope}: ${amounts} with tax in ${count} ${isOne ? 'document' : 'documents'}`,
      `In Rechnung gestellt${scope}: ${amounts} mit Steuer in ${count} ${isOne ? 'Beleg' : 'Belegen'}`,
    ),
  vat: ({ amounts }, { scope, context }) =>
    tr(context, `VAT invoiced${scope}: ${amounts}`, `In Rechnung gestellte Umsatzsteuer${scope}: ${amounts}`),
  due: ({ amounts, count, isOne }, { scope, context, frame }) =>
    tr(
      context,
      `${isOverdue(frame) ? 'Overdue' : 'To be paid'}${scope}: ${amounts} in ${count} ${isOne ? 'invoice' : 'invoices'}`,
      `${isOverdue(frame) ? 'Überfällig' : 'Zu zahlen'}${scope}: ${amounts} in ${count} ${isOne ? 'Rechnung' : 'Rechnungen'}`,
    ),
  invoices: ({ count, amounts, isOne }, { scope, context, frame }) => {
    const noun = nounOf(frame, isOne, context);
    return tr(
      context,
      `${count} ${noun}${scope}, ${amounts} with tax`,
      `${count} ${noun}${scope}, zusammen ${amounts} mit Steuer`,
    );
  },
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
  budgetUsed: (_said, { scope, context }) =>
    tr(context, `Used budgets${scope}`, `Verbrauchte Budgets${scope}`),
  budgetLeft: (_said, { scope, context }) => tr(context, `Budgets left${scope}`, `Übrige Budgets${scope}`),
  daysToPay: (_said, { scope, context }) =>
    tr(context, `Days to pay${scope}`, `Tage bis zur Zahlung${scope}`),
  projects: ({ count, isOne }, { scope, context, frame }) =>
    tr(
      context,
      `${count} ${isOne ? 'project' : 'projects'}${scope}${ofMine(frame, context)}`,
      `${count} ${isOne ? 'Projekt' : 'Projekte'}${scope}${ofMine(frame, context)}`,
    ),
  clients: ({ count, isOne }, { scope, context, frame }) =>
    tr(
      context,
      `${count} ${isOne ? 'client' : 'clients'}${scope}${ofMine(frame, context)}`,
      `${count} ${isOne ? 'Kunde' : 'Kunden'}${scope}${ofMine(frame, context)}`,
    ),
};

export function sayFigure(measure: Measure, figure: QueryFigure, options: FigureOptions): string {
  const { context } = options;
  const link = linker(figure.behind, context);
  const { seconds, count } = figure.tally;
  // Links are numbered as they are made: a sentence makes those that it has.
  const said: Said = {
    get hours() {
      return link(context.format.duration(seconds));
    },
    get amounts() {
      return sayAmounts(figure, context);
    },
    get netAndGross() {
      return sayNetAndGross(figure, context);
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

type Figured = Pick<QueryFigure, 'tally' | 'behind'>;

/** Each amount opens the documents of its currency. */
export function linkMoney(amount: Money, behind: Behind, { figures, format }: FrameAnswerContext): string {
  const ids = behind.byCurrency?.get(amount.currency) ?? behind.ids;
  return figures.link(format.money(amount), behind.kind, ids);
}

export function sayAmounts({ tally: { amounts }, behind }: Figured, context: FrameAnswerContext): string {
  return amounts.length === 0
    ? `**0**`
    : enumerate(
        amounts.map((amount) => linkMoney(amount, behind, context)),
        context.language,
      );
}

/** "€100.00 net (€119.00 with tax) in 1 document", one a currency. */
export function sayNetAndGross({ tally, behind }: Figured, context: FrameAnswerContext): string {
  const parts = tally.amounts.map((net) => {
    const gross = tally.gross?.find(({ currency }) => currency === net.currency);
    const ids = behind.byCurrency?.get(net.currency) ?? behind.ids;
    const count = behind.byCurrency === undefined ? tally.count : ids.length;
    const without = linkMoney(net, behind, context);
    const within = gross && linkMoney(gross, behind, context);
    const documents = context.figures.link(context.format.count(count), behind.kind, ids);
    const [english, german] = [count === 1 ? 'document' : 'documents', count === 1 ? 'Beleg' : 'Belegen'];
    return tr(
      context,
      `${without} net${within ? ` (${within} with tax)` : ''} in ${documents} ${english}`,
      `${without} netto${within ? ` (${within} mit Steuer)` : ''} in ${documents} ${german}`,
    );
  });
  return enumerate(parts, context.language);
}

/** What was worked on: by project, and under each the notes of its entries. */
export function isWorkedOn({ measure, group, shape }: QueryFrame): boolean {
  return measure === 'entries' && group === 'project' && shape === 'list';
}

type Nouns = readonly [one: string, many: string, einer: string, viele: string];

/** Drafts and credit notes are said in place of their condition. */
function conditionNoun({ measure, filters }: QueryFrame): InvoiceCondition | undefined {
  if (measure !== 'invoices') return undefined;
  const said = filters.find((one) => one.field === 'invoice' && one.is && one.condition in nounsOf);
  return said?.field === 'invoice' ? said.condition : undefined;
}

const invoiceNouns: Nouns = ['invoice', 'invoices', 'Rechnung', 'Rechnungen'];
const nounsOf: Readonly<Partial<Record<InvoiceCondition, Nouns>>> = {
  draft: ['draft', 'drafts', 'Entwurf', 'Entwürfe'],
  credit: ['credit note', 'credit notes', 'Gutschrift', 'Gutschriften'],
};

function nounOf(frame: QueryFrame, isOne: boolean, context: FrameAnswerContext): string {
  const condition = conditionNoun(frame);
  const [one, many, eine, viele] = (condition && nounsOf[condition]) ?? invoiceNouns;
  return isOne ? tr(context, one, eine) : tr(context, many, viele);
}

/** A figure by itself: of a row, or of one side of a comparison. */
export function sayTally(measure: Measure, figure: Figured, context: FrameAnswerContext): string {
  const { tally, behind } = figure;
  const link = linker(behind, context);
  const unit = unitOf(measure);
  if (unit === 'count') return link(context.format.count(tally.count));
  if (measure === 'unbilled')
    return `${link(context.format.duration(tally.seconds))}, ${sayAmounts(figure, context)}`;
  return unit === 'seconds' ? link(context.format.duration(tally.seconds)) : sayAmounts(figure, context);
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
  daysToPay: ['No invoice is paid yet', 'Es ist noch keine Rechnung bezahlt'],
  budget: ['No project has a budget', 'Kein Projekt hat ein Budget'],
  budgetUsed: ['No project has a budget', 'Kein Projekt hat ein Budget'],
  budgetLeft: ['No project has a budget', 'Kein Projekt hat ein Budget'],
  clients: ['There is no client', 'Es gibt keinen Kunden'],
};

/** What is missing nowhere. */
function nothingWithout({ measure, filters }: QueryFrame): readonly [string, string] | undefined {
  const isLeft = (field: string, condition?: string) =>
    filters.some(
      (one) =>
        one.field === field &&
        'is' in one &&
        !one.is &&
        (one.field !== 'invoice' || one.condition === condition),
    );
  if (measure === 'entries' && isLeft('noted'))
    return ['Every entry has a note', 'Jeder Eintrag hat eine Notiz'];
  if (measure === 'due' && isLeft('invoice', 'sent'))
    return ['Every open invoice is marked as sent', 'Jede offene Rechnung ist als versendet markiert'];
  return measure === 'due' && isLeft('invoice', 'overdue')
    ? ['No open invoice is still to fall due', 'Keine offene Rechnung wird noch fällig']
    : undefined;
}

function nothingOf(frame: QueryFrame, context: FrameAnswerContext): readonly [string, string] {
  const noun = conditionNoun(frame) && nounOf(frame, true, context);
  if (noun !== undefined)
    return [`There is no ${noun}`, `Es gibt keine${noun === 'Entwurf' ? 'n' : ''} ${noun}`];
  if (isOverdue(frame)) return ['No invoice is overdue', 'Keine Rechnung ist überfällig'];
  return nothings[frame.measure] ?? ['No time is recorded', 'Es ist keine Zeit erfasst'];
}

export function sayNothing(frame: QueryFrame, scope: string, context: FrameAnswerContext): string {
  const { filters, shape } = frame;
  const everyOne = nothingWithout(frame);
  const answer = (context.asksWhether ?? shape === 'yes-no') ? tr(context, 'No. ', 'Nein. ') : '';
  if (everyOne !== undefined && shape !== 'yes-no') {
    const others = filters.filter((one) => !('is' in one) || one.is || 'values' in one);
    return `${answer}${tr(context, ...everyOne)}${sayScope({ ...frame, filters: others }, context)}.`;
  }
  const [english, german] = nothingOf(frame, context);
  return `${answer}${tr(context, english, german)}${scope}.`;
}
