/** Finds each amount, duration, percentage, date, count and number of an invoice in a text of Markdown. */
import { amountForms } from './amount-forms.ts';
import { dateForms } from './date-forms.ts';
import type { FoundFigure, PrintedFigure } from './figure.ts';
import { digits, type Form, form, magnitude, number, type Reading, readValue, space } from './form.ts';
import { wordNumberPattern } from './number-words.ts';
import { relativeForms } from './relative-days.ts';
import { shareForms } from './shares.ts';
import type { Language } from './words.ts';

const hours = 'hours?|hrs?|h|Std\\.?|Stunden?';
const minutes = 'minutes?|mins?|m|Min\\.?|Minuten?';

/** Nouns of which answers say how many there are: other words with a number are prose ("two ways"). */
const counted =
  'invoices?|entries|entry|clients?|projects?|payments?|timesheets?|findings?|reminders?|days?|commits?|goals?|tasks?|credit notes?|drafts?|Rechnung(?:en)?|Eintr[äa]ge?n?|Zeiteintr[äa]ge?n?|Kunden?|Projekte?n?|Zahlung(?:en)?|Befunde?n?|Mahnung(?:en)?|Tage?n?|Ziele?n?|Aufgaben?|Gutschrift(?:en)?|Entw[üu]rfe?n?|Stundenzettel';
/** What stands behind a number that says how many: its word counts as its digits do. "Two" and "one" are prose as often. */
const alike =
  'of (?:them|these|those|which|your|our|my|the)|are|were|have|had|remain|davon|von ihnen|sind|waren|haben|hatten|wurden|bleiben|weeks?|months?|people|persons?|members?|colleagues?|Wochen?|Monaten?|Personen|Leuten?|Mitgliedern?|Kolleg(?:inn)?en';
const adjectives = String.raw`(?:(?:open|overdue|unpaid|paid|unbilled|billable|new|offene[nr]?|überfällige[nr]?|unbezahlte[nr]?|bezahlte[nr]?|neue[nr]?)\s)?`;

const kindsOfHours =
  '(?:(?:billable|unbilled|budgeted|worked|planned|remaining|tracked|approved|abrechenbaren?|unabgerechneten?|geplanten?|verbleibenden?|gebuchten?|freigegebenen?|budgetierten?)\\s)?';

/** Lengths that have a name. */
const namedLengths: readonly (readonly [string, number])[] = [
  ['(?:an|one)\\shour\\sand\\sa\\shalf', 5_400],
  ['half\\san\\shour|a\\shalf\\shour|(?:eine[rn]?\\s)?halbe[rn]?\\sStunde', 1_800],
  ['three\\squarters\\sof\\san\\shour|(?:eine[rn]?\\s)?(?:dreiviertel\\sStunde|Dreiviertelstunde)', 2_700],
  ['(?:a\\s)?quarter\\sof\\san\\shour|(?:eine[rn]?\\s)?Viertelstunde', 900],
];

const lengthForms: readonly Form[] = [
  ...namedLengths.map(([words, seconds]) =>
    form(`(?<!\\p{L})(?:${words})(?!\\p{L})`, () => ({ kind: 'duration', seconds, stepSeconds: 300 })),
  ),
  form(String.raw`(?<![\p{L}\d.,:])(\d{1,5})${space}h${space}([0-5]\d)(?![\p{L}\d]|[.,:]\d)`, (m) => ({
    kind: 'duration',
    seconds: Number(m[1]) * 3600 + Number(m[2]) * 60,
    stepSeconds: 60,
  })),
  form(
    String.raw`(?<![\p{L}\d.,:])(\d{1,5}):([0-5]\d)(?::([0-5]\d))?(?![\d:])(?:${space}(?:${hours})\b)?`,
    (m) => ({
      kind: 'duration',
      seconds: Number(m[1]) * 3600 + Number(m[2]) * 60 + Number(m[3] ?? 0),
      stepSeconds: m[3] === undefined ? 60 : 1,
    }),
  ),
  form(
    String.raw`(${number})${space}(?:${hours})${space}(?:(?:and|und)\s)?(\d{1,2}|${wordNumberPattern})${space}(?:${minutes})(?!\p{L})`,
    (m, { language }) => {
      const [whole, rest] = [readValue(m[1] ?? '', language), readValue(m[2] ?? '', language)];
      if (whole === undefined || rest === undefined || rest.value >= 60) return undefined;
      return { kind: 'duration', seconds: whole.value * 3600 + rest.value * 60, stepSeconds: 60 };
    },
  ),
  form(
    String.raw`(${number})${magnitude}?[\s\u00a0\u202f-]?${kindsOfHours}(?:${hours})(?!\p{L})`,
    (m, { language }) =>
      // "Eine Stunde" is an article more often than a count.
      /^eine?[mnr]?$/i.test(m[1] ?? '') ? undefined : readLength(readValue(m[1] ?? '', language, m[2]), 3600),
  ),
  form(String.raw`(${number})[\s\u00a0\u202f-]?(?:${minutes})(?!\p{L})`, (m, { language }) =>
    readLength(readValue(m[1] ?? '', language), 60),
  ),
];

