/** "Has Acme paid the invoice of October?": one invoice, whose state is asked for and narrows nothing down. */
import type { AskedState, Shape } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
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
  const period = pieces.at(at);
  const isOfWork = period?.kind === 'period' && period.isOfWork === true;
  if (at < 0 || !isAttached || (asksPaid && !isGiven && !isOfIssue && !isOfWork)) return undefined;
  return period;
}

/** What is asked of it; undefined where nothing is, as of "the invoice of October". */
export function stateAsked(pieces: Pieces, conditions: readonly SaidCondition[]): AskedState | undefined {
  const find = (what: SaidCondition['what']) => conditions.find((one) => one.what === what);
  if (isOfRest(pieces)) return { condition: 'open', is: true };
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
  pieces.takeAll('invoice', 'issue', 'sent', 'ofThat', 'day', 'howMuch', 'howMany', 'left', 'missing');
  const isOfState = (item: Item) => isOfLength(item) || isMissing(item) || isModal(item);
  pieces.take(...pieces.items.flatMap((item, at) => (isOfState(item) || pieces.is(at, 'speed') ? at : [])));
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

/** "How much is left to pay?", "what is missing?", "how much do they still have to pay?" */
function isOfRest(pieces: Pieces): boolean {
  const isPaid = pieces.items.some(isOfLength) || pieces.has('when', 'payTime', 'speed');
  return pieces.has('left', 'missing') || pieces.items.some(isMissing) || (!isPaid && isToPay(pieces));
}

/** What is open of one, and not all that a client owes. */
export const isMissing = (item: Item): boolean =>
  item.kind === 'word' && item.senses.has('owe') && /fehl|missing|amount|balance|betrag|aus$/.test(item.text);

const modal = /^(?:muss|mussen|musst|musste\w*|soll|sollen|must|should|need|needs)$/;
const toPay = /^(?:pay|paid|zahlen|bezahlen|uberweisen|begleichen|settle)$/;

const isModal = (item: Item): boolean => item.kind === 'word' && modal.test(item.text);

function isToPay({ items }: Pieces): boolean {
  const texts = items.map((item) => (item.kind === 'word' ? item.text : ''));
  const at = texts.findIndex((text) => toPay.test(text));
  const before = texts.slice(0, Math.max(0, at)).join(' ');
  return at >= 0 && (texts.some((text) => modal.test(text)) || /(?:^| )(?:to|to be|zu|noch)$/.test(before));
}

const what = /^(?:what|was|whats)$/;

/** "How much of it is paid?", "what have they paid?": an amount, and not which invoices are. */
function asksAmount(pieces: Pieces): boolean {
  const isOfPart = pieces.has('left', 'missing') && !asksWhether(pieces);
  return isOfPart || pieces.has('howMuch') || asksWhat(pieces) >= 0;
}

function asksWhat(pieces: Pieces): number {
  const at = pieces.items.findIndex((item) => item.kind === 'word' && !isJoint(item));
  const item = pieces.at(at);
  const isSaid = item?.kind === 'word' && what.test(item.text) && !asksWhether(pieces);
  return isSaid && !pieces.is(at + 1, 'invoice') ? at : -1;
}

/** How one invoice is asked for: whether it is so, how much of it is, or what became of it. */
export function shapeOfOne(pieces: Pieces): Shape {
  if (asksWhether(pieces)) return 'yes-no';
  return asksAmount(pieces) && !pieces.has('when', 'speed', 'payTime') ? 'figure' : 'list';
}

export function takeWhat(pieces: Pieces): void {
  const at = asksWhat(pieces);
  if (at >= 0) pieces.take(at);
}

const isJoint = (item: Item): boolean => item.kind === 'word' && /^(?:and|und|but|aber)$/.test(item.text);

const verb =
  /^(?:is|are|was|were|has|have|had|did|do|does|ist|sind|war|waren|hat|haben|habe|wurden?|fehlt|fehlen|schuldet|schulden|steht|stehen)\b/;

const verbOfWas = new RegExp(String.raw`${verb.source}|^(?:fehlt|fehlen|kam|kamen|bleibt|muss|mussen)$`);

/** "Was 2026-0012 paid?", "and paid on time?", but not "when was it paid?" or "was ist …". */
export function asksWhether(pieces: Pieces): boolean {
  const isOfMore = pieces.has('when', 'howMuch', 'howMany', 'speed', 'payTime', 'share');
  const said = pieces.items.filter((item) => !isJoint(item));
  const [first, second] = said;
  if (isOfMore || first?.kind !== 'word' || pieces.items.some(isOfLength)) return false;
  const isWhat =
    first.text === 'was' ? second?.kind === 'word' && verbOfWas.test(second.text) : what.test(first.text);
  if (isWhat) return false;
  return verb.test(first.text) || (said.length <= 2 && !pieces.has('left', 'missing'));
}
