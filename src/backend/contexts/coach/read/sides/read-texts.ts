/** Words that notes are searched for: "with Jana", "without reviews", "notes with “release”", "entries about the login". */
import { isPeriodWord } from '../../../../../domain/periods/period-words.ts';
import type { NoteText } from '../../../../../domain/query/conditions.ts';
import { aboutWords, articles, notTexts, withWords, workNouns } from '../../words/text-words.ts';
import { isCommonExactly } from '../../words/vocabulary.ts';
import type { Pieces } from '../pieces.ts';
import { joinsOther } from './left-out.ts';

/** Undefined where what was said of notes may be on either side. */
export function readTexts(pieces: Pieces): readonly NoteText[] | undefined {
  const found: NoteText[] = [];
  let denied = -1;
  for (let index = 0; index < pieces.items.length; index += 1) {
    const start = startOf(pieces, index);
    if (start === undefined) continue;
    // "Without the reviews with Jana" is one text or two, on either side.
    if (start.is && start.taken.includes(denied)) return undefined;
    pieces.take(...start.taken);
    const { filter, behind } = takeRuns(pieces, index, start.is);
    if (!filter.is) denied = behind;
    if (!filter.is) pieces.deny(behind - 1);
    // "Without reviews and Acme": the name was read as one that is meant.
    if (!filter.is && joinsOther(pieces, behind)) return undefined;
    found.push(filter);
  }
  return found;
}

interface Start {
  readonly is: boolean;
  readonly taken: readonly number[];
}

/** The words before it that make it one, with their side. */
function startOf(pieces: Pieces, index: number): Start | undefined {
  if (!isText(pieces, index)) return undefined;
  if (joinsDenied(pieces, index)) return { is: false, taken: [index - 1] };
  const passed = passedBefore(pieces, index);
  const denial = passed.find((at) => pieces.is(at, 'not', 'except'));
  const isMarked = passed.some((at) => isMark(pieces, at) || pieces.is(at, 'except'));
  const isQuoted = pieces.at(index)?.kind === 'text' && !pieces.is(index - 1, 'tagged');
  return isMarked || isQuoted ? { is: denial === undefined, taken: passed } : undefined;
}

/** From the word before it backwards, as far as they belong to it: the last one is the one that says the side. */
function passedBefore(pieces: Pieces, index: number): readonly number[] {
  const passed: number[] = [];
  for (let at = index - 1; at >= Math.max(0, index - 6) && pieces.isFree(at); at -= 1) {
    const isSide = pieces.is(at, 'not', 'except');
    if (!isSide && !isPassed(pieces, at, index)) break;
    passed.push(at);
    // "With no meetings".
    if (isSide && !(isNone.test(wordAt(pieces, at)) && isMark(pieces, at - 1))) break;
  }
  return passed;
}

function isPassed(pieces: Pieces, at: number, index: number): boolean {
  const isJoint = pieces.at(index)?.kind === 'text' && joint.test(wordAt(pieces, at));
  return isJoint || isArticle(pieces, at) || isMark(pieces, at) || isOfNotes(pieces, at);
}

/** "Not on “Write docs”". */
const joint = /^(?:on|for|in|into|to|at|an|auf|bei|fur)$/;

const isNone = /^(?:no|kein\w{0,2})$/;

function wordAt(pieces: Pieces, index: number): string {
  const item = pieces.at(index);
  return item?.kind === 'word' ? item.text : '';
}

const isArticle = (pieces: Pieces, index: number): boolean => articles.has(wordAt(pieces, index));

/** "A note with", "note that has": the noun is of the condition, where one of these words stands behind it. */
const linking =
  /^(?:has|have|having|hat|haben|doesnt|dont|does|that|which|whose|deren|die|word|words|wort|text|im|in)$/;

function isOfNotes(pieces: Pieces, index: number): boolean {
  return pieces.is(index, 'note') || linking.test(wordAt(pieces, index));
}

function isMark(pieces: Pieces, index: number): boolean {
  const word = wordAt(pieces, index);
  if (withWords.has(word) || pieces.is(index, 'contains')) return true;
  const isSaying = pieces.is(index - 1, 'note') && linking.test(word);
  return isSaying || (aboutWords.has(word) && pieces.is(pieces.previous(index), 'entry', 'note'));
}

/** "Without Acme and reviews": the denied name before it. */
function joinsDenied(pieces: Pieces, index: number): boolean {
  return joins(pieces, index - 1) && pieces.isDenied(index - 2);
}

const joining = /^(?:and|und|or|oder|sowie|&)$/;
const joins = (pieces: Pieces, index: number): boolean => joining.test(wordAt(pieces, index));

function isText(pieces: Pieces, index: number): boolean {
  const item = pieces.at(index);
  if (item === undefined || !pieces.isFree(index)) return false;
  if (item.kind === 'text') return true;
  return item.kind === 'word' && item.senses.size === 0 && isUnknown(item.text);
}

function isUnknown(word: string): boolean {
  if (!/\p{L}{3}/u.test(word) || notTexts.has(word) || isPeriodWord(word)) return false;
  return workNouns.has(word.replace(/s$/, '')) || workNouns.has(word) || !isCommonExactly(word);
}

interface Runs {
  readonly filter: NoteText;
  /** The first item that is none of them. */
  readonly behind: number;
}

/** "Jana reviews" are both, "reviews and meetings" either. */
function takeRuns(pieces: Pieces, index: number, is: boolean): Runs {
  const texts: string[] = [];
  let at = index;
  let isEach = true;
  while (isText(pieces, at)) {
    texts.push(textOf(pieces, at));
    pieces.take(at);
    const next = isArticle(pieces, at + 1) ? at + 2 : at + 1;
    const isJoined = joins(pieces, at + 1) && isText(pieces, at + 2);
    if (isJoined) isEach = false;
    at = isJoined ? at + 2 : isText(pieces, next) ? next : at + 1;
  }
  const isAll = isEach && texts.length > 1;
  return { filter: { field: 'text', is, texts, ...(isAll && { isAll }) }, behind: at };
}

function textOf(pieces: Pieces, index: number): string {
  const item = pieces.at(index);
  if (item?.kind === 'text') return item.raw;
  return singular(item?.raw ?? '');
}

/** What has "reviews" has "review" as well. */
function singular(word: string): string {
  if (/[^suiSUI]s$/.test(word) && word.length > 4) return word.slice(0, -1);
  return word.replace(/ungen$/, 'ung');
}
