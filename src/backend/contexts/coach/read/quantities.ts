/**
 * Bounds with their numbers, "more than 3 hours", "mindestens 1.000 €": taken out of the text before it is cut into words,
 * since a number with its points and signs is more than one of them.
 */
import type { Bound } from '../../../../domain/query/conditions.ts';
import type { Quantity, SaidBound } from '../words/quantity.ts';

export interface BoundedText {
  /** With `bound0`, `bound1` … in place of them. */
  readonly text: string;
  readonly bounds: readonly SaidBound[];
}

const before = String.raw`(?:€|\$|£|eur|usd|chf|gbp)?\s?`;
/** Small numbers in words, which are days and hours. */
const spelled: readonly string[] = [
  'one|a|ein|eine|einen|einem|einer',
  'two|zwei',
  'three|drei',
  'four|vier',
  'five|fünf',
  'six|sechs',
  'seven|sieben',
  'eight|acht',
  'nine|neun',
  'ten|zehn',
];
const numberWords = spelled.join('|');
/** "Weniger als sechs?" ends with it, which "mehr als eine" does not. */
const lastWords = spelled.slice(1).join('|');
const digits = String.raw`(?:${numberWords})(?=\s)|(?:${lastWords})(?=[?.!,;]|$)|\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,:]\d{1,2})?`;
const scale = String.raw`(?:\s?(?:k|tsd\.?|thousand|tausend))?`;
const unit = String.raw`(?:\s?(?:hours?|hrs?|h|stunden?|std\.?|minutes?|mins?|minuten?|days?|tagen?|tage|weeks?|wochen?|months?|monaten?|monate?|euros?|€|\$|£|eur|dollars?|usd|chf|franken|gbp|pounds?|dkk|sek|nok|kronen|kroner|%|percent|prozent))?`;
const number = `(${before})(${digits})(${scale})(${unit})`;

const atMost =
  'at most|no more than|not more than|up to|no longer than|not longer than|not over|a maximum of|höchstens|maximal|nicht mehr als|bis zu|nicht länger als|nicht über';
const atLeast =
  'at least|no less than|not less than|not under|a minimum of|upwards of|mindestens|wenigstens|nicht weniger als|nicht unter|ab';
const above =
  'older than|älter als|aelter als|more than|over|above|longer than|greater than|bigger than|larger than|higher than|exceeding|break|crack|surpass|exceed|in excess of|beyond|mehr als|über|länger als|größer als|höher als|ueber|laenger als|groesser als|hoeher als|oberhalb von';
const below =
  'newer than|younger than|jünger als|juenger als|less than|under|below|shorter than|smaller than|fewer than|lower than|weniger als|unter|kürzer als|kleiner als|niedriger als|kuerzer als|unterhalb von';

/** Those that hold others are read first: "not more than" is no "more than". */
const patterns: readonly (readonly [Bound, RegExp])[] = [
  ['atMost', new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${atMost})\s+${number}(?![\p{L}\p{N}]|-\d)`, 'giu')],
  ['atLeast', new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${atLeast})\s+${number}(?![\p{L}\p{N}]|-\d)`, 'giu')],
  ['above', new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${above})\s+${number}(?![\p{L}\p{N}]|-\d)`, 'giu')],
  ['below', new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${below})\s+${number}(?![\p{L}\p{N}]|-\d)`, 'giu')],
];
const behind = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])${number}\s+(or more|and more|or longer|oder mehr|und mehr|oder länger|plus|or less|or fewer|or under|oder weniger|oder kürzer)(?![\p{L}\p{N}])`,
  'giu',
);
const between = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:between|zwischen)\s+(${before})(${digits})(${scale})\s*(?:${unit})\s+(?:and|und)\s+${number}(?![\p{L}\p{N}])`,
  'giu',
);

