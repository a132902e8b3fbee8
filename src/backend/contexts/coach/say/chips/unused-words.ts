/** Words that no slot takes: the question without them, and what they could mean of what is recorded. */
import type { CoachReading, ReadingChoice } from '../../../../../contract/coach/reading.ts';
import { createFolds, createLikeness } from '../../../../../domain/names/looks-alike.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import { findMissing } from '../../../../../domain/query/cells.ts';
import { type Filter, type Measure, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import { permissionsOf } from '../../../../../domain/query/permissions.ts';
import type { Query, QueryResult } from '../../../insight/model/query/answers.ts';
import type { NamedRecord } from '../../model/named-record.ts';
import type { ReadMessage } from '../../plan/read-message.ts';
import type { ChipWriting } from './chip-writing.ts';
import { toWire } from './read-as.ts';
import { sayLabel, sayName } from './say-slot.ts';
import { pick, quote, type Words } from './slot-words.ts';

type Unused = NonNullable<CoachReading['unused']>;
type Guess = Unused['guesses'][number];

interface Settling {
  /** As they were written, in their order, joined where they belong together. */
  readonly words: readonly string[];
  readonly data: Pick<Query, 'evaluate'>;
  readonly names: readonly NamedRecord[];
  readonly writing: ChipWriting;
  readonly actor: Person;
}

const guessesAtMost = 4;

/** The sentence above the chips and the chips name the same words. */
export function withPhrases(read: ReadMessage): ReadMessage {
  const { asked: message, chosen } = read;
  const { asked } = chosen;
  if (asked?.read === undefined) return read;
  return { ...read, chosen: { ...chosen, asked: { ...asked, words: joinWords(asked.words, message.text) } } };
}

/** @param left the question without the words */
export async function settleWords(left: QueryFrame, settling: Settling): Promise<Unused> {
  const { writing, words: phrases } = settling;
  const said = phrases.map((phrase) => quote(phrase, writing.language));
  const label = said.join(pick(writing.language, [' and ', ' und ']));
  const without: ReadingChoice = {
    label: `${pick(writing.language, ['Without', 'Ohne'])} ${label}`,
    said: `${pick(writing.language, ['Without', 'Ohne'])} ${label}`,
    frames: toWire([left]),
  };
  const [only, ...more] = phrases;
  // A guess at one of several would leave the others out unsaid.
  const guesses = only === undefined || more.length > 0 ? [] : await guess(left, only, settling);
  return { words: [...phrases], without, guesses };
}

const before = /^(?:on|at|off|vor)$/i;
/** A name behind "on" is no part of a phrase; German nouns have a capital as names do. */
const belongsTo = (word: string, small: string): boolean =>
  before.test(small) && (/^\p{Ll}/u.test(word) || /^vor$/i.test(small));

/** "On site" is one thing: words that stand side by side are, and a small word of place before them is theirs. */
export function joinWords(words: readonly string[], text: string): string[] {
  const written = text.split(/\s+/);
  const bare = written.map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const phrases: { readonly end: number; readonly said: string }[] = [];
  let from = 0;
  for (const word of words) {
    const at = bare.findIndex((one, index) => index >= from && one === word);
    const last = phrases.at(-1);
    const small = bare[at - 1] ?? '';
    if (at >= 0 && last?.end === at) phrases.splice(-1, 1, { end: at + 1, said: `${last.said} ${word}` });
    else if (at > 0 && belongsTo(word, small)) phrases.push({ end: at + 1, said: `${small} ${word}` });
    else phrases.push({ end: at + 1, said: word });
    from = Math.max(from, at + 1);
  }
  return phrases.map(({ said }) => said);
}

async function guess(left: QueryFrame, phrase: string, settling: Settling): Promise<Guess[]> {
  const tags = await listTags(left, phrase, settling);
  const candidates: readonly Filter[] = [
    ...tags,
    { field: 'text', is: true, texts: [phrase] },
    ...namesNear(phrase, settling.names),
  ];
  const found = await Promise.all(candidates.map(async (filter) => await toGuess(left, filter, settling)));
  return found.filter((one) => one !== undefined).slice(0, guessesAtMost);
}

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Tags of the entries that are asked for. */
async function listTags(left: QueryFrame, phrase: string, { data }: Settling): Promise<readonly Filter[]> {
  if (countedBy(left.measure) !== 'entries') return [];
  const { filters, period, isMine } = left;
  const grouped: QueryFrame = {
    ...counted('entries', { filters, period, isMine }),
    group: 'tag',
  };
  const found = await data.evaluate(grouped);
  if (found.kind !== 'result') return [];
  const isAlike = createLikeness(phrase);
  return (found.result.groups ?? [])
    .filter(({ key, name }) => key !== 'none' && isNear(name, phrase, isAlike))
    .map(({ name }) => ({ field: 'tag', is: true, tags: [name] }));
}

function namesNear(phrase: string, names: readonly NamedRecord[]): readonly Filter[] {
  const isAlike = createLikeness(phrase);
  return names
    .filter(({ name }) => isNear(name, phrase, isAlike))
    .map(({ kind, id, name, clientName }) => ({
      field: kind,
      is: true,
      values: [{ id, name, ...(clientName !== undefined && { clientName }) }],
    }));
}

const shortest = 3;

function isNear(name: string, phrase: string, isAlike: ReturnType<typeof createLikeness>): boolean {
  const [one, other] = [letters(name), letters(phrase)];
  if (one.length < shortest || other.length < shortest) return one === other;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(({ length }) => length > shortest);
  return one.includes(other) || [name, ...words].some((word) => isAlike(createFolds(word)));
}

/** Undefined where it finds nothing, or has no answer. */
async function toGuess(
  left: QueryFrame,
  filter: Filter,
  { data, writing, actor }: Settling,
): Promise<Guess | undefined> {
  const frame: QueryFrame = { ...left, filters: [...left.filters, filter] };
  const mayRead = permissionsOf(frame).every((one) => grantOf(actor, one) !== undefined);
  const what = countedBy(left.measure);
  if (what === undefined || !mayRead || findMissing(frame) !== undefined) return undefined;
  const { filters, period, isMine } = frame;
  const found = await data.evaluate(counted(what, { filters, period, isMine }));
  const count = found.kind === 'result' ? countOf(found.result) : 0;
  if (count === 0) return undefined;
  const slot = { kind: 'filter', filter: left.filters.length } as const;
  const [name, held] = [sayName(frame, slot, writing), sayLabel([frame], slot, writing)];
  const label = filter.field === 'text' ? held : `${name} ${held}`;
  return {
    kind: kindOf(filter),
    label,
    detail: sayCount(count, what, writing),
    said: `${name}: ${held}`,
    frames: toWire([frame]),
  };
}

const countOf = ({ figure }: QueryResult): number => figure.tally.count;

function kindOf({ field }: Filter): Guess['kind'] {
  return field === 'client' || field === 'project' || field === 'tag' ? field : 'note';
}

type Counted = 'entries' | 'invoices' | 'payments';

/** The count that stands for what a measure is of. */
function countedBy(measure: Measure): Counted | undefined {
  const subject = subjectOf(measure);
  if (subject === 'time' || subject === 'unbilled') return 'entries';
  return subject === 'invoices' || subject === 'payments' ? subject : undefined;
}

function counted(
  measure: Counted,
  { filters, period, isMine }: Pick<QueryFrame, 'filters' | 'period' | 'isMine'>,
): QueryFrame {
  return {
    measure,
    statistic: 'total',
    per: 'record',
    shape: 'figure',
    filters,
    ...(period && { period }),
    ...(isMine && { isMine }),
  };
}

const countWords: Readonly<Record<Counted, readonly [one: Words, more: Words]>> = {
  entries: [
    ['entry', 'Eintrag'],
    ['entries', 'Einträge'],
  ],
  invoices: [
    ['invoice', 'Rechnung'],
    ['invoices', 'Rechnungen'],
  ],
  payments: [
    ['payment', 'Zahlung'],
    ['payments', 'Zahlungen'],
  ],
};

function sayCount(count: number, what: Counted, { language, format }: ChipWriting): string {
  return `${format.count(count)} ${pick(language, countWords[what][count === 1 ? 0 : 1])}`;
}
