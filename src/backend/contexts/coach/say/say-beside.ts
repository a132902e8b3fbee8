/** What is said beside a figure: what of it is overdue or can be invoiced, tax by its rates, and a timer that still runs. */
import { projectLabel } from '../../../../domain/names/project-label.ts';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { BesideFigure, QueryResult, TaxShare } from '../../insight/model/query/answers.ts';
import type { RunningFact } from '../model/practice-data.ts';
import { enumerate, plain } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';
import { sayAmounts } from './sentences.ts';

const findBeside = ({ beside = [] }: QueryResult, name: BesideFigure['name']) =>
  beside.find((one) => one.name === name);

/** Within the sentence of what is to be paid: "; 2 of them are overdue (€100.00)". */
export function sayOverdueAmong(result: QueryResult, context: FrameAnswerContext): string {
  const overdue = findBeside(result, 'overdue');
  if (overdue === undefined || asksForLater(result.frame)) return '';
  const { count } = overdue.tally;
  if (count === 0) return tr(context, '; none is overdue', '; keine ist überfällig');
  if (count === result.figure.tally.count)
    return count === 1
      ? tr(context, ', and overdue', ', und überfällig')
      : tr(context, '; all are overdue', '; alle sind überfällig');
  const { kind, ids } = overdue.behind;
  const figure = context.figures.link(context.format.count(count), kind, ids);
  const amounts = sayAmounts(overdue, context);
  return tr(
    context,
    `; ${figure} of them ${count === 1 ? 'is' : 'are'} overdue (${amounts})`,
    `; davon ${count === 1 ? 'ist' : 'sind'} ${figure} überfällig (${amounts})`,
  );
}

/** One is looked for, or those that are not overdue. */
function asksForLater({ statistic, filters }: QueryFrame): boolean {
  return (
    statistic !== 'total' ||
    filters.some((one) => one.field === 'invoice' && one.condition === 'overdue' && !one.is)
  );
}

/** Behind the rows, where what is overdue was left out. */
export function sayMoreOverdue(result: QueryResult, context: FrameAnswerContext): string {
  const overdue = findBeside(result, 'overdue');
  if (overdue === undefined || overdue.tally.count === 0 || !asksForLater(result.frame)) return '';
  const { kind } = overdue.behind;
  // The one that was found may be one of them.
  const shown = new Set(result.records?.map(({ id }) => id));
  const ids = overdue.behind.ids.filter((id) => !shown.has(id));
  const count = overdue.tally.count - (overdue.behind.ids.length - ids.length);
  if (count === 0) return '';
  const figure = context.figures.link(context.format.count(count), kind, ids);
  return tr(
    context,
    `\n\n${figure} more ${count === 1 ? 'is' : 'are'} overdue.`,
    `\n\n${figure} weitere ${count === 1 ? 'ist' : 'sind'} überfällig.`,
  );
}

/** Sentences behind the figure. */
export function saySentencesBeside(result: QueryResult, context: FrameAnswerContext): string {
  const { figures, format, language } = context;
  const hours = ({ tally, behind }: BesideFigure) =>
    figures.link(format.duration(tally.seconds), behind.kind, behind.ids);
  const ready = findBeside(result, 'ready');
  const drafted = findBeside(result, 'drafted');
  const credit = findBeside(result, 'credit');
  const sentences: string[] = [];
  if (ready !== undefined) {
    const figure = hours(ready);
    sentences.push(
      tr(
        context,
        ` Of it ${figure} are approved and can go on an invoice now.`,
        ` Davon sind ${figure} freigegeben und können jetzt auf eine Rechnung.`,
      ),
    );
  }
  if (drafted !== undefined) {
    const figure = hours(drafted);
    sentences.push(
      tr(context, ` ${figure} are on a draft invoice.`, ` ${figure} stehen auf einem Rechnungsentwurf.`),
    );
  }
  if (credit !== undefined) {
    const amounts = enumerate(
      credit.tally.amounts.map((one) => `**${format.money(one)}**`),
      language,
    );
    sentences.push(
      tr(context, ` Of it ${amounts} lie on no invoice.`, ` Davon liegen ${amounts} auf keiner Rechnung.`),
    );
  }
  return sentences.join('');
}

export function taxLines(taxes: readonly TaxShare[], context: FrameAnswerContext): readonly string[] {
  const { format } = context;
  return taxes.map(
    ({ category, rate, base, tax }) =>
      `- ${plain(`${category} ${rate} %`)}: **${format.money(tax)}** ${tr(context, 'on', 'auf')} **${format.money(base)}**`,
  );
}

/** Hours do not count what still runs: where it would be among them it is said. */
export async function sayRunning(frame: QueryFrame, context: FrameAnswerContext): Promise<string> {
  if (!countsRunning(frame)) return '';
  const running = await context.data.findRunning();
  if (running === undefined || !isOfFilters(frame, running)) return '';
  const { period } = frame;
  const isIn = period === undefined || (period.from <= running.localDate && running.localDate <= period.to);
  if (!isIn) return '';
  const { figures, format } = context;
  const since = figures.link(format.time(running.startedAt, running.zone), 'timer', [running.id]);
  const project = `**${projectLabel(plain(running.clientName), plain(running.projectName))}**`;
  return tr(
    context,
    `\n\nThe timer runs on ${project} since ${since}; its time is not counted yet.`,
    `\n\nDer Timer läuft auf ${project} seit ${since}; seine Zeit ist noch nicht mitgezählt.`,
  );
}

function countsRunning({ measure, statistic, group, comparison, isMine }: QueryFrame): boolean {
  if (measure !== 'hours' || group !== undefined || comparison !== undefined) return false;
  return statistic === 'total' || (statistic === 'last' && isMine === true);
}

/** Of tasks, tags and the like it is not known here what runs. */
function isOfFilters({ filters }: QueryFrame, { projectId, clientId }: RunningFact): boolean {
  return filters.every((one) => {
    if (one.field === 'billable') return true;
    if (one.field !== 'project' && one.field !== 'client') return false;
    const own = one.field === 'project' ? projectId : clientId;
    return one.values.some(({ id }) => id === own) === one.is;
  });
}
