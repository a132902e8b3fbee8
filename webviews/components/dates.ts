/**
 * Dates as people type them, read as ISO dates: `2026-11-19`, `19.11.2026`, `19 Nov 2026`, `Nov 19, 2026`,
 * `11/19/2026` where the reader's own format puts the month first, and spans of them (`1–15 Nov 2026`).
 */

export interface DateSpan {
  readonly start: string;
  readonly end: string;
}

interface DateParts {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day: number;
}

/** The ISO date that `text` means, or undefined when it means none (or one that does not exist). */
export function parseDate(text: string, language: string): string | undefined {
  const parts = parseParts(text.trim(), language);
  return parts === undefined ? undefined : toIsoDate(parts);
}

/** Both ends of a span, or of a single day; each end lends the other what it leaves out. End before start is no span. */
export function parseSpan(text: string, language: string): DateSpan | undefined {
  const [startText, endText, ...rest] = splitSpan(text.trim());
  if (startText === undefined || rest.length > 0) {
    return undefined;
  }
  const from = parseParts(startText, language);
  const to = parseParts(endText ?? startText, language);
  if (from === undefined || to === undefined) {
    return undefined;
  }
  const start = toIsoDate({ ...to, ...from });
  const end = toIsoDate({ ...(from.month === undefined ? {} : { month: from.month }), ...to });
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined;
}

/** A plain hyphen parts two dates only when it stands alone or when neither side is ISO. */
function splitSpan(text: string): readonly string[] {
  const separator = /\d{4}-\d/.test(text)
    ? /\s*[–—]\s*|\s+(?:-|to|bis)\s+|\.{2,}/i
    : /\s*[–—-]\s*|\s+(?:to|bis)\s+|\.{2,}/i;
  return text.split(separator).map((part) => part.trim());
}

function parseParts(text: string, language: string): DateParts | undefined {
  return parseIso(text) ?? parseNumeric(text, language) ?? parseNamed(text, language) ?? parseDayAlone(text);
}

function parseIso(text: string): DateParts | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  return match === null
    ? undefined
    : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function parseNumeric(text: string, language: string): DateParts | undefined {
  const match = /^(\d{1,2})([./])\s?(\d{1,2})(?:[./]\s?(\d{4})?)?$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const [first, second] = [Number(match[1]), Number(match[3])];
  const monthFirst = match[2] === '/' && isMonthFirst(language);
  const year = match[4] === undefined ? {} : { year: Number(match[4]) };
  return { ...year, month: monthFirst ? first : second, day: monthFirst ? second : first };
}

function parseNamed(text: string, language: string): DateParts | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const month = words.map((word) => findMonth(word, language)).find((found) => found !== undefined);
  const numbers = words
    .map((word) => /^(\d+)\.?$/.exec(word)?.[1])
    .filter((word) => word !== undefined)
    .map(Number);
  const day = numbers.find((value) => value <= 31);
  const year = numbers.find((value) => value >= 1000);
  if (month === undefined || day === undefined || words.length !== 1 + numbers.length || numbers.length > 2) {
    return undefined;
  }
  return { month, day, ...(year === undefined ? {} : { year }) };
}

/** `15`, or `15, 2026` as the end of `Nov 1 – 15, 2026`. */
function parseDayAlone(text: string): DateParts | undefined {
  const match = /^(\d{1,2})(?:\.|, (\d{4}))?$/.exec(text);
  if (match === null) {
    return undefined;
  }
  return { day: Number(match[1]), ...(match[2] === undefined ? {} : { year: Number(match[2]) }) };
}

/** By the first three letters, which tell the months of one language apart; English always works. */
function findMonth(word: string, language: string): number | undefined {
  const start = letters(word);
  if (start.length < 3) {
    return undefined;
  }
  for (const names of [monthNames(language), monthNames('en'), monthNames('de')]) {
    const index = names.findIndex((name) => name.startsWith(start) || start.startsWith(name));
    if (index >= 0) {
      return index + 1;
    }
  }
  return undefined;
}

function monthNames(language: string): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) =>
    letters(format.format(Date.UTC(2026, month, 1)).toLowerCase()),
  );
}

function letters(word: string): string {
  return word.replace(/[^\p{L}]/gu, '');
}

function isMonthFirst(language: string): boolean {
  const parts = new Intl.DateTimeFormat(language, { month: 'numeric', day: 'numeric' }).formatToParts();
  return parts.find(({ type }) => type === 'month' || type === 'day')?.type === 'month';
}

function toIsoDate({ year, month, day }: DateParts): string | undefined {
  if (year === undefined || month === undefined || year < 1900 || year > 2999) {
    return undefined;
  }
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}
