/** Finds the operators of a question. Names and periods are no words: what a client is called turns nothing. */
import type { Span } from '../reading.ts';
import type { Token } from '../tokens.ts';
import type { Facet, Operator, Side } from './operator.ts';
import {
  bounding,
  comparative,
  comparison,
  empty,
  exclusion,
  exclusionPhrases,
  expecting,
  facetWords,
  hadWords,
  having,
  lacking,
  negation,
} from './operator-words.ts';

interface Word {
  /** Empty for a name or a period. */
  readonly text: string;
  readonly raw: string;
  readonly kind: Span['kind'];
  readonly startsClause: boolean;
}

interface Found {
  readonly at: number;
  side: Side;
  /** By a negation: a second one turns another, or none. */
  isTurned?: boolean;
  readonly words: string[];
}

/** How far a negation reaches ahead, and behind. */
const aheadAtMost = 6;
const behindAtMost = 3;
/** How far behind its word a number, or what is had, may stand. */
const nearAtMost = 3;

const joining = /^(?:and|und|or|oder|but|aber|sowie)$/;

export function readOperators(spans: readonly Span[]): readonly Operator[] {
  const words = spans.flatMap(toWords);
  const facets = findFacets(words);
  const turned = turnAll(words, facets);
  const sides = facets.map(({ side, words: said }) => ({ kind: side, words: said }));
  return [...sides, ...turned, ...findMeasures(words)];
}

function toWords({ kind, tokens }: Span): readonly Word[] {
  const isSaid = kind === 'words' || kind === 'unknown';
  const toWord = (token: Token): Word => ({
    text: isSaid ? token.text : '',
    raw: token.raw,
    kind,
    startsClause: token.gap === 'sentence' || joining.test(token.text),
  });
  return isSaid ? tokens.map(toWord) : tokens.slice(0, 1).map(toWord);
}

const flipped = (side: Side): Side => `${side.startsWith('+') ? '-' : '+'}${side.slice(1)}` as Side;

function findFacets(words: readonly Word[]): Found[] {
  const isAbout = (about: RegExp | undefined): boolean =>
    about === undefined || words.some(({ text }) => about.test(text));
  const found = words.flatMap(({ text, raw }, at): Found[] => {
    for (const { facet, plus, minus, about } of facetWords) {
      if (!isAbout(about)) continue;
      if (plus.test(text)) return [{ at, side: `+${facet}`, words: [raw] }];
      if (minus?.test(text) === true) return [{ at, side: `-${facet}`, words: [raw] }];
    }
    return [];
  });
  return [...found, ...findHad(words), ...findPhrases(words)].sort((one, other) => one.at - other.at);
}

/** `with a note`; without one is found by the negation or exclusion before it. */
function findHad(words: readonly Word[]): Found[] {
  return words.flatMap(({ text, raw }, at): Found[] => {
    const facet = hadWords.find(([, noun]) => noun.test(text))?.[0];
    if (facet === undefined) return [];
    // "Hours without an invoice" are not billed; "clients without open invoices" are another question.
    const before = words.slice(Math.max(0, at - (facet === 'billed' ? 1 : nearAtMost)), at);
    if (words[at - 1]?.text === 'credit') return [];
    if (before.some((word) => empty.test(word.text))) return [{ at, side: `-${facet}`, words: [raw] }];
    const isSaid = before.some((word) => lacking.test(word.text)) || isHad(before, facet);
    return isSaid ? [{ at, side: `+${facet}`, words: [raw] }] : [];
  });
}

/** `with a note`; "with which rate" asks for it. */
function isHad(before: readonly Word[], facet: Facet): boolean {
  const isAsked = before.some(({ text }) => /^(?:which|what|welch\w{2})$/.test(text));
  const isRecorded = facet === 'noted' || facet === 'rated';
  return isRecorded && !isAsked && before.some(({ text }) => having.test(text));
}

/** `past due`, `on time`, `in Rechnung gestellt`, `yet to be paid`. */
function findPhrases(words: readonly Word[]): Found[] {
  const phrases: readonly (readonly [phrase: string, side: Side])[] = [
    ['past due', '+overdue'],
    ['on time', '-overdue'],
    ['in time', '-overdue'],
    ...['', 'e', 'er', 'en', 'es'].map((end) => [`rechnung gestellt${end}`, '+billed'] as const),
  ];
  return phrases.flatMap(([phrase, side]) =>
    startsOf(words, phrase).map((at) => ({ at, side, words: phrase.split(' ') })),
  );
}

function startsOf(words: readonly Word[], phrase: string): readonly number[] {
  const parts = phrase.split(' ');
  return words.flatMap((_, at) =>
    parts.every((part, offset) => words[at + offset]?.text === part) ? [at] : [],
  );
}

