/** What the rows of "the last three payments" come to together. */
import { sumByCurrency } from '../../../../domain/money.ts';
import type { QueryRecord, QueryResult } from '../../insight/model/query/answers.ts';
import { enumerate } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

/** ", €13,830.00 in all": with the comma before it; empty where it is one, or no amounts are listed. */
export function sayRowsSum(
  { frame: { limit = 0 }, figure, records = [] }: QueryResult,
  context: FrameAnswerContext,
): string {
  const amounts = records.flatMap(amountOf);
  if (records.length < 2 || amounts.length < records.length) return '';
  const { format, language } = context;
  const sums = sumByCurrency(amounts).map((one) => `**${format.money(one)}**`);
  const isTaxed = records.some(({ kind }) => kind === 'invoice');
  const sum = `${enumerate(sums, language)}${isTaxed ? tr(context, ' with tax', ' mit Steuer') : ''}`;
  const listed = records.length;
  // More were asked for, and there are more, than are listed.
  if (limit > listed && figure.tally.count > listed)
    return tr(context, `, ${sum} for the ${listed} that are listed`, `, ${sum} für die ${listed} gezeigten`);
  return tr(context, `, ${sum} in all`, `, zusammen ${sum}`);
}

function amountOf(one: QueryRecord) {
  if (one.kind === 'invoice') return [one.gross];
  return one.kind === 'payment' ? [one.amount] : [];
}
