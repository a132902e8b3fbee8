/** "Which clients have I never invoiced?", "wer hat dieses Jahr nichts bezahlt?": clients without an invoice or a payment, and no time that is unbilled. */
import { earliestDay, type Filter, type Period } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { Pieces } from '../pieces.ts';

/** What is asked of besides makes another question of it: of time, or of what is open. */
const others: readonly Sense[] = [
  ...(['hours', 'work', 'entry', 'open', 'overdue', 'unpaid', 'partlyPaid', 'owe', 'due', 'draft'] as const),
  ...(['credit', 'value', 'rate', 'budget', 'timesheet', 'submitted', 'approved', 'unbilled'] as const),
];

const withoutInvoice =
  /^(?:without an invoice|ohne rechnung|noch keine rechnung|(?:not )?on (?:an|no) invoice|auf keiner rechnung)$/;
const ofInvoice: readonly Sense[] = ['invoice', 'billed', 'bill'];
const ofPayment: readonly Sense[] = ['payment', 'pay', 'receive'];
/** What is said of them with it: "no invoice sent", "no money received", "not a cent". */
const beside: readonly Sense[] = [...ofInvoice, ...ofPayment, 'issue', 'sent', 'money', 'earn'];

/** With one word in place of the denial and of what it denies. */
export function markWithoutRecords(items: readonly Item[]): readonly Item[] {
  const pieces = new Pieces(items);
  const denial = denialAt(pieces);
  const sense = denial < 0 || !asksWho(pieces, denial) ? undefined : senseOf(pieces, denial);
  const at = items[denial];
  if (sense === undefined || at === undefined) return items;
  const word: Item = { ...at, kind: 'word', text: sense, senses: new Set([sense]) };
  return items.flatMap((item, index): readonly Item[] => {
    if (index === denial) return [word];
    return pieces.is(index, ...beside) || isAnything(item) ? [] : [item];
  });
}

/** The one denial; where there are more it is not said of which the question is. */
function denialAt(pieces: Pieces): number {
  const [first = -1, ...more] = pieces.items.flatMap((item, index) =>
    (pieces.is(index, 'not', 'except') && !isOfOwn(pieces, index)) || saysNothing(item) || isPhrase(item)
      ? index
      : [],
  );
  return more.length > 0 ? -1 : first;
}

/** "Except Acme", "without October". */
function isOfOwn(pieces: Pieces, index: number): boolean {
  const kind = pieces.at(pieces.next(index))?.kind;
  return pieces.is(index, 'except') && (kind === 'name' || kind === 'period');
}

const wordOf = (item: Item | undefined): string => (item?.kind === 'word' ? item.text : '');
const isPhrase = (item: Item | undefined): boolean => withoutInvoice.test(wordOf(item));
const saysNothing = (item: Item): boolean => /^(?:nothing|zero|nix)$/.test(wordOf(item));
const isAnything = (item: Item): boolean =>
  item.kind === 'word' &&
  (/^(?:cent|penny|dime|single|einzige\w?|anything|etwas|was|je|jemals|ever)$/.test(item.text) ||
    saysNothing(item));

const asking: readonly Sense[] = ['which', 'howMany', 'list', 'who'];

/** Clients or projects are asked for, and nothing else of them. */
function asksWho(pieces: Pieces, denial: number): boolean {
  const isOther = pieces.items.some((item, at) => pieces.is(at, ...others) && !isPhrase(item));
  if (isOther || pieces.has('than', 'compare', 'share', 'most', 'least', 'longest')) return false;
  return pieces.items.some(
    (_, at) => pieces.is(at, 'who', 'client', 'project') && isAskedFor(pieces, at, denial),
  );
}

/** "Which clients", "clients without …", "is there a client …". */
function isAskedFor(pieces: Pieces, at: number, denial: number): boolean {
  const before = pieces.previous(at);
  const isLed = pieces.is(at, 'who') || pieces.is(before, ...asking) || before < 0;
  return isLed && at < denial;
}

function senseOf(pieces: Pieces, denial: number): Sense | undefined {
  const isOfInvoice = pieces.has(...ofInvoice) || isPhrase(pieces.at(denial));
  const isPaid = pieces.has('pay', 'payment');
  if (!isOfInvoice && !pieces.has(...ofPayment) && !isOfComing(pieces)) return undefined;
  if (!isStrong(pieces, denial, isOfInvoice && isPaid)) return undefined;
  return isOfInvoice && !isPaid ? 'withoutInvoice' : 'withoutPayment';
}

const coming = /^(?:kam|kamen|kommt|gekommen|came|come|coming)\b/;

/** "From whom did no money come?" */
const isOfComing = (pieces: Pieces): boolean =>
  pieces.has('money') && pieces.items.some((item) => coming.test(wordOf(item)));

const never = /\b(?:never|nie|niemals)\b/;
const no = /^(?:no|kein\w{0,2}|without|ohne|zero|nothing)\b/;

/**
 * "Have not paid" asks for what is open, and "not invoiced yet" for time that is still to be: of no invoice and no payment at all
 * says "never", "nothing" or the days. `isOfBoth`: "have not paid an invoice".
 */
function isStrong(pieces: Pieces, denial: number, isOfBoth: boolean): boolean {
  const item = pieces.at(denial);
  const text = wordOf(item);
  const isEver = pieces.items.some((one) => /^(?:ever|jemals)$/.test(wordOf(one)));
  if (never.test(text) || isEver) return true;
  const isNothing = pieces.items.some(
    (one) => saysNothing(one) || /^(?:nichts|anything|etwas)$/i.test(one.raw),
  );
  if (isOfBoth) return false;
  const isOfNoun = no.test(text) || isPhrase(item);
  return (
    isNothing || isOfNoun || pieces.items.some(({ kind }, at) => kind === 'period' && !isFor(pieces, at))
  );
}

/** "Have not paid for October" is of what was issued for it. */
const isFor = (pieces: Pieces, period: number): boolean =>
  /^(?:for|fur)$/.test(wordOf(pieces.at(period - 1))) || /^(?:for|für)\b/i.test(pieces.at(period)?.raw ?? '');

/** What such a word says of clients and projects: on the days of the question, else until today. */
export function withoutRecords(
  { what, is }: { readonly what: string; readonly is: boolean },
  period: Period,
): Filter | undefined {
  if (what !== 'invoiced' && what !== 'received') return undefined;
  return { field: what, is, period };
}

export const untilNow = (today: string): Period => ({ from: earliestDay, to: today });
