/** Single cells as the four services and their users' locales write them. Undefined: it is not such a thing. */
import { fullYear } from '../../../../../../contract/full-year.ts';
import { isCurrency } from '../../../../../../domain/money.ts';
import { isKeptDate } from '../../../../../../domain/zones.ts';
import { type DateOrder, type DecimalMark, dateOrders } from '../source-row.ts';
import type { ClockTime } from './clock-time.ts';
import { parseSpelledDate } from './month-names.ts';
import { serialDate } from './serials.ts';

const isoDate = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?$/;
const otherDate = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{1,2})\.?$/;

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function toDate(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  const date = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
  return exists && isKeptDate(date) ? date : undefined;
}

/** What has an order of its own: a month's name, or a spreadsheet's number. */
function parseOtherDate(text: string): string | undefined {
  const spelled = parseSpelledDate(text);
  return spelled ? toDate(...spelled) : serialDate(text);
}

/** A year of two digits may come first or last, one of four comes last. */
function readInOrder([first, second, third]: OpenDate, order: DateOrder): string | undefined {
  const [year, rest] = order === 'ymd' ? [first, third] : [third, first];
  if (year.length === 1 || rest.length > 2) return undefined;
  const [month, day] = order === 'mdy' ? [rest, second] : [second, rest];
  return toDate(fullYear(Number(year)), Number(month), Number(day));
}

type OpenDate = readonly [first: string, second: string, third: string];

/** The three numbers of a date whose order is not told by its form. */
function splitOpenDate(text: string): OpenDate | undefined {
  const [, first, mark, second, third] = otherDate.exec(text) ?? [];
  return first && second && third && mark !== '.' ? [first, second, third] : undefined;
}

/** What a date is in each order in which it is one of the calendar; empty for a text that tells its order by its form. */
export function listReadings(text: string): ReadonlyMap<DateOrder, string> {
  const open = splitOpenDate(text);
  if (open === undefined) return new Map();
  const readings = new Map<DateOrder, string>();
  for (const order of dateOrders) {
    const date = readInOrder(open, order);
    if (date !== undefined) readings.set(order, date);
  }
  return readings;
}

/** `YYYY-MM-DD`. With dots it is the day that comes first, in every locale that writes them. */
export function parseDate(text: string, order: DateOrder | null): string | undefined {
  const iso = isoDate.exec(text);
  if (iso) return toDate(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const open = splitOpenDate(text);
  if (open) return readInOrder(open, order ?? 'dmy') ?? readSameNumbers(open);
  const [, day, , month, year] = otherDate.exec(text) ?? [];
  return day && month && year ? readInOrder([day, month, year], 'dmy') : parseOtherDate(text);
}

/** Beside years that come first, too, a day that is its month can be read. */
function readSameNumbers(open: OpenDate): string | undefined {
  return open[0] === open[1] && open[2].length === 4 ? readInOrder(open, 'dmy') : undefined;
}

const clockPattern =
  /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:uhr|h)?(?:([ap])\.?\s?m\.?)?(Z|[+-]\d{2}:?\d{2})?$/i;

