/** Days, months and quarters as they are printed: `3. Nov.`, `Nov 3rd`, `3/11/2026`, `Q3 2026`. */
import type { PrintedDay, PrintedFigure } from './figure.ts';
import { type Form, form, space } from './form.ts';
import { monthOf, monthPattern } from './words.ts';

interface Parts {
  readonly year?: string | undefined;
  readonly month: number;
  readonly day?: string | undefined;
}

function readDay({ year, month, day }: Parts): PrintedDay | undefined {
  const dayNumber = day === undefined ? undefined : Number(day);
  if (month < 1 || month > 12 || (dayNumber !== undefined && (dayNumber < 1 || dayNumber > 31)))
    return undefined;
  const yearNumber = year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year);
  return { year: yearNumber, month, day: dayNumber };
}

function readDate(...readings: readonly Parts[]): PrintedFigure | undefined {
  const any = readings.map(readDay).filter((each) => each !== undefined);
  return any.length === 0 ? undefined : { kind: 'date', any };
}

/** Of a month that was named before. */
function readDayOfMonth(day: string | undefined): PrintedFigure | undefined {
  const read = Number(day);
  return read < 1 || read > 31
    ? undefined
    : { kind: 'date', any: [{ year: undefined, month: undefined, day: read }] };
}

const named = `(${monthPattern})\\b`;
const ordinal = '(?:st|nd|rd|th)';
const quarterWords: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  ersten: 1,
  erstes: 1,
  zweiten: 2,
  zweites: 2,
  dritten: 3,
  drittes: 3,
  vierten: 4,
  viertes: 4,
};

function readQuarter(quarter: string | undefined, year: string | undefined): PrintedFigure | undefined {
  const read = quarterWords[(quarter ?? '').toLowerCase()] ?? Number(quarter);
  return { kind: 'quarter', year: Number(year), quarter: read };
}

/** In the order in which they claim text: what is the more exact form goes first. */
export const dateForms: readonly Form[] = [
  form(String.raw`\b(\d{4})[-/](\d{2})[-/](\d{2})\b(?!-)`, (m) =>
    readDate({ year: m[1], month: Number(m[2]), day: m[3] }),
  ),
  form(String.raw`\b(\d{1,2})\.${space}(\d{1,2})\.(?:${space}(\d{4}|\d{2})\b(?![.,:]\d))?`, (m) =>
    readDate({ year: m[3], month: Number(m[2]), day: m[1] }),
  ),
  // Of two orders, which differ between countries of one language.
  form(String.raw`\b(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})\b(?![/-])`, (m) =>
    readDate({ year: m[4], month: Number(m[3]), day: m[1] }, { year: m[4], month: Number(m[1]), day: m[3] }),
  ),
  form(String.raw`\b(\d{1,2})(?:${ordinal}|\.)?[\s-](?:of\s)?${named}(?:\.?[,\s-]\s?(\d{4}))?(?!\d)`, (m) =>
    readDate({ year: m[3], month: monthOf(m[2] ?? ''), day: m[1] }),
  ),
  form(
    String.raw`\b${named}\.?\s(?:the\s)?(\d{1,2})${ordinal}?(?![\d:]|[.,]\d)(?:,?\s(\d{4})(?![\d-]))?`,
    (m) => readDate({ year: m[3], month: monthOf(m[1] ?? ''), day: m[2] }),
  ),
  form(String.raw`\b${named}\.?\s(\d{4})\b(?!-)`, (m) =>
    readDate({ year: m[2], month: monthOf(m[1] ?? '') }),
  ),
  form(
    String.raw`(?<=\b(?:on|by|since|until|was|is)\sthe\s)(\d{1,2})${ordinal}(?=[,.;:!?)]|\s(?:and|or|at|but|for|it)\b|$)`,
    (m) => readDayOfMonth(m[1]),
  ),
  form(
    String.raw`(?<=\b(?:am|bis|bis\szum|seit\sdem|vom|zum)\s)(\d{1,2})\.(?=[,;:!?)]|\s*$|\s(?:und|oder|aber|war|ist|fällig)\b)`,
    (m) => readDayOfMonth(m[1]),
  ),
  form(String.raw`\bQ([1-4])[\s/-]?(?:of\s)?(\d{4})\b`, (m) => readQuarter(m[1], m[2])),
  form(String.raw`\b(\d{4})[\s/-]?Q([1-4])\b`, (m) => readQuarter(m[2], m[1])),
  form(
    String.raw`\b(?:([1-4])(?:\.|${ordinal})|(${Object.keys(quarterWords).join('|')}))\s(?:quarter|Quartal)s?\s(?:of\s)?(\d{4})\b`,
    (m) => readQuarter(m[1] ?? m[2], m[3]),
  ),
];
