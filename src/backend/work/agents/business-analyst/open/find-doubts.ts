/** What one sentence leaves open, by its words. */

import { findPhrase, hasPhrase, wordsOf } from '../../../../../domain/text/phrases.ts';
import { isRole } from '../known/actors.ts';
import { type Figure, findFigures } from '../known/figures.ts';
import { limits, namedDays } from '../known/kinds.ts';
import type { ReadPassage, Requirement } from '../known/requirement.ts';
import type { Doubt } from './question.ts';
import { countedThings, failing, failures, moneyWords, vagueWords } from './vague-words.ts';

/** Of any sentence of the document. */
export function findOpenWords(passage: ReadPassage, isRequirement: boolean): readonly Doubt[] {
  const { flat, tokens } = passage;
  const figures = findFigures(flat);
  const said = new Set<string>(figures.map(({ unit }) => unit));
  const doubts = vagueWords.flatMap(({ ask, phrases, saidBy, isEverywhere }): Doubt[] => {
    if (!isRequirement && isEverywhere !== true) return [];
    if (saidBy.some((unit) => said.has(unit))) return [];
    const match = findPhrase(tokens, phrases);
    return match === undefined ? [] : [{ ask, words: wordsOf(flat, tokens, match) }];
  });
  const missing = /\?\?+|\bX{2,}\b|_{3,}|\[\s*\]|…\s*$/.exec(flat);
  const gap: Doubt[] = missing === null ? [] : [{ ask: 'undecided', words: missing[0] }];
  return [...withoutCovered(doubts), ...gap, ...(isRequirement ? findMissingFigures(passage, figures) : [])];
}

/** "High load" is open as speed or as an amount; one question is enough. "TBD" is one whatever else is open. */
function withoutCovered(doubts: readonly Doubt[]): readonly Doubt[] {
  return doubts.filter(
    ({ words }, index) =>
      !doubts.some(
        (other, at) =>
          at !== index &&
          other.words.toLowerCase().includes(words.toLowerCase()) &&
          (other.words.length > words.length || at < index),
      ),
  );
}

function findMissingFigures({ flat, tokens }: ReadPassage, figures: readonly Figure[]): readonly Doubt[] {
  const counted = findPhrase(tokens, countedThings);
  const doubts: Doubt[] = [];
  if (counted !== undefined && figures.length === 0)
    doubts.push({ ask: 'no-figure', words: wordsOf(flat, tokens, counted) });
  const [plain] = figures.filter(({ unit, text }) => unit === 'count' && text.length >= 2);
  const hasMoney = figures.some(({ unit }) => unit === 'money' || unit === 'percent');
  if (plain !== undefined && !hasMoney && hasPhrase(tokens, moneyWords) && !isCount(flat, plain))
    doubts.push({ ask: 'no-currency', words: plain.text });
  else if (plain !== undefined && isWithoutUnit(flat, plain))
    doubts.push({ ask: 'no-unit', words: plain.text });
  return [...doubts, ...findMissingDays({ flat, tokens }, figures)];
}

function findMissingDays(
  { flat, tokens }: Pick<ReadPassage, 'flat' | 'tokens'>,
  figures: readonly Figure[],
): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const day = figures.find(({ unit, text }) => unit === 'date' && !/\d{4}/.test(text));
  const named = hasPhrase(tokens, limits) ? findPhrase(tokens, namedDays) : undefined;
  if (named !== undefined && !figures.some(({ unit }) => unit === 'date'))
    doubts.push({ ask: 'no-date', words: wordsOf(flat, tokens, named) });
  if (day !== undefined) doubts.push({ ask: 'no-year', words: day.text });
  return doubts;
}

/** "500 users": what follows is counted. A sum is followed by nothing, or by words that are no thing. */
function isCount(flat: string, { text }: Figure): boolean {
  const after = flat.slice(flat.indexOf(text) + text.length);
  return /^\s(?!net|gross|in\b|for\b|per\b|and\b|or\b|is\b|must\b|netto|brutto|für|pro\b|und\b|oder\b|muss|liegt|nicht|at\b|to\b|bis\b|beträgt|betragen|need|require|can|should)\p{L}{3,}/iu.test(
    after,
  );
}

