/** "Has Acme paid the invoice of October?": one invoice, whose state is asked for and narrows nothing down. */
import type { AskedState } from '../../../../../../../domain/query/frame.ts';
import type { Item } from '../../item.ts';
import type { Sense } from '../../words/sense.ts';
import type { SaidCondition } from '../conditions.ts';
import type { Pieces } from '../pieces.ts';
import { isInvoiceNumber } from '../sides/named-values.ts';

const singular = /^(?:invoice|rechnung|faktura|bill|rg|inv|rechnig|rechnungsbetrag)$/;
export const isSingular = (item: Item): boolean =>
  item.kind === 'word' && item.senses.has('invoice') && singular.test(item.text);

/** "Which invoice", "an invoice" may be any. */
const anyOf = /^(?:an?|any|some|no|which|what|ein\w{0,2}|irgendein\w{0,2}|kein\w{0,2}|welch\w{1,2}|each)$/;
/** Before days of issue; "paid in October" is of the payment. */
const ofIssue = /^(?:of|from|for|dated|vom|von|fur|aus|des|der|over|uber)$/;

/** False where several are meant, or none is said to be. */
export function isOfOneInvoice(pieces: Pieces, asksPaid: boolean): boolean {
  const isOfDays = pieces.items.some(({ kind }) => kind === 'period');
  if (pieces.items.filter(isInvoiceNumber).length === 1) return !isOfDays && !pieces.has('except');
  const noun = pieces.items.findIndex(
    (item, at) =>
      pieces.is(at, 'invoice') && item.kind === 'word' && (singular.test(item.text) || isOfAll(pieces, at)),
  );
  const periods = pieces.items.filter(({ kind }) => kind === 'period');
  if (noun < 0 || periods.length !== 1 || isAny(pieces, noun)) return false;
  return (periodBefore(pieces, noun) ?? periodBehind(pieces, noun, asksPaid)) !== undefined;
}

const all = /^(?:all|alle|every|jede)\b/;

/** "Are all invoices of October paid?" */
function isOfAll(pieces: Pieces, noun: number): boolean {
  return [noun - 1, noun - 2, noun - 3].some((at) => {
    const item = pieces.at(at);
    return item?.kind === 'word' && all.test(item.text);
  });
}

function isAny(pieces: Pieces, noun: number): boolean {
  if (isOfAll(pieces, noun)) return false;
  for (let at = noun - 1; at >= Math.max(0, noun - 3); at -= 1) {
    const item = pieces.at(at);
    if (item?.kind === 'word' && anyOf.test(item.text)) return true;
    if (item?.kind === 'word' && !pieces.isSoft(at)) return false;
  }
  return false;
}

/** "The October invoice", "Acme's October invoice". */
function periodBefore(pieces: Pieces, noun: number): Item | undefined {
  const at = pieces.at(noun - 1)?.kind === 'name' ? noun - 2 : noun - 1;
  return pieces.at(at)?.kind === 'period' ? pieces.at(at) : undefined;
}

/** "The invoice to Acme from October", "the invoice I sent Acme in October". */
function periodBehind(pieces: Pieces, noun: number, asksPaid: boolean): Item | undefined {
  const at = pieces.items.findIndex(({ kind }, index) => kind === 'period' && index > noun);
  const between = pieces.items.slice(noun + 1, Math.max(noun + 1, at));
  const isGiven = between.some((_, offset) => pieces.is(noun + 1 + offset, 'sent', 'issue'));
  const isAttached = between.every(
    (item, offset) =>
      item.kind === 'name' ||
      pieces.isSoft(noun + 1 + offset) ||
      pieces.is(noun + 1 + offset, 'sent', 'issue', 'mine'),
  );
  const last = between.at(-1);
  const isOfIssue = last?.kind === 'word' && ofIssue.test(last.text.split(' ').at(-1) ?? '');
  if (at < 0 || !isAttached || (asksPaid && !isGiven && !isOfIssue)) return undefined;
  return pieces.at(at);
}

/** What is asked of it; undefined where nothing is, as of "the invoice of October". */
export function stateAsked(pieces: Pieces, conditions: readonly SaidCondition[]): AskedState | undefined {
  const find = (what: SaidCondition['what']) => conditions.find((one) => one.what === what);
  const paid = find('paid');
  const late = find('overdue');
  // What is paid on time is paid.
  const isPaid = paid !== undefined || pieces.has('pay', 'payTime', 'receive', 'onTime');
  if (isPaid && late !== undefined) return { condition: 'paidLate', is: late.is };
  const part = find('partlyPaid');
  if (part !== undefined) return { condition: 'partlyPaid', is: part.is };
  if (isPaid) return { condition: 'paid', is: paid?.is ?? true };
  if (late !== undefined) return { condition: 'overdue', is: late.is };
  return stateOf(find('open'), 'open') ?? stateOf(find('sent'), 'sent');
}

const stateOf = (said: SaidCondition | undefined, condition: 'open' | 'sent'): AskedState | undefined =>
  said && { condition, is: said.is };

/** Words that say for how long, which the answer says as well: "how many days did it take", "wie lange gedauert". */
const ofLength =
  /^(?:take|takes|took|taken|braucht\w*|brauchen|gebraucht|brauchte\w*|gedauert|dauerte\w*|dauert|how long|wie lang\w?|lasted)$/;

export const isOfLength = (item: Item): boolean => item.kind === 'word' && ofLength.test(item.text);

export function takeStateWords(pieces: Pieces): void {
  pieces.takeAll('pay', 'payTime', 'receive', 'when', 'until', 'total', 'money', 'due');
  pieces.takeAll('invoice', 'issue', 'sent', 'ofThat', 'day', 'howMuch', 'howMany');
  pieces.take(...pieces.items.flatMap((item, at) => (isOfLength(item) || pieces.is(at, 'speed') ? at : [])));
}

export const asAmount = (item: Item): Item =>
  item.kind === 'word' && isPartOf(item) ? { ...item, senses: new Set<Sense>(['howMuch']) } : item;

/** "How much of it is paid" is an amount and no share. */
export const isPartOf = (item: Item): boolean =>
  item.kind === 'word' && /^(?:how much of|wie ?viel von)\b/.test(item.text);

/** A denial that no condition took: "has it not been paid yet?". */
export function takeDenial(pieces: Pieces, asked: AskedState): AskedState {
  const at = pieces.find(['not']);
  if (at < 0) return asked;
  pieces.take(at);
  return { ...asked, is: !asked.is };
}

const verb = /^(?:is|are|was|were|has|have|had|did|do|does|ist|sind|war|waren|hat|haben|habe|wurden?)\b/;

/** "Was 2026-0012 paid?", "and paid on time?", but not "when was it paid?" or "was ist …". */
export function asksWhether(pieces: Pieces): boolean {
  const isOfMore = pieces.has('when', 'howMuch', 'howMany', 'speed', 'payTime', 'share');
  const said = pieces.items.filter(
    (item) => item.kind !== 'word' || !/^(?:and|und|but|aber)$/.test(item.text),
  );
  const [first, second] = said;
  if (isOfMore || first?.kind !== 'word' || pieces.items.some(isOfLength)) return false;
  if (first.text === 'was' && second?.kind === 'word' && verb.test(second.text)) return false;
  return verb.test(first.text) || said.length <= 2;
}
