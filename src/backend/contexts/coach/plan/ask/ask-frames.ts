/**
 * What the coach asks where a question of figures is not read: whole questions that keep every condition it understood. Each is
 * read again before it is offered, so that what a click sends is what it says.
 */
import { isDeepStrictEqual } from 'node:util';
import { findMissing } from '../../../../../domain/query/cells.ts';
import { type Filter, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import { isOfOpen } from '../../read/compose-money.ts';
import { isDoubtful } from '../../read/doubts.ts';
import { type ItemContext, readItems } from '../../read/items.ts';
import { composeItems, readFrameOf } from '../../read/read-frame.ts';
import { hasSubject } from '../../read/subjects.ts';
import type { Item } from '../../words/item.ts';
import type { SaidBound } from '../../words/quantity.ts';
import type { Sense } from '../../words/sense.ts';
import type { Language } from '../../words/vocabulary.ts';
import { questionOf } from './question-of.ts';

export interface AskedBack {
  /** Words that no slot takes, as they were written. */
  readonly words: readonly string[];
  /** Whole questions. */
  readonly choices: readonly string[];
  /** What is left without the words, where that is one question. */
  readonly read?: QueryFrame;
  /** What is recorded of nothing. */
  readonly unknown?: 'sentLate' | 'asOf';
}

export interface Asking extends ItemContext {
  readonly language: Language;
}

const offeredAtMost = 4;

/** Undefined where nothing of it is understood as a question of figures. */
export function askFrames(items: readonly Item[], asking: Asking): AskedBack | undefined {
  const { words, kept } = splitUnread(items, asking);
  if (words.length > kept.filter(saysSomething).length) return undefined;
  const frames = [
    ...ofNames(kept),
    ...ofPaid(kept),
    ...(hasSubject(kept) ? [kept] : ofSubjects(kept)),
  ].flatMap((read) => {
    const frame = composeItems(read, asking);
    return frame === undefined ? [] : [...bothSides(read, frame, asking.today), ...withText(frame, words)];
  });
  const answered = frames.filter((frame) => findMissing(frame) === undefined);
  const choices = [...new Set(answered.flatMap((frame) => offer(frame, asking) ?? []))];
  if (choices.length === 0) return undefined;
  const read = words.length > 0 && hasSubject(kept) ? composeItems(kept, asking) : undefined;
  return { words, choices: choices.slice(0, offeredAtMost), ...(read && { read }) };
}

/** Most of it unknown is a question of something else. */
function saysSomething(item: Item): boolean {
  return item.kind !== 'word' || (item.senses.size > 0 && !item.senses.has('filler'));
}

/** Without the words that no slot takes. */
function splitUnread(items: readonly Item[], asking: Asking) {
  const unknown = items.filter((item) => item.kind === 'word' && item.senses.size === 0);
  const kept = items.filter((item) => !unknown.includes(item));
  // Of a question without its subject no word has a place.
  const reading = readFrameOf(hasSubject(kept) ? kept : [wordOf('hours'), ...kept], asking);
  const left = new Set(reading.kind === 'unread' ? reading.words : []);
  const isLeft = (item: Item) => left.has(item.raw) && item.kind === 'word' && !hasSubject([item]);
  return {
    words: items.filter((item) => unknown.includes(item) || isLeft(item)).map(({ raw }) => raw),
    kept: kept.filter((item) => !isLeft(item)),
  };
}

/** A name that could be several: a question for each. */
function ofNames(items: readonly Item[]): readonly (readonly Item[])[] {
  const at = items.findIndex((item) => item.kind === 'name' && item.candidates.length > 1);
  const item = items[at];
  if (item?.kind !== 'name') return [];
  return item.candidates.map((candidate) => items.with(at, { ...item, candidates: [candidate] }));
}

const usual: readonly Sense[] = ['hours', 'revenue', 'unbilled'];

/** What is asked for is not said: hours, what was invoiced, what is still to be. */
function ofSubjects(items: readonly Item[]): readonly (readonly Item[])[] {
  const says = items.some(({ kind }) => kind === 'period' || kind === 'name' || kind === 'bound');
  if (!says) return [];
  // More than a day has is no time.
  const isLarge = items.some(
    ({ kind, ...item }) => kind === 'bound' && 'bound' in item && isOfMoney(item.bound),
  );
  return usual.filter((sense) => sense === 'revenue' || !isLarge).map((sense) => [wordOf(sense), ...items]);
}

const isOfMoney = ({ unit, value }: SaidBound): boolean =>
  unit === 'money' || (unit === undefined && value > 24);

const wordOf = (sense: Sense): Item => ({
  kind: 'word',
  raw: sense,
  isAfterBreak: false,
  text: sense,
  senses: new Set([sense]),
});

/** "Invoices paid in October": those issued then, or the money that came in. */
function ofPaid(items: readonly Item[]): readonly (readonly Item[])[] {
  const is = (item: Item, sense: Sense) => item.kind === 'word' && item.senses.has(sense);
  const isOfDays = items.some(({ kind }) => kind === 'period');
  const isPaid = items.some((item) => is(item, 'pay')) && items.some((item) => is(item, 'invoice'));
  if (!isPaid || !isOfDays) return [];
  const others = items.filter((item) => !is(item, 'invoice') && !is(item, 'pay') && !is(item, 'which'));
  return [
    [...items, wordOf('issue')],
    [wordOf('money'), wordOf('receive'), ...others],
  ];
}

/** Where it is not clear which side is meant, both. */
function bothSides(items: readonly Item[], frame: QueryFrame, today: string): readonly QueryFrame[] {
  const sided = frame.filters.filter(hasSides);
  const [only, ...more] = sided;
  if (!isDoubtful(items, frame, today) || only === undefined || more.length > 0) return [frame];
  const other = { ...only, is: !only.is };
  return [frame, { ...frame, filters: frame.filters.map((filter) => (filter === only ? other : filter)) }];
}

/** A word that is not known may be one of the notes. */
function withText(frame: QueryFrame, words: readonly string[]): readonly QueryFrame[] {
  const [word, ...more] = words;
  const isOfWork = subjectOf(frame.measure) === 'time' || subjectOf(frame.measure) === 'unbilled';
  if (word === undefined || more.length > 0 || !isOfWork || !/^\p{L}{4,}$/u.test(word)) return [];
  return [{ ...frame, filters: [...frame.filters, { field: 'text', is: true, texts: [word] }] }];
}

type Sided = Extract<Filter, { readonly field: 'billable' | 'billed' | 'noted' | 'invoice' }>;

const fieldsWithSides: ReadonlySet<string> = new Set(['billable', 'billed', 'noted', 'invoice']);
const hasSides = (filter: Filter): filter is Sided => fieldsWithSides.has(filter.field);

/** Undefined where the sentence would be read as another question, or a bound has no rows that it is of. */
export function offer(frame: QueryFrame, asking: Asking): string | undefined {
  if (frame.having !== undefined && frame.group === undefined) return undefined;
  const text = questionOf(frame, asking.language);
  const reading = readFrameOf(readItems(text, asking), asking);
  return reading.kind === 'frame' && isSame(reading.frame, frame) ? text : undefined;
}

/** Whether they ask for the same, shown as a list or as a figure. */
function isSame(one: QueryFrame, other: QueryFrame): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

/** Invoices that are not paid are read as what is due of them. */
function comparable({ shape: _shape, filters, ...frame }: QueryFrame) {
  const isDue = frame.measure === 'invoices' && frame.statistic === 'total' && filters.some(isOfOpen);
  const measure = isDue ? 'due' : frame.measure;
  return { ...frame, measure, filters: filters.map((filter) => JSON.stringify(filter)).toSorted() };
}
