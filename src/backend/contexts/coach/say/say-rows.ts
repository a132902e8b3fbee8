/** A line for each row of an answer, and a chart of those that are days or months. */
import { projectLabel } from '../../../../domain/names/project-label.ts';
import { isOfRows } from '../../../../domain/query/cells.ts';
import type { Group, Measure, QueryFrame } from '../../../../domain/query/frame.ts';
import type {
  InvoiceRecord,
  NotedEntry,
  QueryRecord,
  QueryResult,
  ShownGroup,
  Tally,
} from '../../insight/model/query/answers.ts';
import { isDateGroup } from '../../insight/model/query/date-groups.ts';
import { unitOf } from '../../insight/model/query/units.ts';
import type { AnswerEvent } from '../model/coach-source.ts';
import { enumerate, plain } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';
import { sayDue, sayInvoiceState } from './invoice-state.ts';
import { taxLines } from './say-beside.ts';
import { isRecordGroup, labelOf, shortWeek } from './say-parts.ts';
import { linkMoney, sayNetAndGross, sayTally } from './sentences.ts';
import { amountOf } from './tally-size.ts';

export function linesOf(result: QueryResult, context: FrameAnswerContext): readonly string[] {
  const { frame, groups, records, taxes = [] } = result;
  if (groups !== undefined && frame.group !== undefined) return groupLines(result, frame.group, context);
  if (records === undefined) return taxLines(taxes, context);
  const lines = records.map((record) => `- ${recordLine(record, frame, context)}`);
  const rest = frame.statistic === 'total' ? result.figure.tally.count - records.length : 0;
  return rest > 0 ? [...lines, tr(context, `- and ${rest} more`, `- und ${rest} weitere`)] : lines;
}

function groupLines(result: QueryResult, group: Group, context: FrameAnswerContext): readonly string[] {
  const { frame, groups = [], groupCount = 0 } = result;
  const works = result.works && Map.groupBy(result.works, ({ projectId }) => projectId);
  const lines = groups.map((one) => {
    const label =
      isRecordGroup(group) || group === 'tag'
        ? plain(shortOf(one.name)) || noneOf(group, context)
        : labelOf(group, one, context);
    return works === undefined
      ? `- **${label}**: ${sayRow(one, result, context)}`
      : `- **${label}**: ${sayWorked(one, works.get(one.key) ?? [], context)}`;
  });
  const rest = frame.limit === undefined ? Math.max(0, groupCount - groups.length) : 0;
  return rest > 0 ? [...lines, tr(context, `- and ${rest} more`, `- und ${rest} weitere`)] : lines;
}

function sayRow(one: ShownGroup, { frame, figure }: QueryResult, context: FrameAnswerContext): string {
  const { measure, order, statistic } = frame;
  if (statistic === 'average') return sayMean(one, measure, context);
  if (isOfRows(frame.comparison)) return sayShareOf(one, { measure, all: figure.tally }, context);
  if (measure !== 'invoiced' || frame.group !== 'client') return sayTally(measure, one, context);
  // Who brings most is asked for: each with its share of the currency.
  return order?.by === 'value' ? sayShares(one, figure.tally, context) : sayNetAndGross(one, context);
}

/** "6:12 on average, 9 days". */
function sayMean({ tally }: ShownGroup, measure: Measure, context: FrameAnswerContext): string {
  const { count } = tally;
  const mean = sayTally(measure, { tally, behind: { kind: 'entries', ids: [] } }, context);
  const days = context.format.count(count);
  return tr(
    context,
    `${mean} on average over ${days} ${count === 1 ? 'day' : 'days'}`,
    `${mean} im Schnitt aus ${days} ${count === 1 ? 'Tag' : 'Tagen'}`,
  );
}

interface Shared {
  readonly measure: Measure;
  /** Of all rows. */
  readonly all: Tally;
}

/** "14:20 (**23%**)". */
function sayShareOf(one: ShownGroup, { measure, all }: Shared, context: FrameAnswerContext): string {
  const unit = unitOf(measure);
  if (unit === 'money') return sayShares(one, all, context);
  const [part, whole] = unit === 'seconds' ? [one.tally.seconds, all.seconds] : [one.tally.count, all.count];
  const share = whole > 0 ? ` (**${context.format.percent(part / whole)}**)` : '';
  return `${sayTally(measure, one, context)}${share}`;
}

