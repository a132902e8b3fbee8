/** Short forms of writing as the words that they stand for: "Std.", "mind. 3 h", "zw. 5 und 6", "> 4 h", "w/o", "2 grand". */

/** A full stop may follow. */
const words: ReadonlyMap<string, string> = new Map([
  ['std', 'Stunden'],
  ['durchschn', 'durchschnittlich'],
  ['rg', 'Rechnung'],
  ['rgn', 'Rechnungen'],
  ['rechn', 'Rechnungen'],
  ['kd', 'Kunde'],
  ['proj', 'Projekt'],
  ['invs', 'invoices'],
  ['inv', 'invoice'],
  ['qtr', 'quarter'],
  ['yday', 'yesterday'],
  ['wks', 'weeks'],
  ['wk', 'week'],
  ['mths', 'months'],
  ['mth', 'month'],
  ['amt', 'amount'],
  ['pct', 'percent'],
  ['incl', 'including'],
  ['inkl', 'inklusive'],
]);

/** Only with their full stop: without it they are words of their own. */
const stopped: ReadonlyMap<string, string> = new Map([
  ['mind', 'mindestens'],
  ['max', 'maximal'],
  ['zw', 'zwischen'],
  ['abger', 'abgerechnet'],
  ['verr', 'verrechenbar'],
  ['bez', 'bezahlt'],
  ['ges', 'gesamt'],
]);

const signs: readonly (readonly [RegExp, string])[] = [
  [/(?:>=|≥)(?=\s*[€$£]?\s*\d)/gu, ' at least '],
  [/(?:<=|≤)(?=\s*[€$£]?\s*\d)/gu, ' at most '],
  [/(?<!-)>(?=\s*[€$£]?\s*\d)/gu, ' more than '],
  [/<(?=\s*[€$£]?\s*\d)/gu, ' less than '],
  [/(?<!\p{L})w\/o(?!\p{L})/giu, 'without'],
  [/(?<!\p{L})w\/(?=\s|\p{L})/giu, 'with '],
  [/(\d)\s?grand(?!\p{L})/giu, '$1k'],
  // "In the second quarter than in the third".
  [
    /(?<=\b(?:first|second|third|fourth) quarter\b.*\bthe (?:first|second|third|fourth))(?=\s*(?:[?.!,]|$))/giu,
    ' quarter',
  ],
  [
    /(?<=\b(?:erste|zweite|dritte|vierte)[nms]? quartal\b.*\b(?:erste|zweite|dritte|vierte)[nms]?)(?=\s*(?:[?.!,]|$))/giu,
    ' Quartal',
  ],
  [
    /(?<=\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mo|di|mi|do|fr|sa|so)\s*)[+&](?=\s*(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)\b)/giu,
    ' and ',
  ],
  // The last day of a period is always of it.
  [
    /(?<=(?<!\p{L})(?:bis|to|until|till|through)\s)\s*(?:(?:und|and)\s+)?(?:einschlie(?:ß|ss)lich|inklusive|inkl\.?|including)\s+(?=(?:zum\s+|the\s+)?\d)/giu,
    '',
  ],
  [/ø/giu, ' durchschnittlich '],
  [
    /\b(more|less|fewer|higher|lower|longer|shorter|later|earlier) then\b(?=\s+[€$£]?\s*(?:\d|(?:the|last|this|an?)\b))/giu,
    '$1 than',
  ],
];

const word = /(?<![\p{L}\p{N}/])(\p{L}{2,9})(?:(\.)|(?![\p{L}\p{N}/]))/gu;

/** The text with its short forms written out; what it says stays the same. */
export function spellShortForms(text: string): string {
  const signed = signs.reduce((said, [form, long]) => said.replaceAll(form, long), text);
  return spellOrdinals(signed).replaceAll(word, (whole: string, letters: string, stop?: string) => {
    const short = letters.toLowerCase();
    const long = words.get(short) ?? (stop === undefined ? undefined : stopped.get(short));
    return long === undefined ? whole : `${long} `;
  });
}

const tens = { twenty: 20, thirty: 30 } as const;
const units = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const ordinal = new RegExp(`\\b(twenty|thirty)[- ](${units.join('|')})\\b`, 'giu');

/** "The twenty-first of October". */
function spellOrdinals(text: string): string {
  return text.replaceAll(ordinal, (_, ten: string, unit: string) => {
    const before = ten.toLowerCase() === 'twenty' ? tens.twenty : tens.thirty;
    return `${before + units.indexOf(unit.toLowerCase()) + 1}th`;
  });
}
