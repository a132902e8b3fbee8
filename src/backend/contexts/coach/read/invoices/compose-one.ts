/** Frames of one invoice whose state is asked for. */
import type { AskedState, QueryFrame } from '../../../../../domain/query/frame.ts';
import { finishFrame } from '../finish.ts';
import type { Pieces } from '../pieces.ts';
import type { SaidParts } from '../said.ts';
import {
  asksWhether,
  isOfLength,
  isOfOneInvoice,
  isPartOf,
  shapeOfOne,
  stateAsked,
  takeDenial,
  takeStateWords,
  takeWhat,
} from './one-invoice.ts';

/** Undefined where it is a question of many, or of something else than what became of it. */
export function composeOneInvoice(said: SaidParts, today: string): QueryFrame | undefined {
  const { pieces, conditions } = said;
  const asked = stateAsked(pieces, conditions) ?? asksSent(pieces) ?? asksOwed(said);
  if (asked === undefined || asksOtherwise(said)) return undefined;
  const isPaid = asked.condition === 'paid' || asked.condition === 'paidLate';
  if (!isOfOneInvoice(pieces, isPaid) && !isOfEnd(said)) return undefined;
  takeStateWords(pieces);
  pieces.takeAll('owe', 'unpaid');
  takeWhat(pieces);
  const asks = takeDenial(pieces, asked);
  const of = { ...said, isShare: false, shape: 'list' as const };
  const frame = finishFrame(of, { measure: 'invoices', filters: [], today });
  return frame && { ...frame, asks, shape: shapeOfOne(pieces) };
}

/** "Is anything still owed on 2026-0013?", "is it due already?" */
function asksOwed({ pieces, shape }: SaidParts): AskedState | undefined {
  if (shape !== 'yes-no' && !asksWhether(pieces)) return undefined;
  if (pieces.has('owe', 'unpaid')) return { condition: 'open', is: true };
  return pieces.has('due') ? { condition: 'overdue', is: true } : undefined;
}

const sending = /^(?:sends?|sent|sending|(?:ver|ge|raus)?schick\w*|rausgeschickt|versend\w*|versand\w*)\b/;

/** "When did I send the October invoice?", "hab ich die Rechnung von gestern verschickt?" */
function asksSent(pieces: Pieces): AskedState | undefined {
  const isSaid = pieces.items.some((item) => item.kind === 'word' && sending.test(item.text));
  const isOfOne = isSaid && isOfOneInvoice(pieces, false);
  return isOfOne && (pieces.has('when') || asksWhether(pieces)) ? { condition: 'sent', is: true } : undefined;
}

/** What is open of it is a sum, and who owes it is a client. */
function asksOtherwise(said: SaidParts): boolean {
  const { pieces, bounds, isCompared, isShare, arrangement } = said;
  const isOther = bounds.length > 0 || isCompared || arrangement.group !== undefined;
  const isOfShare = isShare && !pieces.items.some(isPartOf);
  const isOfOther = pieces.has('vat', 'revenue', 'average', 'client', 'who');
  const isOfHours = pieces.items.some((item, at) => pieces.is(at, 'hours') && !isOfLength(item));
  return isOther || isOfShare || isOfOther || isOfHours || asksSum(said);
}

function asksSum({ pieces, shape }: SaidParts): boolean {
  if (shape === 'yes-no' || asksWhether(pieces)) return false;
  const isOpen = pieces.has('open') && !pieces.has('pay');
  return pieces.has('owe', 'unpaid') || isOpen;
}

/** "When was the last invoice paid?", which "what was the last paid invoice?" is not. */
function isOfEnd({ pieces, arrangement: { end, of, limit }, shape }: SaidParts): boolean {
  const isOne = end !== undefined && end !== 'average' && of === 'record' && limit === undefined;
  const isAsked = shape === 'yes-no' || pieces.has('when', 'speed', 'payTime', 'howMuch', 'howMany');
  return isOne && isAsked && pieces.has('invoice') && !isSaidOfNoun(pieces);
}

const states = ['pay', 'open', 'unpaid', 'overdue', 'partlyPaid', 'sent', 'unsent', 'onTime'] as const;

/** "The last paid invoice", "the last invoice that was paid". */
function isSaidOfNoun(pieces: Pieces): boolean {
  return pieces.items.some((_, at) => {
    if (!pieces.is(at, 'invoice')) return false;
    const next = pieces.at(at + 1);
    const isClause = next?.kind === 'word' && /^(?:that|which|die|welche)\b/.test(next.text);
    return pieces.is(at - 1, ...states) || (isClause && !pieces.has('sent', 'issue'));
  });
}
