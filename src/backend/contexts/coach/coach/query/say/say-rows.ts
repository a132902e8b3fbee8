/** A line for each row of an answer, and a chart of those that are days or months. */
import { projectLabel } from '../../../../../../domain/names/project-label.ts';
import type { Group, QueryFrame } from '../../../../../../domain/query/frame.ts';
import type { QueryRecord, QueryResult, Tally } from '../../../../insight/model/query/answers.ts';
import { isDateGroup } from '../../../../insight/model/query/date-groups.ts';
import { unitOf } from '../../../../insight/model/query/units.ts';
import { plain } from '../../built-in/answers/answer.ts';
import { tr } from '../../built-in/answers/shared.ts';
import type { AnswerEvent } from '../../coach-source.ts';
import type { FrameAnswerContext } from './context.ts';
import { isRecordGroup, labelOf } from './say-parts.ts';
import { sayTally } from './sentences.ts';
import { amountOf } from './tally-size.ts';

export function linesOf(result: QueryResult, context: FrameAnswerContext): readonly string[] {
  const { frame, groups, groupCount = 0, records } = result;
  if (groups !== undefined && frame.group !== undefined) {
    const group = frame.group;
    const lines = groups.map((one) => {
      const label =
        isRecordGroup(group) || group === 'tag'
          ? plain(one.name) || noneOf(group, context)
          : labelOf(group, one, context);
      return `- **${label}**: ${sayTally(frame.measure, one, context)}`;
    });
    const rest = frame.limit === undefined ? groupCount - groups.length : 0;
    return rest > 0 ? [...lines, tr(context, `- and ${rest} more`, `- und ${rest} weitere`)] : lines;
  }
  if (records === undefined) return [];
  const lines = records.map((record) => `- ${recordLine(record, frame, context)}`);
  const rest = frame.statistic === 'total' ? result.figure.tally.count - records.length : 0;
  return rest > 0 ? [...lines, tr(context, `- and ${rest} more`, `- und ${rest} weitere`)] : lines;
}

function noneOf(group: Group, context: FrameAnswerContext): string {
  return group === 'task' ? tr(context, 'without a task', 'ohne Aufgabe') : tr(context, 'none', 'ohne');
}

type LineOf<Kind extends QueryRecord['kind']> = (
  record: Extract<QueryRecord, { kind: Kind }>,
  context: FrameAnswerContext,
  frame: QueryFrame,
) => string;

const recordLines: { readonly [Kind in QueryRecord['kind']]: LineOf<Kind> } = {
  entry: (one, { figures, format }) => {
    const figure = figures.link(format.duration(one.seconds), 'entry', [one.id]);
    const times = `${format.time(one.startedAt, one.zone)}–${format.time(one.endedAt, one.zone)}`;
    const note = one.note.trim() === '' ? '' : `, ${plain(one.note.trim())}`;
    return `${format.day(one.date)}, ${times} **${projectLabel(plain(one.clientName), plain(one.projectName))}**: ${figure}${note}`;
  },
  invoice: (one, context, { measure }) => {
    const { figures, format } = context;
    const amount = measure === 'due' ? one.due : one.gross;
    const figure = figures.link(format.money(amount), 'invoice', [one.id]);
    const number = one.number === null ? tr(context, 'Draft', 'Entwurf') : plain(one.number);
    const issued = one.issueDate === null ? '' : `, ${format.day(one.issueDate)}`;
    const isOpen = one.due.minor > 0 && one.dueDate !== null;
    const due = isOpen
      ? tr(context, `, due ${format.day(one.dueDate)}`, `, fällig ${format.day(one.dueDate)}`)
      : '';
    // Of what is paid in part the rest is said as well.
    const isPart = isOpen && measure !== 'due' && one.due.minor !== one.gross.minor;
    const open = isPart ? `, ${format.money(one.due)} ${tr(context, 'open', 'offen')}` : '';
    return `${number} **${plain(one.clientName)}**: ${figure}${open}${issued}${due}`;
  },
  payment: (one, { figures, format }) =>
    `${format.day(one.date)} **${plain(one.clientName)}**: ${figures.link(format.money(one.amount), 'invoice', one.invoiceIds)}`,
  project: (one, context, { measure }) => {
    const { figures, format } = context;
    const name = `**${projectLabel(plain(one.clientName), plain(one.name))}**`;
    if (measure === 'rate') return `${name}: ${figures.link(format.money(one.rate), 'project', [one.id])}`;
    if (measure !== 'budget') return name;
    const used = figures.link(format.duration(one.usedSeconds), 'project', [one.id]);
    return `${name}: ${used} / ${format.duration(one.budgetSeconds ?? 0)}`;
  },
  client: (one) => `**${plain(one.name)}**`,
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
        label: labelOf(group, one, context),
        value: isTime ? one.tally.seconds / 3600 : amountOf(one.tally),
        text: textOf(one.tally, isTime, context),
      })),
    },
  };
}

function textOf({ seconds, amounts }: Tally, isTime: boolean, { format }: FrameAnswerContext): string {
  return isTime ? format.duration(seconds) : amounts.map((amount) => format.money(amount)).join(', ');
}
