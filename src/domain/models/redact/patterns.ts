/** Where personal data stands in prose. A word too many does no harm, it is put back: figures of the practice stay. */
import { birthPattern } from './births.ts';
import { findIbans } from './iban.ts';
import type { FoundName, NameSearch } from './names.ts';
import { findCards, findSocialNumbers, findTaxNumbers } from './personal-numbers.ts';
import { type PlaceholderKind, placeholderPattern } from './placeholders.ts';

/** A part of a text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu;

/** VAT IDs of the EU, Great Britain and Switzerland, German tax numbers, and employer ids of the USA. */
const taxIds = [
  /ATU\d{8}/,
  /BE ?[01]\d{3}[ .]?\d{3}[ .]?\d{3}/,
  /CHE[- ]?\d{3}\.?\d{3}\.?\d{3}(?: (?:MWST|TVA|IVA))?/,
  /(?:DE|EE|EL|PT|BG) ?\d{3} ?\d{3} ?\d{3}\d?/,
  /(?:DK|FI|HU|LU|MT|SI) ?\d{8}/,
  /(?:CY ?\d{8}[A-Z]|ES ?[A-Z0-9]\d{7}[A-Z0-9]|FR ?[A-Z0-9]{2} ?\d{9}|NL ?\d{9}B\d{2})/,
  /(?:GB|XI) ?\d{3} ?\d{4} ?\d{2}(?:\d{3})?/,
  /(?:HR|IT|LV) ?\d{11}/,
  /IE ?\d[A-Z0-9+*]\d{5}[A-Z]{1,2}/,
  /(?:CZ ?\d{8,10}|RO ?\d{6,10}|(?:PL|SK) ?\d{10}|SE ?\d{12}|LT ?(?:\d{12}|\d{9}))/,
  /\d{2,3}\/\d{3}\/\d{4,5}/,
  /\d{2}-\d{7}/,
];
const taxId = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(?:${taxIds.map(({ source }) => source).join('|')})(?![\\p{L}\\p{N}/-])`,
  'gu',
);

/** `08.11.2026`, `08/11/26`, `08-11-2026`: no number that can be called. */
const noDate = '(?!\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}(?!\\d))';
const phones = [
  '(?:\\+|00)[1-9]\\d{0,2}[ ./-]?(?:\\(\\d{1,5}\\) ?)?\\d(?:[ ./-]?\\d){5,13}',
  `${noDate}(?:\\(0\\d{1,5}\\)|0[1-9]\\d{0,4}) ?[ /-] ?\\d{2,}(?:[ /-]\\d{2,}){0,4}`,
  '0[1-9]\\d{8,12}',
  '(?:\\(\\d{3}\\) ?|\\d{3}[.-])\\d{3}[.-]\\d{4}',
];
const phone = new RegExp(`(?<![\\p{L}\\p{N}.,/:_-])(?<!\\d )(?:${phones.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

const germanStreet =
  '(?:\\p{Lu}[\\p{L}.-]{1,30} ){0,3}\\p{Lu}?[\\p{L}-]{0,40}(?:[Ss]traße|[Ss]trasse|[Ss]tr\\.|weg|allee|platz|gasse|ring|damm|ufer|chaussee|steig|pfad)' +
  '|\\p{Lu}[\\p{L}-]{1,30} (?:Weg|Allee|Platz|Gasse|Ring|Damm|Ufer|Chaussee|Steig|Pfad|Markt)';
const germanTown = ',? (?:[A-Z]{1,2}-)?\\d{4,5} \\p{Lu}[\\p{L}-]{1,40}';
const germanPlace = '(?:Am|An der|Im|In der|Auf dem|Unter den|Zum|Zur) \\p{Lu}[\\p{L}-]{1,40}';
const houseNumber = ' \\d{1,4} ?[a-zA-Z]?(?![\\p{L}\\p{N}])';
const englishStreet =
  "\\d{1,5}[A-Za-z]? (?:\\p{Lu}[\\p{L}'.]{1,30} ){1,4}(?:Street|St\\.?|Road|Rd\\.?|Avenue|Ave\\.?|Lane|Ln\\.?|Drive|Dr\\.?|Boulevard|Blvd\\.?|Court|Ct\\.?|Square|Sq\\.?|Terrace|Way|Place|Close|Crescent|Parkway|Pkwy\\.?)(?!\\p{L})(?:,? (?:Apt|Suite|Unit|Flat)\\.? ?[\\p{L}\\p{N}]{1,6})?";
/** With the town behind it, on the same line or the next. */
const postBox =
  '(?:[Pp]ostfach|POSTFACH|Postf\\.|Postschließfach|[Pp]\\.? ?[Oo]\\.? ?(?:[Bb]ox|BOX)|POB|GPO [Bb]ox|[Pp]ost [Oo]ffice [Bb]ox|[Pp]ost box|PMB)(?:[ -](?:No\\.?|Nr\\.?))?:? ?#?\\d{1,3}(?: ?\\d{1,3}){0,3}(?!\\d)';
const boxTown = '(?:,|\\n| ·| [-–|])? ?(?:[A-Z]{1,2}-)?\\d{4,5} \\p{Lu}[\\p{L}-]{1,40}';
const boxTownEnglish =
  ',? ?(?:\\p{Lu}[\\p{L}.-]{1,30} ?){1,3},? (?:[A-Z]{2} \\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})';
const address = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${postBox}(?:${boxTown}|${boxTownEnglish})?|(?:${germanStreet})${houseNumber}(?:${germanTown})?|${germanPlace}${houseNumber}${germanTown}|${englishStreet})`,
  'gu',
);

const by = (pattern: RegExp) => (text: string) =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }));

const searches: Readonly<Record<Exclude<PlaceholderKind, 'NAME'>, (text: string) => readonly Span[]>> = {
  TEXT: by(placeholderPattern),
  IBAN: findIbans,
  EMAIL: by(email),
  CARD: findCards,
  SSN: findSocialNumbers,
  TAX: (text) => [...by(taxId)(text), ...findTaxNumbers(text)],
  BIRTH: by(birthPattern),
  PHONE: by(phone),
  ADDRESS: by(address),
};

/** By kind: of two that overlap, the one of the earlier kind stays. */
const order = [
  'TEXT',
  'IBAN',
  'EMAIL',
  'CARD',
  'SSN',
  'TAX',
  'BIRTH',
  'PHONE',
  'ADDRESS',
  'NAME',
] as const satisfies readonly PlaceholderKind[];

/** Everything that gets a placeholder, each with its kind. */
export function findPersonal(
  text: string,
  names: NameSearch | undefined,
): readonly (FoundName & { readonly kind: PlaceholderKind })[] {
  return order.flatMap((kind) => spansOf(kind, text, names).map((span) => ({ ...span, kind })));
}

function spansOf(kind: PlaceholderKind, text: string, names: NameSearch | undefined): readonly FoundName[] {
  return kind === 'NAME' ? (names?.(text) ?? []) : searches[kind](text);
}