function parseOffset(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  return (sign === '-' ? -60 : 60) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function toSecondOfDay(parts: readonly (string | undefined)[], half: string | undefined): number | undefined {
  const [hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  const isHour = half === undefined ? hour <= 23 || isEndOfDay : isWithin(hour, 1, 12);
  if (!isHour || !isWithin(minute, 0, 59) || !isWithin(second, 0, 59)) return undefined;
  const hour24 = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return hour24 * 3600 + minute * 60 + second;
}

/** `9:00`, `09:00:05`, `9:00 AM`, `09:00 p.m.`, `9h30`, `9:00+01:00`; the space may be one that does not break. */
export function parseClock(text: string): ClockTime | undefined {
  const [, hours, minutes, seconds, half, offset] = clockPattern.exec(text.trim()) ?? [];
  const secondOfDay = hours === undefined ? undefined : toSecondOfDay([hours, minutes, seconds], half);
  if (secondOfDay === undefined) return undefined;
  return {
    secondOfDay,
    hasSeconds: seconds !== undefined,
    clock: half === undefined ? 24 : 12,
    offsetSeconds: parseOffset(offset),
  };
}

/** Digits and marks alone: without the spaces of all kinds and the Swiss apostrophe that group thousands. */
function bareNumber(text: string): string | undefined {
  const bare = text.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  return /^[-−]?[\d.,]*\d[\d.,]*$/.test(bare) ? bare.replace('−', '-') : undefined;
}

const hourUnit = /\s*(?:h(?:ours?|rs?)?|std\.?)$/i;

/** Which mark an amount or a length can only have as decimal mark; `open` when it may be either; undefined when it has none. */
export function findDecimalMark(text: string): DecimalMark | 'open' | undefined {
  const number = stripCurrency(text) ?? text.replace(hourUnit, '');
  const bare = bareNumber(number)?.replace('-', '');
  const marks = bare?.match(/[.,]/g);
  if (!bare || !marks) return undefined;
  const last = marks.at(-1) === ',' ? ',' : '.';
  const kinds = new Set(marks).size;
  if (kinds === 2) return last;
  if (marks.length > 1) return last === ',' ? '.' : ',';
  const [whole = '', fraction = ''] = bare.split(last);
  const mayGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return mayGroup ? 'open' : last;
}

/** A plain decimal such as `-2000.5`. */
export function parseDecimal(text: string, mark: DecimalMark): string | undefined {
  const bare = bareNumber(text);
  if (bare === undefined) return undefined;
  const sign = bare.startsWith('-') ? '-' : '';
  const parts = bare.replace('-', '').split(mark);
  const [whole = '', fraction] = parts;
  const group = mark === '.' ? ',' : '.';
  const grouped = whole.split(group);
  const isGrouped = grouped.length > 1;
  if (parts.length > 2 || fraction?.includes(group)) return undefined;
  if (isGrouped && !grouped.every((part, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part)))
    return undefined;
  return `${sign}${grouped.join('') || '0'}${fraction ? `.${fraction}` : ''}`;
}

/** How long, and how exactly that is told: half a step either way is not a difference. */
export interface Duration {
  readonly seconds: number;
  readonly stepSeconds: number;
  /** False when the decimals of hours do not come out at whole seconds. */
  readonly isExact: boolean;
}

function clockDuration(text: string): Duration | undefined {
  const [, hours, minutes, seconds] = /^(\d+):([0-5]\d):([0-5]\d)(?:\s*h(?:ours?)?)?$/i.exec(text) ?? [];
  if (hours !== undefined) {
    const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return { seconds: total, stepSeconds: 1, isExact: true };
  }
  const [, whole, rest, unit] = /^(\d+):([0-5]\d)(?:\s*(min|h))?$/i.exec(text) ?? [];
  if (whole === undefined) return undefined;
  // Toggl's "18:25 min" counts minutes and seconds; without the unit it is hours and minutes.
  return unit?.toLowerCase() === 'min'
    ? { seconds: Number(whole) * 60 + Number(rest), stepSeconds: 1, isExact: true }
    : { seconds: Number(whole) * 3600 + Number(rest) * 60, stepSeconds: 60, isExact: true };
}

const unitPattern =
  /^(?:(\d+)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*m(?:in(?:utes?)?)?|(?<=\dh\s*)([0-5]\d))?\s*(?:(\d+)\s*s(?:ec(?:onds?)?)?)?$/i;

function unitDuration(text: string): Duration | undefined {
  const [, hours, named, bare, seconds] = unitPattern.exec(text) ?? [];
  const minutes = named ?? bare;
  if (hours === undefined && minutes === undefined && seconds === undefined) return undefined;
  const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return { seconds: total, stepSeconds: seconds === undefined ? 60 : 1, isExact: true };
}

/** Hours with decimals, without a float on the way: 0.33 h are 1,188 s. */
export function hoursToDuration(decimal: string): Duration | undefined {
  const [, whole = '', fraction = ''] = /^(\d{1,7})(?:\.(\d{1,12}))?$/.exec(decimal) ?? [];
  if (whole === '') return undefined;
  const scale = 10n ** BigInt(fraction.length);
  const exact = BigInt(whole + fraction) * 3600n;
  const seconds = (exact * 2n + scale) / (scale * 2n);
  const stepSeconds = Math.max(1, 3600 / 10 ** fraction.length);
  return { seconds: Number(seconds), stepSeconds, isExact: exact % scale === 0n };
}

/** `00:18:25`, `0:18`, `18:25 min`, `1h 5m`, `0.31`, `0,31 h`; undefined also for what is negative. */
export function parseDuration(text: string, mark: DecimalMark): Duration | undefined {
  const trimmed = text.trim();
  const clock = clockDuration(trimmed) ?? unitDuration(trimmed);
  if (clock) return clock;
  const decimal = parseDecimal(trimmed.replace(hourUnit, ''), mark);
  return decimal === undefined ? undefined : hoursToDuration(decimal);
}

const yes = new Set([
  'yes',
  'y',
  'true',
  '1',
  'ja',
  'oui',
  'sí',
  'si',
  'sì',
  'sim',
  'tak',
  'ano',
  'x',
  'wahr',
  'vrai',
  'verdadero',
  'verdadeiro',
  'vero',
  'waar',
  'prawda',
  'billable',
  'abrechenbar',
  'facturable',
  'fatturabile',
  'faturável',
]);
const no = new Set([
  'no',
  'n',
  'false',
  '0',
  '',
  'nein',
  'non',
  'não',
  'nao',
  'nee',
  'nie',
  'ne',
  'nej',
  'falsch',
  'faux',
  'falso',
  'onwaar',
  'fałsz',
  'non-billable',
  'not billable',
  'nicht abrechenbar',
  'non facturable',
  'no facturable',
  'non fatturabile',
  'não faturável',
  '-',
]);

export function parseYesNo(text: string): boolean | undefined {
  const said = text.trim().toLowerCase();
  if (yes.has(said)) return true;
  return no.has(said) ? false : undefined;
}

const currencySigns: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  '£': 'GBP',
  US$: 'USD',
};

/** `EUR`, `Euro - EUR`, `EURO`, `€`. A bare `$` is many currencies. */
export function parseCurrency(text: string): string | undefined {
  const said = text.trim().toUpperCase();
  const [, code] = /(?:^|\s-\s|\()([A-Z]{3})\)?$/.exec(said) ?? [];
  if (code !== undefined && isCurrency(code)) return code;
  return currencySigns[said];
}

/** Signs of one currency or of several, and what people write in place of a code. */
const currencyMark = /^(?:(?:US|CA|AU|NZ|HK|SG|MX|NT|A|C|R|S)\$|\p{Sc}|FR\.?|SFR\.?|KR\.?|KČ|ZŁ|FT|LEI)$/u;

function isCurrencyMark(text: string): boolean {
  return currencyMark.test(text.toUpperCase()) || parseCurrency(text) !== undefined;
}

const amountPattern =
  /^(\p{L}*\p{Sc}|\p{L}+\.?)?\s*([-−]?[\d.,\s'’]*\d[\d.,\s'’]*?)\s*(\p{L}*\p{Sc}|\p{L}+\.?)?$/u;
/** Longer than any amount; what takes the pattern long is refused. */
const longestAmount = 60;

/** The number of an amount; undefined where there are letters beside it that are no currency, whole, on one side. */
export function stripCurrency(text: string): string | undefined {
  const found = text.length > longestAmount ? null : amountPattern.exec(text.trim());
  if (found === null) return undefined;
  const [, before, number, after] = found;
  const mark = before ?? after;
  const isWhole =
    mark === undefined || (isCurrencyMark(mark) && (before === undefined || after === undefined));
  return isWhole ? number : undefined;
}
