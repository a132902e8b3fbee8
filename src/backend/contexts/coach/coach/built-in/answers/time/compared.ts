/** Two periods side by side, and the billable share: each figure opens what it is of. */
import { type Money, sumByCurrency } from '../../../../../../../domain/money.ts';
import { counterpart, unitOfPeriod } from '../../../../../../../domain/periods/period-units.ts';
import type { Period } from '../../../../../../../domain/periods/periods.ts';
import { addDays, daysBetween, isoWeekOf } from '../../../../../../../domain/zones.ts';
import type { Question } from '../../question.ts';
import {
  type Answer,
  type AnswerContext,
  type Answerer,
  enumerate,
  linkedIdsAtMost,
  look,
} from '../answer.ts';
import { filterOf, linkWork, periodOf, secondsOf, spanOf, tr, untilToday, whereOf } from '../shared.ts';

interface Pair {
  readonly now: Period;
  readonly before: Period;
}

/** The one that was said first stands first, unless it is the one compared with. */
function pairOf({ period, other }: Question, { today }: AnswerContext): Pair | undefined {
  if (period === undefined) return undefined;
  const second = other ?? counterpart(period, today);
  if (second === undefined) return undefined;
  const [before, now] = [period, second].toSorted((one, two) => one.from.localeCompare(two.from));
  return now && before && { now: untilToday(now, today), before };
}

function sayUnclear(context: AnswerContext) {
  return context.figures.text(
    tr(
      context,
      'Which two periods? For example “this month compared to last month”.',
      'Welche zwei Zeiträume? Zum Beispiel „diesen Monat im Vergleich zum letzten Monat“.',
    ),
  );
}

function sayChange(
  now: number,
  before: number,
  text: (value: number) => string,
  context: AnswerContext,
): string {
  const change = now - before;
  if (change === 0) return tr(context, 'the same', 'gleich viel');
  const share =
    before > 0 ? `, ${change > 0 ? '+' : '−'}${context.format.percent(Math.abs(change) / before)}` : '';
  const word = change > 0 ? tr(context, 'more', 'mehr') : tr(context, 'less', 'weniger');
  return `**${text(Math.abs(change))}** ${word}${share}`;
}

/** A part of a unit beside the whole of another: it is said. */
function sayOpen({ now }: Pair, context: AnswerContext): string {
  const isOpen = now.to === context.today && unitOfPeriod(now) === undefined;
  return isOpen
    ? tr(context, ' The later period is not over yet.', ' Der spätere Zeitraum ist noch nicht vorbei.')
    : '';
}

export const answerCompareHours: Answerer = async function* answerCompareHours(question, context): Answer {
  const { data, figures, format } = context;
  const pair = pairOf(question, context);
  if (pair === undefined) {
    yield sayUnclear(context);
    return;
  }
  const sums = async (period: Period) => await data.groupWork(filterOf(question, period), 'project');
  const { value, tool } = await look(
    async () => ({ now: await sums(pair.now), before: await sums(pair.before) }),
    () => tr(context, 'Looked at the hours of two periods', 'Stunden zweier Zeiträume angesehen'),
  );
  yield tool;
  const now = await linkWork(value.now, filterOf(question, pair.now), context);
  const before = await linkWork(value.before, filterOf(question, pair.before), context);
  const change = sayChange(secondsOf(value.now), secondsOf(value.before), format.duration, context);
  const where = whereOf(question, context);
  yield figures.text(
    `${now}${where}${spanOf(pair.now, context)}, ${before}${spanOf(pair.before, context)}: ${change}.${sayOpen(pair, context)}`,
  );
};

export const answerCompareRevenue: Answerer = async function* answerCompareRevenue(
  question,
  context,
): Answer {
  const { data, figures, format, language } = context;
  const pair = pairOf(question, context);
  if (pair === undefined) {
    yield sayUnclear(context);
    return;
  }
  const clientId = question.client?.id;
  const { value, tool } = await look(
    async () => ({
      now: await data.sumInvoiced(pair.now, clientId),
      before: await data.sumInvoiced(pair.before, clientId),
    }),
    () => tr(context, 'Looked at the invoices of two periods', 'Rechnungen zweier Zeiträume angesehen'),
  );
  yield tool;
  const netOf = (sums: typeof value.now): readonly Money[] => sumByCurrency(sums.map(({ net }) => net));
  const show = (sums: typeof value.now, currency: string) => {
    const minor = netOf(sums).find((one) => one.currency === currency)?.minor ?? 0;
    const ids = sums.filter(({ net }) => net.currency === currency).flatMap(({ ids: own }) => own);
    return {
      minor,
      figure: figures.link(format.money({ minor, currency }), 'invoice', ids.slice(0, linkedIdsAtMost)),
    };
  };
  const currencies = [
    ...new Set([...netOf(value.now), ...netOf(value.before)].map(({ currency }) => currency)),
  ];
  if (currencies.length === 0) {
    yield figures.text(
      tr(
        context,
        'Nothing was invoiced in either period.',
        'In beiden Zeiträumen wurde nichts in Rechnung gestellt.',
      ),
    );
    return;
  }
  const parts = currencies.map((currency) => {
    const [now, before] = [show(value.now, currency), show(value.before, currency)];
    const change = sayChange(now.minor, before.minor, (minor) => format.money({ minor, currency }), context);
    return `${now.figure}${spanOf(pair.now, context)}, ${before.figure}${spanOf(pair.before, context)}: ${change}`;
  });
  const head = tr(context, 'Invoiced net', 'Netto in Rechnung gestellt');
  yield figures.text(
    `${head}${whereOf(question, context)}: ${enumerate(parts, language)}.${sayOpen(pair, context)}`,
  );
};

export const answerBillableShare: Answerer = async function* answerBillableShare(question, context): Answer {
  const { data, figures, format, today } = context;
  const period = untilToday(periodOf(question, context), today);
  const filter = filterOf(question, period);
  const { value, tool } = await look(
    () => data.sumWork(filter, ['projectId']),
    () => tr(context, 'Looked at billable time', 'Abrechenbare Zeit angesehen'),
  );
  yield tool;
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  const total = secondsOf(value);
  if (total === 0) {
    yield figures.text(tr(context, `No time is recorded${where}.`, `Es ist keine Zeit erfasst${where}.`));
    return;
  }
  const own = value.filter(({ isBillable }) => isBillable);
  const others = value.filter(({ isBillable }) => !isBillable);
  const all = await linkWork(value, filter, context);
  const billable = await linkWork(own, { ...filter, billable: true }, context);
  const rest = await linkWork(others, { ...filter, billable: false }, context);
  const share = `**${format.percent(secondsOf(own) / total)}**`;
  yield figures.text(
    tr(
      context,
      `${share} of the time${where} is billable: ${billable} of ${all}; ${rest} is not.`,
      `${share} der Zeit${where} sind abrechenbar: ${billable} von ${all}; ${rest} nicht.`,
    ),
  );
};

/** Whole weeks since a date, for paces. */
export function weeksSince(date: string, today: string): number {
  return Math.max(1, daysBetween(isoWeekOf(date).start, addDays(today, 1)) / 7);
}