/** "Orders above 5,000": pieces, or a sum? */
function isWithoutUnit(flat: string, figure: Figure): boolean {
  const before = flat.slice(0, flat.indexOf(figure.text));
  return (
    /\b(?:above|over|exceeding|more than|below|under|über|ab|unter|mehr als)\s$/i.test(before) &&
    !isCount(flat, figure)
  );
}

/** Of a requirement alone. */
export function findGaps(requirement: Requirement, near: readonly ReadPassage[]): readonly Doubt[] {
  const { passage, type, actor } = requirement;
  const doubts: Doubt[] = [];
  if (type === 'functional' && actor === undefined && !isOfUs(passage))
    doubts.push({ ask: 'no-actor', words: '' });
  const match =
    type === 'functional' && !requirement.isNegated ? findPhrase(passage.tokens, failing) : undefined;
  const isSaid = [passage, ...near].some(({ tokens }) => hasPhrase(tokens, failures));
  if (match !== undefined && !isSaid)
    doubts.push({ ask: 'error-case', words: wordsOf(passage.flat, passage.tokens, match) });
  return doubts;
}

/** "We need …": whose wish it is stands there, and one of them acts. */
function isOfUs({ tokens }: ReadPassage): boolean {
  // Nobody acts in "It should be printable".
  return tokens[0]?.word === 'it' || tokens[0]?.word === 'es' || tokens.some(({ word }) => isRole(word));
}

const known = new Set(
  'PDF CSV API URL URLS HTML XML JSON SMS VAT GDPR DSGVO USA EU UK EUR USD GBP CHF ID IDS IT PC HTTP HTTPS TLS SSL FAQ OK TBD TBC TBA MVP QR GPS PIN DE EN FR ISO USB ZIP IBAN BIC SEPA REST UTC CET MS KB MB GB TB ASAP AND OR NOT MUST SHALL SHOULD MAY CAN NO YES WILL ALL THE MUSS SOLL KANN NICHT UND ODER NFR FR REQ US UI UX WLAN LAN TV AM PM A4 A5 KW CEO CTO CFO NEW XLS XLSX DOCX PNG JPG JPEG SVG SQL CSS WCAG BITV AWS DIN PO WIFI IOS LTS DATEV SAP IBM BMW AMD NASA VIES ELSTER XERO SAGE LEXWARE ADDISON AGENDA STRIPE PAYPAL SEVDESK JIRA SLACK ZOHO ODOO'.split(
    ' ',
  ),
);

/** Short words in capitals that the document nowhere spells out. */
export function findUnknownTerms(
  passages: readonly ReadPassage[],
): ReadonlyMap<ReadPassage, readonly Doubt[]> {
  const seen = new Set<string>();
  const all = passages.map(({ flat }) => flat).join('\n');
  const found = new Map<ReadPassage, readonly Doubt[]>();
  for (const passage of passages) {
    const terms = [...passage.flat.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{2,6}(?![\p{L}\p{N}-])/gu)].map(
      ([term]) => term,
    );
    const open = [...new Set(terms)].filter(
      (term) => !known.has(term) && !seen.has(term) && !isSpelledOut(all, term),
    );
    for (const term of open) seen.add(term);
    if (open.length > 0 && !isShouted(passage.flat))
      found.set(
        passage,
        open.slice(0, 3).map((words) => ({ ask: 'unknown-term', words })),
      );
  }
  return found;
}

/** "stock keeping unit (SKU)", "SKU (stock keeping unit)", "SKU: …", "SKU = …", "SKU means …". */
function isSpelledOut(all: string, term: string): boolean {
  return [
    `(${term})`,
    `${term} (`,
    `${term}: `,
    `${term} = `,
    `${term} means`,
    `${term} stands for`,
    `${term} steht für`,
    `${term} bedeutet`,
  ].some((each) => all.includes(each));
}

function isShouted(text: string): boolean {
  return text === text.toUpperCase();
}