/** After the word for it, or in the usual form with a year. */
const numberForms: readonly Form[] = [
  form(
    String.raw`(?<=(?<!\p{L})(?:invoices?|Rechnung(?:en)?|credit notes?|Gutschrift(?:en)?|Rechnungsnummern?)(?:\s(?:number|no\.|Nr\.|Nummer))?[\s:#*_]{1,4})#?(\p{L}{0,6}[-/]?\d[\p{L}\d]*(?:[-/.][\p{L}\d]+)*)(?![\p{L}\d]|[\s\u00a0](?:${hours}|%|€))`,
    (m) => ({ kind: 'number', number: m[1] ?? '' }),
  ),
  form(
    String.raw`(?<![\p{L}\p{N}_#/.,:-])((?:\p{Lu}{1,6}[-/]?)?\d{4}[-/]\d{3,6})(?![\p{L}\p{N}_/-])`,
    (m) => ({
      kind: 'number',
      number: m[1] ?? '',
    }),
  ),
];

/** In the order in which they claim text: what is the more exact form goes first. */
const forms: readonly Form[] = [
  ...dateForms,
  ...amountForms,
  form(
    String.raw`(${number})${space}(?:%|percent\b|per cent\b|Prozent\b|percentage points?\b|Prozentpunkte?n?\b)`,
    (m, { language }) => {
      const read = readValue(m[1] ?? '', language);
      return read && { kind: 'percent', ...read };
    },
  ),
  ...numberForms,
  ...relativeForms,
  ...shareForms,
  ...lengthForms,
  form(`(${wordNumberPattern})(?=\\s${adjectives}(?:${counted})(?!\\p{L}))`, (m, { language }) =>
    readCountWord(m[1] ?? '', language),
  ),
  form(
    `(?<!\\b(?:these|those|diese|jene) )(${wordNumberPattern})(?=\\s(?:${alike})(?!\\p{L}))`,
    (m, { language }) => {
      const read = readCountWord(m[1] ?? '', language);
      return read?.kind === 'count' && read.value > 2 ? read : undefined;
    },
  ),
  form(String.raw`(?<![\p{L}\p{N}_#/.,:-])(${digits})(k)(?![\p{L}\p{N}])`, (m, { language }) => {
    const read = readValue(m[1] ?? '', language, m[2]);
    return read && { kind: 'count', ...read };
  }),
  // No part of a word or of a longer number: Q3, v2.1, 10.0.0.1.
  form(
    String.raw`(?<![\p{L}\p{N}_#/.,:-])(${digits})(?![\p{L}\p{N}_/:]|[.,-][\p{L}\p{N}])`,
    (m, { language }) => {
      const read = readValue(m[1] ?? '', language);
      return read && { kind: 'count', ...read };
    },
  ),
];

function readLength(
  read: { readonly value: number; readonly scale: number } | undefined,
  unitSeconds: number,
): PrintedFigure | undefined {
  if (read === undefined) return undefined;
  return {
    kind: 'duration',
    seconds: read.value * unitSeconds,
    stepSeconds: unitSeconds / 10 ** read.scale,
  };
}

/** "Eine Rechnung" and "one day" are articles more often than counts. */
function readCountWord(word: string, language: Language): PrintedFigure | undefined {
  const read = readValue(word, language);
  return read === undefined || read.value === 1 ? undefined : { kind: 'count', ...read };
}

/** Code, addresses, headings of lists and quarters are no figures: blanked, so that places stay. */
const notProse: readonly RegExp[] = [
  // Times of a day.
  /\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:Uhr|[ap]\.?m\b\.?)/gi,
  /\b\d{1,2}:\d{2}\s?[–-]\s?\d{1,2}:\d{2}\b/g,
  /(?<=\b(?:at|um)\s)(?:[01]?\d|2[0-3]):[0-5]\d\b(?!\s?(?:h|hours|Std|Stunden)\b)/gi,
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /\]\([^)\n]*\)/g,
  /\bhttps?:\/\/\S+/g,
  /^[ \t]*\d{1,3}[.)](?=\s)/gm,
  // How long records are kept, and how long to wait, is advice.
  /(?<=\b(?:keep|retain|store|archive|bewahre?)\b[^.\n]{0,80}\s)\d{1,2}\s(?:years|Jahre)\b/gi,
  /\b\d{1,2}\sJahre(?=\s[^.\n]{0,40}aufbewahren\b)/gi,
  /\b(?:wait|warte)\s(?:(?:for|another|noch|weitere)\s)?[\p{L}\d]+\s(?:days|weeks|Tage|Wochen)(?!\p{L})/giu,
  /\b(?:weeks?|wk|KW|Woche|Kalenderwoche|steps?|Schritte?|lines?|Zeilen?|version|RFC|ISO|port|HTTP)\s\d[\d.:–-]*/gi,
];

function blank(text: string): string {
  return notProse.reduce((rest, each) => rest.replaceAll(each, (match) => ' '.repeat(match.length)), text);
}

/** In the order of the text; none overlaps another. */
export function readFigures(text: string, reading: Reading): readonly FoundFigure[] {
  let prose = blank(text);
  const found: FoundFigure[] = [];
  for (const { pattern, read } of forms) {
    prose = prose.replaceAll(pattern, (...args) => {
      const at = args.findIndex((each) => typeof each === 'number');
      const groups: readonly (string | undefined)[] = args.slice(0, at);
      const [whole = ''] = groups;
      const figure = read(groups, reading);
      if (figure === undefined) return whole;
      found.push({ start: Number(args[at]), length: whole.trimEnd().length, figure });
      return ' '.repeat(whole.length);
    });
  }
  return found.toSorted((one, other) => one.start - other.start);
}
