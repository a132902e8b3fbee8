/** How long and when: lengths, "from 9 to 11", "at 14:00", taken out of an order. */
import { findNumber } from '../../../../../domain/periods/period-words.ts';
import { parseTypedTime } from '../../../../../domain/typed-time.ts';
import { fold } from '../../words/tokens.ts';

export const unit = 'h|hr|hrs|hours?|std|stunden?|m|min|mins|minutes?|minuten?';
/** "Am" is no "a m". */
const count = String.raw`\d+(?:[.,]\d+)?|(?:an?|eine?r?n?|one|two|three|four|five|six|seven|eight|zwei|drei|vier|f[uü]nf|fuenf|sechs|sieben|acht)(?=\s)`;
const half = /\b(?:half an hour|(?:a|one) half hour|(?:eine )?halbe stunde)\b/i;
const halfMore = /\b(?:an hour and a half|one and a half hours|anderthalb stunden|eineinhalb stunden)\b/i;
const composed =
  /\b(\d{1,2})\s*(?:h|hours?|std\.?|stunden?)\s*(?:and |und )?(\d{1,2})\s*(?:m|min|mins|minutes?|minuten?)?\b/i;
const clock = /\b(\d{1,2}):(\d{2})\s*(?:h|hours?|std\.?|stunden?)\b/i;
const counted = new RegExp(String.raw`(?<![\p{L}\d.,:])(${count})\s*(${unit})(?![\p{L}\d])\.?`, 'iu');

export interface Taken {
  readonly text: string;
  readonly seconds?: number;
}

/** Cuts the one length out of a text. */
export function takeLength(text: string): Taken {
  for (const [pattern, read] of lengths) {
    const found = pattern.exec(text);
    const seconds = found === null ? undefined : read(found);
    if (found !== null && seconds !== undefined) {
      return { text: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`, seconds };
    }
  }
  return { text };
}

const lengths: readonly (readonly [RegExp, (found: RegExpExecArray) => number | undefined])[] = [
  [halfMore, () => 5_400],
  [half, () => 1_800],
  [clock, ([, hours, minutes]) => secondsOf(`${hours}:${minutes}`)],
  [composed, ([, hours, minutes]) => secondsOf(`${hours}h${minutes}m`)],
  [counted, ([, number = '', word = '']) => readCounted(number, word)],
];

function readCounted(number: string, word: string): number | undefined {
  const isHours = /^(?:h|std)/i.test(word) || /^stund/i.test(word);
  const value = /^\d/.test(number)
    ? Number(number.replace(',', '.'))
    : /^(?:an?|eine?r?n?)$/i.test(number)
      ? 1
      : (findNumber(fold(number.replace('ue', 'u'))) ?? Number.NaN);
  const seconds = Math.round(value * (isHours ? 3_600 : 60));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function secondsOf(text: string): number | undefined {
  const typed = parseTypedTime(text);
  return typed.ok && typed.value.kind === 'length' ? typed.value.seconds : undefined;
}

const timeOfDay = String.raw`\d{1,2}(?::\d{2})?(?:\s?[ap]m)?`;
const spanPattern = new RegExp(
  String.raw`(?:\b(?:from|von)\s+)?(?<![\d.,/-])(${timeOfDay})(?:\s+uhr)?\s*(?:-|–|\bto\b|\bbis\b|\buntil\b)\s*(${timeOfDay})(?:\s+uhr\b)?(?![\d.,/\p{L}-]|\s*(?:${unit})(?![\p{L}]))`,
  'iu',
);

/** "From 2 to 4" is of the afternoon as often. */
const isOfNight = (start: string, said: string): boolean =>
  !/[ap]m/i.test(said) && !/^0\d/.test(start) && Number(/^\d+/.exec(start)?.[0]) < 6;

/** Cuts "from 9 to 11" out of a text, once what a span is of is known: "1-2 hours" is a length. */
export function takeSpan(text: string): Taken & { readonly start?: string } {
  const found = spanPattern.exec(text);
  if (found !== null && isOfNight(found[1] ?? '', found[0])) return { text };
  const typed = found && parseTypedTime(`${found[1]}-${found[2]}`.replaceAll(' ', ''));
  if (!typed?.ok || typed.value.kind !== 'span') return { text };
  const { start, seconds } = typed.value;
  return {
    text: `${text.slice(0, found?.index)} ${text.slice((found?.index ?? 0) + (found?.[0].length ?? 0))}`,
    seconds,
    start,
  };
}

const hour = String.raw`(\p{L}+|\d{1,2})\b`;
/** Minutes beside the hour that is said. */
const clockWords: readonly (readonly [RegExp, number])[] = [
  [new RegExp(String.raw`\bhalb\s+${hour}`, 'giu'), -30],
  [new RegExp(String.raw`\bhalf past ${hour}`, 'giu'), 30],
  [new RegExp(String.raw`\b(?:(?:a )?quarter past|viertel nach) ${hour}`, 'giu'), 15],
  [new RegExp(String.raw`\b(?:(?:a )?quarter to|viertel vor) ${hour}`, 'giu'), -15],
];

/** "Halb zehn" is 9:30; undefined of what is no hour. */
function clockOf(hour: string, minutes: number): string | undefined {
  const number = /^\d/.test(hour) ? Number(hour) : findNumber(fold(hour));
  if (number === undefined || number < 1 || number > 24) return undefined;
  return sayClock(number * 60 + minutes);
}

const sayClock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Times of the day in figures: "from 9 to noon", "halb zehn". */
export function spellClock(text: string): string {
  return clockWords.reduce(
    (said, [pattern, minutes]) =>
      said.replace(pattern, (all: string, at: string) => clockOf(at, minutes) ?? all),
    text.replace(/\b(?:noon|midday|mittags?)\b/giu, '12:00'),
  );
}

const startPattern =
  /(?<![\p{L}])(?:starting (?:at|from)|beginning (?:at|from)|started at|from|at|beginnend um|ab|um|von)\s+(\d{1,2})(?::(\d{2})|\.(\d{2})(?=\s*uhr))?\s*(am|pm|uhr|o['’]clock)?(?![\d.,/\p{L}:-]|\s*(?:[-–]|to\b|bis\b|until\b))/iu;

/**
 * When it began, of what says its length as well: "2 h from 9", "ab 14 Uhr". An hour that may be of the night or of the
 * afternoon ("at 2") is not read.
 */
export function takeStart(text: string): { readonly text: string; readonly start?: string } {
  const found = startPattern.exec(text);
  if (found === null) return { text };
  const [said, hour = '', colon, point, half = ''] = found;
  const minutes = colon ?? point ?? '00';
  const start = hourOf(Number(hour), half.toLowerCase());
  if (start === undefined || Number(minutes) > 59) return { text };
  return {
    text: `${text.slice(0, found.index)} ${text.slice(found.index + said.length)}`,
    start: sayClock(start * 60 + Number(minutes)),
  };
}

function hourOf(hour: number, half: string): number | undefined {
  if (half === 'am' || half === 'pm') {
    return hour < 1 || hour > 12 ? undefined : (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  const isSure = half === 'uhr' || hour === 0 || hour > 5;
  return isSure && hour < 24 ? hour : undefined;
}