/** Turns the facets that negations reach; what reaches none is a turn of its own. */
function turnAll(words: readonly Word[], facets: Found[]): readonly Operator[] {
  for (const at of startsOf(words, 'to be')) turnNext(words, facets, { at, word: 'to be' });
  // From the end: of two negations the nearer one turns a facet, and the other turns none.
  return words
    .flatMap((word, at) => [{ word, at }])
    .reverse()
    .flatMap(({ word, at }): Operator[] => {
      if (isExclusion(words, at)) return excludeAt(words, facets, at);
      if (expecting.test(word.text)) turnNext(words, facets, { at, word: word.raw, isPlusOnly: true });
      // "No. of days".
      const isCount = word.text === 'no' && words[at + 1]?.text === 'of';
      if (isCount || !negation.test(word.text)) return [];
      const isTurned = turnNext(words, facets, { at, word: word.raw });
      return isTurned ? [] : [{ kind: 'negation', words: [word.raw] }];
    })
    .reverse();
}

interface Turning {
  readonly at: number;
  readonly word: string;
  readonly isPlusOnly?: boolean;
}

function turnNext(words: readonly Word[], facets: Found[], turning: Turning): boolean {
  const facet = findTurned(words, facets, turning);
  if (facet === undefined) return false;
  // "Not paid on time", "nicht rechtzeitig bezahlt": neither the one nor the other.
  const beside = facets.find((each) => each.at > facet.at && each.at <= facet.at + 2);
  const isManner = [facet, beside].some((each) => each?.side === '-overdue');
  for (const each of isManner && beside !== undefined ? [facet, beside] : [facet]) turn(each);
  facet.words.unshift(turning.word);
  return true;
}

function turn(facet: Found): void {
  facet.side = flipped(facet.side);
  facet.isTurned = true;
}

function findTurned(
  words: readonly Word[],
  facets: readonly Found[],
  { at, isPlusOnly = false }: Turning,
): Found | undefined {
  const ends = words.findIndex((each, index) => index > at && each.startsClause);
  const clauseEnd = ends < 0 ? words.length : ends;
  const isFree = (facet: Found): boolean => !facet.isTurned && (!isPlusOnly || facet.side.startsWith('+'));
  const ahead = facets.find(
    (facet) => isFree(facet) && facet.at > at && facet.at < Math.min(clauseEnd, at + aheadAtMost + 1),
  );
  // "Bezahlt hat Acme nicht."
  const isLast = words.slice(at + 1, clauseEnd).every(({ text }) => trailing.test(text));
  if (ahead !== undefined || !isLast || isPlusOnly) return ahead;
  return facets.findLast((facet) => isFree(facet) && facet.at < at && at - facet.at <= behindAtMost);
}

const trailing = /^(?:yet|noch|mehr|anymore|bisher)$/;

function isExclusion(words: readonly Word[], at: number): boolean {
  const isPhrase = exclusionPhrases.some((phrase) => startsOf(words.slice(at), phrase)[0] === 0);
  // "All but Acme", "minus Acme", "but not for Acme": a name behind it.
  const behind = words.slice(at + 1, at + 4).find(({ text }) => !/^(?:not|nicht|for|fur|von|of)$/.test(text));
  const isBeforeName = /^(?:but|minus|aber)$/.test(words[at]?.text ?? '') && behind?.kind === 'name';
  return isPhrase || isBeforeName || exclusion.test(words[at]?.text ?? '');
}

/** `without a note` is the other side of a facet; what else is left out, no answer leaves out. */
function excludeAt(words: readonly Word[], facets: Found[], at: number): Operator[] {
  const had = facets.find(
    (facet) => facet.at > at && facet.at <= at + nearAtMost && isNounAt(words, facet.at),
  );
  const raw = words[at]?.raw ?? '';
  if (had === undefined) return [{ kind: 'exclusion', words: [raw] }];
  turn(had);
  had.words.unshift(raw);
  return [];
}

const isNounAt = (words: readonly Word[], at: number): boolean =>
  hadWords.some(([, noun]) => noun.test(words[at]?.text ?? ''));

function findMeasures(words: readonly Word[]): readonly Operator[] {
  return words.flatMap(({ text, raw }, at): Operator[] => {
    const behind = words.slice(at + 1, at + 1 + nearAtMost);
    const isBound = bounding.test(text) && behind.slice(0, 2).some((word) => /^\d+$/.test(word.text));
    if (isBound) return [{ kind: 'bound', words: [raw] }];
    const isCompared = comparative.test(text) && behind.some((word) => word.text === 'als');
    return comparison.test(text) || isCompared ? [{ kind: 'comparison', words: [raw] }] : [];
  });
}
