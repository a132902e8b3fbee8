/** The words of periods in English and German, folded as tokens are. */

export type Unit = 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'year';

const words = (text: string): readonly string[] => text.split(' ');

const units: Readonly<Record<Unit, readonly string[]>> = {
  day: words('day days tag tage tagen tages'),
  week: words('week weeks wk wks woche wochen arbeitswoche kalenderwoche'),
  weekend: words('weekend wochenende'),
  month: words('month months mth monat monate monaten monats months'),
  quarter: words('quarter quarters qtr quartal quartale quartals'),
  year: words('year years yr yrs jahr jahre jahren jahres'),
};

const unitByWord: ReadonlyMap<string, Unit> = new Map(
  (Object.keys(units) as Unit[]).flatMap((unit) => units[unit].map((word) => [word, unit] as const)),
);

/** Also as a possessive: `last week's timesheet` folds to `weeks`. */
export function unitOf(word: string): Unit | undefined {
  return unitByWord.get(word);
}

function inflect(...stems: readonly string[]): readonly string[] {
  return stems.flatMap((stem) => ['', 'r', 's', 'm', 'n'].map((ending) => stem + ending));
}

export const thisWords: ReadonlySet<string> = new Set([
  ...words('this current dies'),
  ...inflect('diese', 'aktuelle', 'laufende', 'jetzige'),
]);

export const lastWords: ReadonlySet<string> = new Set([
  ...words('last lst previous past prior preceding'),
  ...inflect('letzte', 'vergangene', 'vorige', 'vorherige', 'vorangegangene'),
]);

/** "The last three full weeks": units are whole ones whether it is said or not. */
export const wholeWords: ReadonlySet<string> = new Set([
  ...words('full whole complete entire calendar'),
  ...inflect('volle', 'ganze', 'komplette', 'vollstandige', 'abgeschlossene', 'gesamte'),
]);

export const nextWords: ReadonlySet<string> = new Set([
  ...words('next upcoming coming'),
  ...inflect('nachste', 'kommende'),
]);

/** One German word for the unit before this one. */
export const unitsBefore: ReadonlyMap<string, Unit> = new Map([
  ['vortag', 'day'],
  ['vorwoche', 'week'],
  ['vormonat', 'month'],
  ['vorquartal', 'quarter'],
  ['vorjahr', 'year'],
]);

export const relativeDays: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['heute', 0],
  ['heut', 0],
  ['yesterday', -1],
  ['gestern', -1],
  ['vorgestern', -2],
  ['vorvorgestern', -3],
  ['tomorrow', 1],
  ['morgen', 1],
  ['ubermorgen', 2],
]);

/** Of such a day: they name a period, and are no day by themselves. */
const ofRelativeDays: ReadonlyMap<string, number> = new Map([
  ['todays', 0],
  ['heutige', 0],
  ['heutigen', 0],
  ['yesterdays', -1],
  ['gestrige', -1],
  ['gestrigen', -1],
  ['tomorrows', 1],
]);

/** Days from today on. */
export function relativeDayOf(word: string): number | undefined {
  return relativeDays.get(word) ?? ofRelativeDays.get(word);
}

/** `yesterday evening`: the day is the same. */
export const dayParts: ReadonlySet<string> = new Set(
  words('morning afternoon evening night morgen fruh vormittag mittag nachmittag abend nacht'),
);

const monthNames = [
  'january januar janner jan',
  'february februar feber feb',
  'march marz maerz mar',
  'april apr',
  'may mai',
  'june juni jun',
  'july juli jul',
  'august aug',
  'september sept sep',
  'october oktober oct okt',
  'november nov',
  'december dezember dec dez',
];
const monthByName = new Map(
  monthNames.flatMap((names, index) => words(names).map((name) => [name, index + 1] as const)),
);

/** 1 to 12. */
export function monthOf(word: string): number | undefined {
  return monthByName.get(word);
}

