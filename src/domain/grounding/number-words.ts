/** Numbers written as words: "twelve hundred", "three and a half", "zwölfhundert", "dreieinhalb". */

export interface WordNumber {
  readonly value: number;
  /** Decimals that it says; below 0 where it is rounded: "twelve hundred" is -2. */
  readonly scale: number;
}

const englishSmall: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const englishLarge: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 };
/** That are multiplied at once: "twelve hundred", "two dozen". */
const englishGroups: Readonly<Record<string, number>> = { hundred: 100, dozen: 12 };

const germanUnits: Readonly<Record<string, number>> = {
  null: 0,
  ein: 1,
  eins: 1,
  eine: 1,
  einem: 1,
  einen: 1,
  einer: 1,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fünfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
};
const germanTens: Readonly<Record<string, number>> = {
  zwanzig: 20,
  dreißig: 30,
  dreissig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};

/** What a number in words is rounded to; the longest first. */
const largeScales: readonly (readonly [string, number])[] = [
  ['million', -6],
  ['thousand', -3],
  ['hundred', -2],
  ['tausend', -3],
  ['hundert', -2],
];

function oneOf(words: readonly string[]): string {
  return words.toSorted((one, other) => other.length - one.length).join('|');
}

const englishWord = oneOf([
  ...Object.keys(englishSmall),
  ...Object.keys(englishLarge),
  ...Object.keys(englishGroups),
]);
const english = `(?:an?\\s(?=hundred|thousand|million|dozen))?(?:${englishWord})(?:[\\s-](?:and\\s)?(?:${englishWord})){0,12}(?:\\sand\\sa\\shalf)?`;
const germanPart = oneOf([
  ...Object.keys(germanUnits),
  ...Object.keys(germanTens),
  'und',
  'hundert',
  'tausend',
  'einhalb',
]);
/** Compounds are one word; "eine Million" stays with its digits. */
const german = `(?:anderthalb|(?:${germanPart})+)`;

/** Longer words go first: "acht" is no beginning of "achtzehn". */
export const wordNumberPattern = `(?<![\\p{L}\\p{N}-])(?:${english}|${german})(?![\\p{L}\\p{N}])`;

export function readWordNumber(text: string): WordNumber | undefined {
  const words = text.toLowerCase().trim();
  return readEnglish(words) ?? readGerman(words);
}

/** "A thousand" alone is nearer to it than "five thousand" to theirs. */
function scaleOf(words: string, value: number): number {
  const scale = largeScales.find(([ending]) => words.endsWith(ending))?.[1] ?? 0;
  return scale < 0 && value === 10 ** -scale ? scale + 1 : scale;
}

function readEnglish(words: string): WordNumber | undefined {
  const half = / and a half$/.test(words) ? 0.5 : 0;
  const plain = words.replace(/ and a half$/, '');
  let whole = 0;
  let group = 0;
  for (const word of plain.split(/[\s-]+/)) {
    const small = englishSmall[word];
    const [large, many] = [englishLarge[word], englishGroups[word]];
    if (small !== undefined) group += small;
    else if (many !== undefined) group = Math.max(1, group) * many;
    else if (large !== undefined) {
      whole += Math.max(1, group) * large;
      group = 0;
    } else if (word !== 'and' && word !== 'a' && word !== 'an') return undefined;
  }
  const value = whole + group;
  return { value: value + half, scale: half > 0 ? 1 : scaleOf(plain, value) };
}

function readGerman(word: string): WordNumber | undefined {
  if (word === 'anderthalb') return { value: 1.5, scale: 1 };
  const [, before] = /^(.+)einhalb$/.exec(word) ?? [];
  const value = germanValue(before ?? word);
  if (value === undefined) return undefined;
  return before === undefined ? { value, scale: scaleOf(word, value) } : { value: value + 0.5, scale: 1 };
}

function germanValue(word: string): number | undefined {
  return (
    germanUnits[word] ??
    germanTens[word] ??
    germanGroup(word, 'tausend', 1_000) ??
    germanGroup(word, 'hundert', 100) ??
    germanPair(word)
  );
}

/** `zwölfhundert`, `tausendzweihundert`. */
function germanGroup(word: string, name: string, size: number): number | undefined {
  const at = word.indexOf(name);
  if (at < 0) return undefined;
  const left = word.slice(0, at);
  const right = word.slice(at + name.length).replace(/^und/, '');
  const many = left === '' ? 1 : germanValue(left);
  const rest = right === '' ? 0 : germanValue(right);
  return many === undefined || rest === undefined ? undefined : many * size + rest;
}

/** `dreiundzwanzig` */
function germanPair(word: string): number | undefined {
  const [, unit = '', ten = ''] = /^(.+?)und(.+)$/.exec(word) ?? [];
  const [small, large] = [germanUnits[unit], germanTens[ten]];
  return small === undefined || large === undefined ? undefined : small + large;
}
