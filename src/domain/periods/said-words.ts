/** Words of a sentence, folded as the grammar of periods looks them up, and as they were written. */
import { isPeriodWord, monthOf, weekdayOf } from './period-words.ts';

export interface SaidWord {
  /** Lower case, no accents, no apostrophes: `Überfällig` → `uberfallig`, `haven't` → `havent`. */
  readonly text: string;
  readonly raw: string;
}

/** What stands between a word and the one before it. */
interface SplitWord extends SaidWord {
  readonly between: string;
}

const wordPattern =
  /\d{4}-(?:0[1-9]|1[0-2])(?![\d-])|(?:0?[1-9]|1[0-2])\/20\d{2}(?!\d)|\d{4}-\d{2}-\d{2}|(?:\p{L}{1,8}-)?\d{2,4}[-/]\d{3,8}|\p{L}{1,8}-\d{3,8}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2}(?!\d))?|\d{1,2}\.(?=\s*\p{L})|[\p{L}\p{N}'’]+|&/gu;

export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '');
}

const months = 'jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]';
const days =
  'mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag';

/** A dash between two days or months means as far as: `3.–7. November`, `Oct-Nov`, `Mon–Fri`. */
const ranges: readonly RegExp[] = [
  /(\d{1,2}\.(?:\d{1,2}\.)?(?:20\d{2})?|\d{4}-\d{2}-\d{2})\s*[-–—]\s*(?=\d{1,4}[.-])/gu,
  new RegExp(
    String.raw`\b(\d{1,2}(?:st|nd|rd|th)?)\s*[-–—]\s*(?=\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?:${months}))`,
    'giu',
  ),
  new RegExp(String.raw`\b((?:${months})\p{L}*\.?\s+\d{1,2})\s*[-–—]\s*(?=\d{1,2}\b)`, 'giu'),
  new RegExp(String.raw`\b((?:${months})\p{L}{0,6})\s*[-–—]\s*(?=(?:${months}))`, 'giu'),
  new RegExp(String.raw`\b((?:${days})\p{L}{0,6})\s*[-–—]\s*(?=(?:${days})\b)`, 'giu'),
  /\b(q[1-4])\s*[-–—]\s*(?=q[1-4]\b)/giu,
];

export function splitWords(written: string): readonly SplitWord[] {
  const text = ranges.reduce((spelled, range) => spelled.replace(range, '$1 bis '), written);
  const words: SplitWord[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    const folded = fold(match[0]);
    if (folded !== '') words.push({ text: folded, raw: match[0], between: text.slice(end, match.index) });
    end = match.index + match[0].length;
  }
  return words;
}

/** `Tuesday's` is of Tuesday; "Tuesdays" are many. */
export function ownerOf({ text, raw }: SaidWord): string | undefined {
  const owner = /['’]s$/.test(raw) ? text.slice(0, -1) : '';
  return weekdayOf(owner) !== undefined || monthOf(owner) !== undefined ? owner : undefined;
}

/** A word by itself as the grammar has it, also as German is written without umlauts: `naechste`. */
export function spellPeriodWord(word: SaidWord): string {
  const owner = ownerOf(word);
  if (owner !== undefined || isPeriodWord(word.text)) return owner ?? word.text;
  const text = word.text.replaceAll(/([aou])e/g, '$1');
  return isPeriodWord(text) ? text : word.text;
}
