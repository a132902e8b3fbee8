/** Words of a question: folded (case, accents, apostrophes) for the grammar, raw for what is said back. */

export interface Token {
  /** Lower case, no accents, no apostrophes: `Überfällig` → `uberfallig`, `haven't` → `havent`. */
  readonly text: string;
  readonly raw: string;
  /** What parts it from the word before: a sentence's end, a comma, or a space. */
  readonly gap: 'sentence' | 'comma' | 'space';
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

/** `Müller` as people write it without the key for it. */
export function spellUmlauts(text: string): string {
  const spelled: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
  return text.toLowerCase().replaceAll(/[äöü]/g, (letter) => spelled[letter] ?? letter);
}

function gapOf(between: string): Token['gap'] {
  if (/[?!;\n]|\.(?:\s|$)/.test(between)) {
    return 'sentence';
  }
  return /[,–—]/.test(between) ? 'comma' : 'space';
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

const perUnit =
  /(\p{L}{2,})\/(?=(day|week|month|client|project|person|task|customer)\b|(?:tag|woche|monat|kunde|projekt|person|aufgabe|kw)\b)/giu;

function spellRanges(said: string): string {
  const text = said.replace(perUnit, (_, word: string, english?: string) =>
    english === undefined ? `${word} pro ` : `${word} per `,
  );
  return ranges.reduce((spelled, range) => spelled.replace(range, '$1 bis '), text);
}

export function tokenize(written: string): readonly Token[] {
  const text = spellRanges(written);
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    const folded = fold(match[0]);
    if (folded !== '') {
      tokens.push({ text: folded, raw: match[0], gap: gapOf(text.slice(end, match.index)) });
    }
    end = match.index + match[0].length;
  }
  return tokens;
}
