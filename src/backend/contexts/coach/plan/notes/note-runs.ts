/**
 * Runs of words that may be the note of an entry, said without quotes: "without Review with Jana". Which of them are notes,
 * only the entries know.
 */
import { findNumber, isPeriodWord } from '../../../../../domain/periods/period-words.ts';
import { quoted } from '../../read/sides/quotes.ts';
import type { NameIndex } from '../../words/names.ts';
import { senses } from '../../words/sense.ts';
import { workNouns } from '../../words/text-words.ts';
import { type Token, tokenize } from '../../words/tokens.ts';
import { isCommonExactly } from '../../words/vocabulary.ts';

export interface NoteRun {
  /** As it was written, with single spaces. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Word {
  readonly tokens: readonly Token[];
  /** One of them is of no slot's words, and of no name. */
  readonly isUnknown: boolean;
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
}

export interface RunsOf {
  readonly names: NameIndex;
  /** All of it has a meaning without a note: only words that have none may be one. */
  readonly isRead: boolean;
}

const longestRun = 10;
const longestNote = 100;
/** Longer texts ask for no figures. */
const wordsAtMost = 60;
const runsAtMost = 400;

const written = /\S+/gu;
const sentenceEnd = /[?!;]|\.$/u;

/** Outside of quotes, which are read as they stand. */
export function listNoteRuns(said: string, of: RunsOf): readonly NoteRun[] {
  const words = splitWritten(
    said.replaceAll(quoted, (whole) => '?'.repeat(whole.length)),
    of.names,
  );
  if (words.length > wordsAtMost) return [];
  const runs: NoteRun[] = [];
  for (const [index, { start }] of words.entries()) {
    for (let behind = index + 1; behind <= Math.min(words.length, index + longestRun); behind += 1) {
      const own = words.slice(index, behind);
      if (own.slice(0, -1).some(({ isLast }) => isLast)) break;
      const end = own.at(-1)?.end ?? start;
      const text = said.slice(start, end).replaceAll(/\s+/g, ' ');
      const isSideSaid = isSide(words[index - 1]);
      if (text.length >= 2 && text.length <= longestNote && mayBeNote(own, { ...of, isSideSaid }))
        runs.push({ text, start, end });
    }
  }
  return runs.slice(0, runsAtMost);
}

function splitWritten(said: string, names: NameIndex): readonly Word[] {
  const words = [...said.matchAll(written)].flatMap(({ 0: piece, index }) => {
    const own = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u.exec(piece);
    if (own === null) return [];
    const start = index + own.index;
    const end = start + own[0].length;
    return [{ tokens: tokenize(own[0]), start, end, isLast: sentenceEnd.test(piece.slice(own.index)) }];
  });
  const named = findNamed(
    words.flatMap(({ tokens }) => tokens),
    names,
  );
  return words.map((word) => ({
    ...word,
    isUnknown: word.tokens.some((token) => !named.has(token) && !isKnown(token)),
  }));
}

/** The words that are of a name. */
function findNamed(tokens: readonly Token[], names: NameIndex): ReadonlySet<Token> {
  const named = new Set<Token>();
  for (let index = 0; index < tokens.length; ) {
    const length = names.find(tokens, index)?.length ?? 0;
    for (const token of tokens.slice(index, index + length)) named.add(token);
    index += Math.max(1, length);
  }
  return named;
}

interface Beside extends RunsOf {
  /** "With" or "without" stands before it: a single word is looked for in notes anyway. */
  readonly isSideSaid: boolean;
}

function mayBeNote(words: readonly Word[], { names, isRead, isSideSaid }: Beside): boolean {
  const tokens = words.flatMap((word) => word.tokens);
  if (tokens.length === 0 || names.find(tokens, 0)?.length === tokens.length) return false;
  const isUnknown = words.some((word) => word.isUnknown);
  if (tokens.length > 1) return isUnknown || (!isRead && !tokens.every(isOfDays));
  const [token] = tokens;
  return !isRead && !isSideSaid && isUnknown && token !== undefined && isOwnWord(token);
}

function isSide(word: Word | undefined): boolean {
  return (word?.tokens ?? []).some(({ text }) => /^(?:with|mit|without|ohne|except|ausser)$/.test(text));
}

const ofPhrases: ReadonlySet<string> = new Set(senses.words);

function isKnown(token: Token): boolean {
  const { text } = token;
  return senses.knows(text) || ofPhrases.has(text) || isOfDays(token) || !/\p{L}{2}/u.test(text);
}

const isOfDays = ({ text }: Token): boolean => isPeriodWord(text) || findNumber(text) !== undefined;

/** One word is a note where the language of questions has no use for it. */
const isOwnWord = ({ text }: Token): boolean =>
  /\p{L}{3}/u.test(text) && (workNouns.has(text) || !isCommonExactly(text));

/** The longest of those that were found, none of which overlaps another. */
export function pickRuns(runs: readonly NoteRun[], notes: readonly string[]): readonly NoteRun[] {
  const known = new Set(notes.map(keyOf));
  const picked: NoteRun[] = [];
  const found = runs.filter(({ text }) => known.has(keyOf(text)));
  for (const run of found.toSorted((one, other) => other.text.length - one.text.length)) {
    if (picked.every(({ start, end }) => end <= run.start || run.end <= start)) picked.push(run);
  }
  return picked.toSorted((one, other) => one.start - other.start);
}

const keyOf = (text: string): string => text.toLowerCase();