const weekdayNames = [
  'monday montag mon',
  'tuesday dienstag tue',
  'wednesday mittwoch wed',
  'thursday donnerstag thu',
  'friday freitag fri',
  'saturday samstag sonnabend',
  'sunday sonntag',
];
const weekdayByName = new Map(
  weekdayNames.flatMap((names, index) => words(names).map((name) => [name, index] as const)),
);

/** Monday is 0. */
export function weekdayOf(word: string): number | undefined {
  return weekdayByName.get(word);
}

/** Words of both languages as well (`so`, `do`, `sun`). */
const shortWeekdays: ReadonlyMap<string, string> = new Map(
  ['mo', 'di', 'mi', 'do', 'fr', 'sa sat', 'so sun'].flatMap((names, index) =>
    words(names).map((name) => [name, words(weekdayNames[index] ?? '')[0] ?? ''] as const),
  ),
);

/** `mo` as `monday`; any other word as it is. */
export function spellOutWeekday(word: string): string {
  return shortWeekdays.get(word) ?? word;
}

/** Of the words for the last one, those that stand before a weekday and before nothing else that is as short. */
export const lastBeforeWeekday: ReadonlySet<string> = new Set(words('last letzten'));

const numberWords = [
  'one ein eine einen einem',
  'two zwei',
  'three drei',
  'four vier',
  'five funf',
  'six sechs',
  'seven sieben',
  'eight acht',
  'nine neun',
  'ten zehn',
  'eleven elf',
  'twelve zwolf',
  'thirteen dreizehn',
  'fourteen vierzehn',
];
const numberByWord = new Map(
  numberWords.flatMap((names, index) => words(names).map((name) => [name, index + 1] as const)),
);

export function findNumber(word: string): number | undefined {
  return /^\d{1,4}$/.test(word) ? Number(word) : numberByWord.get(word);
}

const teens = ['dreizehn', 'vierzehn', 'funfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'];
const germanUnits = ['ein', 'zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun'];
/** From the first to the thirty-first: of English the short ones, as "twenty-first" is two words. */
const ordinalStems = [
  ...['first erste', 'second zweite', 'third dritte', 'fourth vierte', 'fifth funfte', 'sixth sechste'],
  ...[
    'seventh siebte siebente',
    'eighth achte',
    'ninth neunte',
    'tenth zehnte',
    'eleventh elfte',
    'twelfth zwolfte',
  ],
  ...['thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'].map(
    (english, index) => `${english} ${teens[index]}te`,
  ),
  'twentieth zwanzigste',
  ...germanUnits.map((unit) => `${unit}undzwanzigste`),
  'thirtieth dreissigste',
  'einunddreissigste',
];
const ordinalByStem = new Map(
  ordinalStems.flatMap((names, index) => words(names).map((name) => [name, index + 1] as const)),
);

/** `3`, `3.`, `3rd`, `third`, `dritten`. */
export function ordinalOf(word: string): number | undefined {
  const digits = /^(\d{1,2})(?:\.|st|nd|rd|th)?$/.exec(word)?.[1];
  if (digits !== undefined) {
    return Number(digits);
  }
  return ordinalByStem.get(word) ?? ordinalByStem.get(word.replace(/[nsrm]$/, ''));
}

/** True for a word that a period may be made of. */
export function isPeriodWord(word: string): boolean {
  return (
    relativeDayOf(word) !== undefined ||
    unitsBefore.has(word) ||
    nextWords.has(word) ||
    lastWords.has(word) ||
    monthOf(word) !== undefined ||
    numberByWord.has(word) ||
    word.startsWith('vorletzte') ||
    word.startsWith('ubernachste') ||
    /^(?:monats|quartals|jahres)ende$/.test(word) ||
    word.endsWith('halfte')
  );
}

/** Long words of periods, that one typing error is read over in: months, days of the week, units, `last` and `this`. */
export const longPeriodWords: readonly string[] = [
  ...unitByWord.keys(),
  ...monthByName.keys(),
  ...weekdayByName.keys(),
  ...thisWords,
  ...lastWords,
  ...nextWords,
  ...relativeDays.keys(),
].filter(({ length }) => length >= 5);