function sayShares({ tally, behind }: ShownGroup, all: Tally, context: FrameAnswerContext): string {
  const parts = tally.amounts.map((amount) => {
    const whole = all.amounts.find(({ currency }) => currency === amount.currency)?.minor ?? 0;
    const share = whole > 0 ? ` (**${context.format.percent(amount.minor / whole)}**)` : '';
    return `${linkMoney(amount, behind, context)}${share}`;
  });
  return enumerate(parts, context.language);
}

const notesShown = 6;

/** What was worked on a project: its time, and a line for each note in the order in which they were written first. */
function sayWorked(one: ShownGroup, works: readonly NotedEntry[], context: FrameAnswerContext): string {
  const isAll = works.length === one.tally.count;
  if (!isAll)
    return context.figures.link(context.format.duration(one.tally.seconds), one.behind.kind, one.behind.ids);
  const head = linkWorks(works, context);
  const hasNotes = works.some(({ note }) => note.trim() !== '');
  return [head, ...(hasNotes ? noteLines(works, context) : [])].join('\n');
}

function noteLines(works: readonly NotedEntry[], context: FrameAnswerContext): readonly string[] {
  const notes = [...Map.groupBy(works, ({ note }) => note.replaceAll(/\s+/g, ' ').trim())];
  const without = tr(context, 'without a note', 'ohne Notiz');
  const lines = notes
    .slice(0, notesShown)
    .map(([note, same]) => `  - ${linkWorks(same, context)} ${note === '' ? without : plain(note)}`);
  const rest = notes.slice(notesShown).flatMap(([, same]) => same);
  if (rest.length === 0) return lines;
  const figure = linkWorks(rest, context);
  return [...lines, tr(context, `  - ${figure} more`, `  - weitere ${figure}`)];
}

function linkWorks(works: readonly NotedEntry[], { figures, format }: FrameAnswerContext): string {
  const seconds = works.reduce((all, one) => all + one.seconds, 0);
  return figures.link(
    format.duration(seconds),
    'entries',
    works.map(({ id }) => id),
  );
}

function noneOf(group: Group, context: FrameAnswerContext): string {
  if (group === 'note') return tr(context, 'without a note', 'ohne Notiz');
  if (group === 'project') return tr(context, 'without a project', 'ohne Projekt');
  return group === 'task' ? tr(context, 'without a task', 'ohne Aufgabe') : tr(context, 'none', 'ohne');
}

/** A note may have many lines: its row begins with the first words. */
function shortOf(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestLabel ? `${line.slice(0, longestLabel)}…` : line;
}

const longestLabel = 120;

type LineOf<Kind extends QueryRecord['kind']> = (
  record: Extract<QueryRecord, { kind: Kind }>,
  context: FrameAnswerContext,
  frame: QueryFrame,
) => string;

const sayInvoice: LineOf<'invoice'> = (one, context, { measure }) => {
  const { figures, format } = context;
  const amount = measure === 'due' ? one.due : one.gross;
  const figure = figures.link(format.money(amount), 'invoice', [one.id]);
  const isOpen = one.due.minor > 0 && one.dueDate !== null;
  const due = isOpen ? `, ${sayDue(one.dueDate, context)}` : '';
  // Of what is paid in part the rest is said as well.
  const isPart = isOpen && measure !== 'due' && one.due.minor !== one.gross.minor;
  const open = isPart ? `, ${format.money(one.due)} ${tr(context, 'open', 'offen')}` : '';
  return `${sayNumber(one, context)}: ${figure}${open}${sayIssued(one, context)}${due}`;
};

/** One that was looked for: with what is due of it, and whether it was sent. */
function sayOneInvoice(
  one: InvoiceRecord,
  context: FrameAnswerContext,
  { measure }: Pick<QueryFrame, 'measure'>,
): string {
  const { figures, format } = context;
  const figure = figures.link(format.money(one.gross), 'invoice', [one.id]);
  const state = sayInvoiceState(one, context);
  return `${sayNumber(one, context)}${sayIssued(one, context)}: ${figure} ${tr(context, 'with tax', 'mit Steuer')}${sayOfTax(one, measure, context)}.${state}`;
}

/** What was asked for of it. */
function sayOfTax({ net, tax }: InvoiceRecord, measure: Measure, context: FrameAnswerContext): string {
  const { format } = context;
  if (measure === 'vat')
    return tr(
      context,
      `, **${format.money(tax)}** of it VAT`,
      `, davon **${format.money(tax)}** Umsatzsteuer`,
    );
  return measure === 'invoiced'
    ? tr(context, `, **${format.money(net)}** net`, `, **${format.money(net)}** netto`)
    : '';
}