/** "3 and a half hours", "dreieinhalb Stunden", "half an hour": as decimals. */
function spellHalves(said: string): string {
  const half = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(${numberWords}|\d{1,2})\s+and\s+a\s+half(?!\p{L})`,
    'giu',
  );
  const einhalb = new RegExp(String.raw`(?<![\p{L}\p{N}])(${numberWords}|\d{1,2})einhalb(?!\p{L})`, 'giu');
  const spell = (_: string, number: string) => `${toDecimal(number, false)}.5`;
  return said
    .replaceAll(half, spell)
    .replaceAll(einhalb, spell)
    .replaceAll(/(?<!\p{L})(?:anderthalb|one and a half)(?!\p{L})/giu, '1.5')
    .replaceAll(/(?<!\p{L})(?:half an hour|(?:einer?|ne) halben? stunde)(?!\p{L})/giu, '0.5 h');
}

export function readBounds(written: string): BoundedText {
  const said = spellHalves(written);
  const bounds: SaidBound[] = [];
  const mark = (...found: readonly SaidBound[]): string => {
    bounds.push(...found);
    return found.map((_, index) => ` bound${bounds.length - found.length + index} `).join(' ');
  };
  let text = said.replaceAll(between, (raw: string, ...groups: string[]) => {
    const [sign = '', first = '', scaled = '', sign2 = '', second = '', scaled2 = '', units = ''] = groups;
    const last = toQuantity(sign2 || sign, second, scaled2, units);
    const from = toQuantity(sign || sign2, first, scaled, units);
    // Two days of a month, or two years, are a period.
    const isOfDates = last.unit === undefined && (isOfDate(last.value) || isOfDate(from.value));
    if (isOfDates || last.unit === 'days') return raw;
    return mark({ bound: 'atLeast', raw, ...from }, { bound: 'atMost', raw, ...last });
  });
  for (const [bound, pattern] of patterns) {
    const said = text;
    text = said.replaceAll(pattern, (raw: string, ...groups: (string | number)[]) => {
      const [sign = '', value = '', scaled = '', units = ''] = groups.slice(0, 4).map(String);
      const quantity = toQuantity(sign, value, scaled, units);
      // "Over 3 November", "ab 2025": days and years are said with these words as well, but not "over 30?".
      const isPlain =
        isPlainBound.test(raw) || (isSaidOver.test(raw) && isEnd(said.slice(Number(groups[4]) + raw.length)));
      const isDate = quantity.unit === undefined && !isPlain && isOfDate(quantity.value);
      return isDate ? raw : mark({ bound, raw, ...quantity });
    });
  }
  text = text.replaceAll(
    behind,
    (raw: string, sign = '', value = '', scaled = '', units = '', words = '') => {
      const isLess = /less|fewer|under|weniger|kürzer/i.test(words);
      return mark({ bound: isLess ? 'atMost' : 'atLeast', raw, ...toQuantity(sign, value, scaled, units) });
    },
  );
  return { text, bounds };
}

/** Said of numbers alone. */
const isPlainBound = /^(?:more|less|at|no|fewer|mehr|weniger|mind|h)/iu;

const isSaidOver = /^(?:over|above|under|below|über|ueber|unter)/iu;
const isEnd = (rest: string): boolean => /^\s*[?.!]*\s*$/.test(rest);

/** A day of a month or a year. */
function isOfDate(value: number): boolean {
  return value <= 31 || (value >= 1990 && value <= 2100);
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/€|eur/i, 'EUR'],
  [/\$|usd|dollar/i, 'USD'],
  [/£|gbp|pound|pfund/i, 'GBP'],
  [/chf|franken|francs/i, 'CHF'],
  [/dkk|kronen|kroner/i, 'DKK'],
  [/sek/i, 'SEK'],
  [/nok/i, 'NOK'],
];

/** ISO 4217 by a sign, a code or a name. */
export const currencyOf = (text: string): string | undefined =>
  currencies.find(([pattern]) => pattern.test(text))?.[1];

function toQuantity(sign: string, value: string, scaled: string, units: string): Quantity {
  const decimal = toDecimal(value, scaled.trim() !== '');
  const currency = currencyOf(`${sign} ${units}`);
  if (currency !== undefined) return { unit: 'money', value: Number(decimal), decimal, currency };
  const word = units.trim().toLowerCase();
  if (/^(?:h|hr|hour|std|stunde)/.test(word)) return timeOf(value, decimal, 3600);
  if (/^min/.test(word)) return timeOf(value, decimal, 60);
  const rest = { value: Number(decimal), decimal, currency: undefined };
  const days = daysOfUnit.find(([pattern]) => pattern.test(word))?.[1];
  if (days !== undefined) return { unit: 'days', ...rest, value: rest.value * days };
  return { unit: /^(?:%|percent|prozent)/.test(word) ? 'percent' : undefined, ...rest };
}

/** Of how late an invoice is: a month is 30 days. */
const daysOfUnit: readonly (readonly [RegExp, number])[] = [
  [/^(?:day|tag)/, 1],
  [/^(?:week|woche)/, 7],
  [/^(?:month|monat)/, 30],
];

/** `3:30` hours are three and a half. */
function timeOf(value: string, decimal: string, unitSeconds: number): Quantity {
  const [, whole, minutes] = /^(\d+):(\d{2})$/.exec(value) ?? [];
  const seconds =
    whole === undefined
      ? Math.round(Number(decimal) * unitSeconds)
      : Number(whole) * unitSeconds + (Number(minutes) * unitSeconds) / 60;
  return { unit: 'time', value: seconds, decimal, currency: undefined };
}

/** `1.000`, `1,000`, `1'000` are a thousand, `1,5` and `1.5` one and a half, `2k` two thousand. */
function toDecimal(written: string, isThousands: boolean): string {
  const word = spelled.findIndex((words) => words.split('|').includes(written.toLowerCase()));
  const value = word < 0 ? written : String(word + 1);
  const grouped = /^\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?$/.test(value);
  const [whole = '', fraction = ''] = grouped
    ? splitGrouped(value)
    : value.replace(',', '.').replace(':', '.').split('.');
  if (!isThousands) return fraction === '' ? whole : `${whole}.${fraction}`;
  return String(Math.round(Number(`${whole}.${fraction || '0'}`) * 1000));
}

function splitGrouped(value: string): readonly string[] {
  const fraction = /[.,](\d{1,2})$/.exec(value)?.[1] ?? '';
  const whole = fraction === '' ? value : value.slice(0, -fraction.length - 1);
  return [whole.replaceAll(/\D/g, ''), fraction];
}
