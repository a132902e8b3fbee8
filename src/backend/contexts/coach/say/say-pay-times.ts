/** How long clients take to pay: one in a sentence, several a line each. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { Behind, QueryResult, Tally } from '../../insight/model/query/answers.ts';
import { boundWord } from '../words/bound-words.ts';
import { plain } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';
import { sayScope } from './say-filters.ts';

export function sayPayTimes(result: QueryResult, context: FrameAnswerContext): string {
  const { frame, figure, groups, groupCount = 0 } = result;
  if (groups === undefined) return saySentence(figure, frame, context);
  const lines = groups.map(
    ({ name, tally, behind }) => `- **${plain(name)}**: ${sayDays({ tally, behind }, context)}`,
  );
  const rest = frame.limit === undefined ? groupCount - groups.length : 0;
  if (rest > 0) lines.push(tr(context, `- and ${rest} more`, `- und ${rest} weitere`));
  const unpaid = frame.having === undefined ? unpaidOf(result) : [];
  lines.push(
    ...unpaid.map((name) =>
      tr(
        context,
        `- **${plain(name)}**: no invoice is paid yet`,
        `- **${plain(name)}**: noch keine bezahlte Rechnung`,
      ),
    ),
  );
  const head = frame.having === undefined ? sayHead(frame, context) : sayCount(groupCount, frame, context);
  const answer = sayWhether(result, context);
  return lines.length === 0 ? `${head}.` : `${answer}${head}:\n\n${lines.join('\n')}`;
}

/** "Does Acme pay faster than Nordwind?" is of the client that is named first. */
function sayWhether({ frame, groups = [] }: QueryResult, context: FrameAnswerContext): string {
  const [asked, ...others] = frame.filters.flatMap((one) =>
    one.field === 'client' && one.is ? one.values : [],
  );
  const [first, second] = groups;
  const isKnown = groups.length === others.length + 1 && first !== undefined && second !== undefined;
  if (frame.shape !== 'yes-no' || frame.order === undefined || !isKnown) return '';
  const isSo = first.key === asked?.id && first.tally.payTime?.days !== second.tally.payTime?.days;
  return `${isSo ? tr(context, 'Yes', 'Ja') : tr(context, 'No', 'Nein')}. `;
}

interface Said {
  readonly tally: Tally;
  readonly behind: Behind;
}

/** Days from issue to payment, and how late that is. */
function sayDays({ tally, behind }: Said, context: FrameAnswerContext): string {
  const { format, figures } = context;
  const { days = 0, daysLate = 0 } = tally.payTime ?? {};
  const link = figures.link(format.decimal(days), behind.kind, behind.ids);
  const late = `**${format.decimal(Math.abs(daysLate))}**`;
  const isLate = daysLate > 0;
  const count = format.count(tally.count);
  const isOne = tally.count === 1;
  return tr(
    context,
    `${link} days, ${late} ${isLate ? 'after' : 'before'} the due date (${count} paid ${isOne ? 'invoice' : 'invoices'})`,
    `${link} Tage, ${late} ${isLate ? 'nach' : 'vor'} der Fälligkeit (${count} bezahlte ${isOne ? 'Rechnung' : 'Rechnungen'})`,
  );
}

function saySentence(figure: Said, frame: QueryFrame, context: FrameAnswerContext): string {
  const scope = sayScope(frame, context);
  return tr(
    context,
    `From issue to payment${scope} on average ${sayDays(figure, context)}.`,
    `Von der Rechnung bis zur Zahlung${scope} im Schnitt ${sayDays(figure, context)}.`,
  );
}

function sayHead(frame: QueryFrame, context: FrameAnswerContext): string {
  const scope = sayScope(frame, context);
  const isDescending = frame.order?.isDescending ?? true;
  return tr(
    context,
    `From issue to payment${scope} on average, the ${isDescending ? 'slowest' : 'fastest'} first`,
    `Von der Rechnung bis zur Zahlung${scope} im Schnitt, ${isDescending ? 'die langsamsten' : 'die schnellsten'} zuerst`,
  );
}

function sayCount(count: number, frame: QueryFrame, context: FrameAnswerContext): string {
  const { having } = frame;
  if (having === undefined) return '';
  const bound = `${boundWord(having.bound, context)} ${context.format.count(having.value)}`;
  const number = `**${context.format.count(count)}**`;
  const scope = sayScope(frame, context);
  return count === 1
    ? tr(
        context,
        `${number} client${scope} takes ${bound} days to pay`,
        `${number} Kunde${scope} braucht ${bound} Tage bis zur Zahlung`,
      )
    : tr(
        context,
        `${number} clients${scope} take ${bound} days to pay`,
        `${number} Kunden${scope} brauchen ${bound} Tage bis zur Zahlung`,
      );
}

/** Clients that were named, and have paid nothing yet. */
function unpaidOf({ frame, groups = [] }: QueryResult): readonly string[] {
  const known = new Set(groups.map(({ key }) => key));
  return frame.filters.flatMap((filter) =>
    filter.field === 'client' && filter.is
      ? filter.values.flatMap(({ id, name }) => (known.has(id) ? [] : name))
      : [],
  );
}
