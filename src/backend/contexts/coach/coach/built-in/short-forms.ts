/** Short forms of writing as the words that they stand for: "Std.", "mind. 3 h", "zw. 5 und 6", "> 4 h", "w/o", "2 grand". */

const before = String.raw`(?<![\p{L}\p{N}/])`;
const behind = String.raw`(?![\p{L}\p{N}/])`;

/** Letters, with a full stop that may follow. */
const words: readonly (readonly [short: string, long: string])[] = [
  ['std', 'Stunden'],
  ['durchschn', 'durchschnittlich'],
  ['rg', 'Rechnung'],
  ['rgn|rgen|rechn', 'Rechnungen'],
  ['kd', 'Kunde'],
  ['proj', 'Projekt'],
  ['invs', 'invoices'],
  ['inv', 'invoice'],
  ['qtr', 'quarter'],
  ['wks', 'weeks'],
  ['wk', 'week'],
  ['mths|mnths', 'months'],
  ['mth|mnth', 'month'],
  ['amt', 'amount'],
  ['pct', 'percent'],
  ['incl', 'including'],
  ['inkl', 'inklusive'],
];

/** Only with their full stop: without it they are words of their own, or parts of them. */
const stopped: readonly (readonly [short: string, long: string])[] = [
  ['mind', 'mindestens'],
  ['max', 'maximal'],
  ['zw', 'zwischen'],
  ['abger', 'abgerechnet'],
  ['verr', 'verrechenbar'],
  ['bez', 'bezahlt'],
  ['ges', 'gesamt'],
  ['offn', 'offen'],
];

const amount = String.raw`(?=\s*[€$£]?\s*\d)`;
const signs: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?:>=|≥)${amount}`, 'gu'), ' at least '],
  [new RegExp(`(?:<=|≤)${amount}`, 'gu'), ' at most '],
  [new RegExp(`(?<!-)>${amount}`, 'gu'), ' more than '],
  [new RegExp(`<${amount}`, 'gu'), ' less than '],
  [/(?<!\p{L})w\/o(?!\p{L})/giu, 'without'],
  [/(?<!\p{L})w\/(?=\s|\p{L})/giu, 'with '],
  [/(\d)\s?grand(?!\p{L})/giu, '$1k'],
  [/ø/giu, ' durchschnittlich '],
];

const replaced: readonly (readonly [RegExp, string])[] = [
  ...signs,
  ...words.map(
    ([short, long]) => [new RegExp(`${before}(?:${short})(?:\\.|${behind})`, 'giu'), `${long} `] as const,
  ),
  ...stopped.map(([short, long]) => [new RegExp(`${before}(?:${short})\\.`, 'giu'), `${long} `] as const),
];

/** The text with its short forms written out; what it says stays the same. */
export function spellShortForms(text: string): string {
  return replaced.reduce((said, [form, long]) => said.replaceAll(form, long), text);
}