function sayNumber({ number, clientName }: InvoiceRecord, context: FrameAnswerContext): string {
  return `${number === null ? tr(context, 'Draft', 'Entwurf') : plain(number)} **${plain(clientName)}**`;
}

function sayIssued({ issueDate }: InvoiceRecord, { format }: FrameAnswerContext): string {
  return issueDate === null ? '' : `, ${format.day(issueDate)}`;
}

const recordLines: { readonly [Kind in QueryRecord['kind']]: LineOf<Kind> } = {
  entry: (one, context, { period, filters }) => {
    const { figures, format } = context;
    const figure = figures.link(format.duration(one.seconds), 'entry', [one.id]);
    const times = `${format.time(one.startedAt, one.zone)}–${format.time(one.endedAt, one.zone)}`;
    const isWithout = filters.some((filter) => filter.field === 'noted' && !filter.is);
    const none = isWithout ? '' : `, ${noneOf('note', context)}`;
    const note = one.note.trim() === '' ? none : `, ${plain(one.note.trim())}`;
    const isOfOneDay = period !== undefined && period.from === period.to && one.date === period.from;
    return `${isOfOneDay ? '' : `${format.day(one.date)}, `}${times} **${projectLabel(plain(one.clientName), plain(one.projectName))}**: ${figure}${note}`;
  },
  invoice: (one, context, frame) =>
    (frame.statistic === 'total' && frame.asks === undefined) || frame.measure === 'due'
      ? sayInvoice(one, context, frame)
      : sayOneInvoice(one, context, frame),
  payment: (one, context) => {
    const { figures, format } = context;
    const amount = figures.link(format.money(one.amount), 'invoice', one.invoiceIds);
    const numbers = one.invoiceNumbers.filter((number) => number !== '').map(plain);
    const of =
      numbers.length === 0 ? '' : ` ${tr(context, 'for', 'für')} ${enumerate(numbers, context.language)}`;
    return `${format.day(one.date)} ${tr(context, 'from', 'von')} **${plain(one.clientName)}**: ${amount}${of}`;
  },
  project: (one, context, { measure }) => {
    const { figures, format } = context;
    const name = `**${projectLabel(plain(one.clientName), plain(one.name))}**`;
    if (measure === 'projects')
      return projectLabel(plain(one.clientName), figures.link(plain(one.name), 'project', [one.id]));
    if (measure === 'rate') return `${name}: ${figures.link(format.money(one.rate), 'project', [one.id])}`;
    const used = figures.link(format.duration(one.usedSeconds), 'project', [one.id]);
    return `${name}: ${used} / ${format.duration(one.budgetSeconds ?? 0)}`;
  },
  client: (one, { figures }) => figures.link(plain(one.name), 'client', [one.id]),
};

function recordLine(record: QueryRecord, frame: QueryFrame, context: FrameAnswerContext): string {
  switch (record.kind) {
    case 'entry':
      return recordLines.entry(record, context, frame);
    case 'invoice':
      return recordLines.invoice(record, context, frame);
    case 'payment':
      return recordLines.payment(record, context, frame);
    case 'project':
      return recordLines.project(record, context, frame);
    case 'client':
      return recordLines.client(record, context, frame);
  }
}

export function chartOf(
  { frame, groups = [] }: QueryResult,
  context: FrameAnswerContext,
): AnswerEvent | undefined {
  const { group, measure } = frame;
  const unit = unitOf(measure);
  const isDrawn = group !== undefined && isDateGroup(group) && group !== 'weekday' && unit !== 'count';
  if (!isDrawn || groups.length < 2) return undefined;
  const isTime = unit === 'seconds';
  return {
    type: 'chart',
    chart: {
      title: isTime ? tr(context, 'Hours', 'Stunden') : tr(context, 'Amounts', 'Beträge'),
      unit: isTime ? 'hours' : 'money',
      bars: groups.map((one) => ({
        label: barLabel(group, one, context),
        value: isTime ? one.tally.seconds / 3600 : amountOf(one.tally),
        text: textOf(one.tally, isTime, context),
      })),
    },
  };
}

/** There is less room below a bar. */
function barLabel(group: Group, one: ShownGroup, context: FrameAnswerContext): string {
  if (group === 'month') return context.format.shortMonth(one.key);
  return group === 'week' ? shortWeek(one.key, context) : labelOf(group, one, context);
}

function textOf({ seconds, amounts }: Tally, isTime: boolean, { format }: FrameAnswerContext): string {
  return isTime ? format.duration(seconds) : amounts.map((amount) => format.money(amount)).join(', ');
}
