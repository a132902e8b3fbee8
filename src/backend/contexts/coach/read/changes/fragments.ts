/** What shows that a message is of the question before it, or a question by itself. */
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';

const reference = /^(?:it|they|them|that|those|one|ones|sie|es|ihn|war das|ist das|sind das|is it|das da)$/;

export function refersBack(items: readonly Item[]): boolean {
  const isPronoun = (item: Item) =>
    item.kind === 'word' && (reference.test(item.text) || item.senses.has('them'));
  const isReference = (item: Item, index: number) =>
    (isPronoun(item) && !isOfNamed(items, index)) || isDemonstrative(items, index) || isOfThese(items, index);
  return saysThen(items) || items.some(isReference);
}

/** "Than that of Acme" is of the name behind it. */
function isOfNamed(items: readonly Item[], index: number): boolean {
  const [item, next, name] = items.slice(index);
  const isThat = item?.kind === 'word' && /^(?:that|those)$/.test(item.text);
  return isThat && next?.kind === 'word' && next.text === 'of' && name?.kind === 'name';
}

/** "How long was I working in total then?": on the days of the question before. */
function saysThen(items: readonly Item[]): boolean {
  const last = items.at(-1);
  return (
    items.length > 1 &&
    last?.kind === 'word' &&
    /(?:^| )(?:then|on that day|that day|an dem tag|an diesem tag)$/.test(last.text)
  );
}

const ofRecords: readonly Sense[] = ['hours', 'entry', 'invoice', 'payment'];

/** "All these hours", "diese Rechnungen". */
function isOfThese(items: readonly Item[], index: number): boolean {
  const [item, next] = items.slice(index);
  const isThese = item?.kind === 'word' && /^(?:all )?(?:these|diese[rn]?)$/.test(item.text);
  return isThese && next?.kind === 'word' && ofRecords.some((sense) => next.senses.has(sense));
}

const article = /^(?:die|der|das|den)$/;
const copula = /(?:^| )(?:ist|sind|war|waren|wurden?|wird|werden)$/;
const states: readonly Sense[] = [
  ...([
    'due',
    'pay',
    'sent',
    'unsent',
    'open',
    'overdue',
    'unpaid',
    'billed',
    'approved',
    'submitted',
  ] as const),
];

/** "Wann ist die fällig?", "wie hoch war die?": an article that no noun follows stands for what was found. */
function isDemonstrative(items: readonly Item[], index: number): boolean {
  const [before, item] = [items[index - 1], items[index]];
  if (before?.kind !== 'word' || item?.kind !== 'word') return false;
  if (!article.test(item.text) || !copula.test(before.text)) return false;
  const behind = items.slice(index + 1).filter((one) => one.kind !== 'word' || !one.senses.has('filler'));
  return behind.every((one) => one.kind === 'word' && states.some((sense) => one.senses.has(sense)));
}

export function saysThem(items: readonly Item[]): boolean {
  // In small letters it is no form of address.
  return items.some((item) => item.kind === 'word' && (item.senses.has('them') || item.raw === 'sie'));
}

const leads: ReadonlySet<string> = new Set(
  'vs v versus besser better schlechter worse mehr more weniger less least most same now and und only nur but aber without ohne except ausser by pro per nach for fur in im on an am not nicht'.split(
    ' ',
  ),
);

const ofQuestions: readonly Sense[] = [
  ...(['howMuch', 'howMany', 'which', 'who', 'when', 'hours', 'work', 'entry'] as const),
  ...(['invoice', 'payment', 'revenue', 'earn', 'owe', 'pay', 'receive', 'vat'] as const),
  ...(['billableShare', 'rate', 'budget', 'payTime', 'faster', 'slower'] as const),
];

/** "An wie vielen Tagen habe ich gearbeitet?" begins as an end does, and asks for all that it needs. */
export function isWholeQuestion(items: readonly Item[]): boolean {
  return items.some((item) => item.kind === 'word' && ofQuestions.some((sense) => item.senses.has(sense)));
}

const asking: readonly Sense[] = ['howMuch', 'howMany', 'which', 'who', 'when'];

/** "Only billable time" asks for nothing by itself. */
export function isNarrowing(items: readonly Item[]): boolean {
  const [first] = items;
  const isOnly = first?.kind === 'word' && first.senses.has('only');
  const isAlone = items.every(({ kind }) => kind === 'word');
  return (
    isOnly &&
    isAlone &&
    !items.some((item) => item.kind === 'word' && asking.some((sense) => item.senses.has(sense)))
  );
}

export const isOfAll = (item: Item): boolean =>
  item.kind === 'word' && (item.senses.has('total') || item.senses.has('list'));

const ofOthers: ReadonlySet<Sense> = new Set<Sense>(['invoice', 'payment', 'entry']);

/** "And without the last payment?" leaves out one of what stands before it, and asks for nothing by itself. */
export function isExclusion(items: readonly Item[]): boolean {
  const said = items.filter((item) => item.kind !== 'word' || !joint.test(item.text));
  const [first] = said;
  const isLeft = first?.kind === 'word' && first.senses.has('except');
  return (
    isLeft &&
    !said.some(
      (item) =>
        item.kind === 'word' && ofQuestions.some((sense) => item.senses.has(sense) && !ofOthers.has(sense)),
    )
  );
}

const joint = /^(?:and|und|but|aber)$/;

/** "How much of that was for Acme?" */
export function isOfThat(items: readonly Item[]): boolean {
  const isThat = (item: Item, at: number) =>
    item.kind === 'word' && item.senses.has('ofThat') && !isSaidBehind(items, at);
  return isOfBothFound(items) || items.some(isThat);
}

/** "Of those invoices that are above 1,000 euros": what is meant is said behind it. */
function isSaidBehind(items: readonly Item[], at: number): boolean {
  const [item, next, ...more] = items.slice(at);
  const isThose = item?.kind === 'word' && /^of (?:those|these)$/.test(item.text);
  const isNoun = next?.kind === 'word' && next.senses.has('invoice');
  return (
    isThose && isNoun && more.some((one) => one.kind === 'word' && /^(?:that|which)(?: |$)/.test(one.text))
  );
}

const two = /^(?:beiden?|both|two|zwei)$/i;
const toThem = /^(?:auf|on|for|against|fur|zu)$/;
const ofThem = /^(?:die|these|those|the|diese|them|of)$/;

/** "On those two", "auf die beiden": of no other noun than what was found. */
export function isOfBothFound(items: readonly Item[]): boolean {
  const textAt = (at: number) => {
    const item = items[at];
    return item?.kind === 'word' ? item.text : (item?.raw ?? '').toLowerCase();
  };
  return items.some((_, at) => {
    if (!two.test(textAt(at)) || isOtherNoun(items[at + 1])) return false;
    const before = ofThem.test(textAt(at - 1)) ? at - 2 : at - 1;
    return toThem.test(textAt(before));
  });
}

const others: readonly Sense[] = ['client', 'project', 'day', 'week', 'month', 'year', 'hours', 'task'];

const isOtherNoun = (item: Item | undefined): boolean =>
  item !== undefined && (item.kind !== 'word' || others.some((sense) => item.senses.has(sense)));

/** What begins as the end of a question does: "and not billable?". */
export function isLead([first]: readonly Item[]): boolean {
  return first?.kind === 'word' && leads.has(first.text.split(' ')[0] ?? '');
}
