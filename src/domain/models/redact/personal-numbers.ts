/** Numbers of persons in prose: cards, social security, taxes. By their check digits, or a word beside them that says what they are. */
import { isGs1Number, isLuhnNumber } from '../../identifiers/check-digits.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What looks like one, and whether it is: given without spaces and signs. */
interface NumberForm {
  readonly pattern: RegExp;
  isValid?(plain: string): boolean;
}

const before = '(?<![\\p{L}\\p{N}/.,-]|\\d )';
const after = '(?![\\p{L}\\p{N}/-]|[.,]\\d| \\d)';
const form = (source: string, isValid?: (plain: string) => boolean): NumberForm => ({
  pattern: new RegExp(`${before}(?:${source})${after}`, 'gu'),
  ...(isValid && { isValid }),
});

/** The number behind a word, with what may stand between them, also within JSON: `"ssn":"…"`. */
const behind = (words: string, source: string): NumberForm => ({
  pattern: new RegExp(
    `(?<=(?<!\\p{L})(?:${words})\\.?["']?[ \\t]{0,3}(?:(?:is|ist|lautet|no\\.?|Nr\\.?|number)[ \\t]{1,2})?[:=#]?[ \\t]{0,3}["']?)(?:${source})(?![\\p{L}\\p{N}])`,
    'giu',
  ),
});

/** In groups or not, of a network that gives cards; what follows may look like more of it: `4111 1111 1111 1111 12/28`. */
const card = /(?<![\p{L}\p{N}/.,-]|\d )[2-6]\d{3}(?:[ .-]?\d){9,15}(?![\p{L}\p{N}])/gu;
const cardDigits = { fewest: 13, most: 19 } as const;

/** Area, birthday, first letter of the name at birth, serial number, check digit. */
function isGermanPension(plain: string): boolean {
  const [, head = '', letter = '', tail = ''] = /^(\d{8})([A-Z])(\d{3})$/.exec(plain) ?? [];
  if (head === '') return false;
  const place = String(letter.charCodeAt(0) - 64).padStart(2, '0');
  const digits = `${head}${place}${tail.slice(0, 2)}`;
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
  const sum = weights.reduce((total, weight, at) => total + crossSum(weight * Number(digits[at])), 0);
  return sum % 10 === Number(tail[2]);
}

function crossSum(value: number): number {
  return Math.floor(value / 10) + (value % 10);
}

/** Its fourth digit checks the others; the birthday follows. */
function isAustrianInsurance(plain: string): boolean {
  if (!/^[1-9]\d{3}(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-5])\d{2}$/.test(plain)) return false;
  const weights = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6];
  return weights.reduce((sum, weight, at) => sum + weight * Number(plain[at]), 0) % 11 === Number(plain[3]);
}

const socialWords =
  'SSN|social[ _-]?security(?:[ _-]?(?:number|no))?|national insurance(?: number| no)?|NINO|NI(?: number| no)?|socialSecurityNumber|Sozialversicherungsnummer|Sozialversicherungs-Nr|SV-Nummer|SV-Nr|SVNR|Rentenversicherungsnummer|RV-Nummer|RVNR|Versicherungsnummer|Versichertennummer|Sozialversicherungsnr|AHV-Nummer|AHV-Nr|AHVN13';
const social = [
  // The USA: no such area begins with 9, and none is 000 or 666.
  form('(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}'),
  form('[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]'),
  form('\\d{2} ?\\d{6} ?[A-Z] ?\\d{2} ?\\d', isGermanPension),
  form('[1-9]\\d{3} ?\\d{6}', isAustrianInsurance),
  form('756\\.\\d{4}\\.\\d{4}\\.\\d{2}|756\\d{10}', isGs1Number),
  behind(socialWords, '[\\p{Lu}\\d](?:[ ./-]?[\\p{Lu}\\d]){6,14}'),
];

/** ISO 7064 mod 11,10; of the first ten digits one stands twice or three times, as the office gives them. */
function isGermanTaxId(plain: string): boolean {
  if (!/^[1-9]\d{10}$/.test(plain)) return false;
  const counts = [...Map.groupBy(plain.slice(0, 10), (digit) => digit).values()].map(({ length }) => length);
  if (counts.filter((count) => count > 1).length !== 1 || Math.max(...counts) > 3) return false;
  return mod1110(plain.slice(0, 10)) === Number(plain[10]);
}

function mod1110(digits: string): number {
  const rest = [...digits].reduce((product, digit) => {
    const sum = (Number(digit) + product) % 10;
    return ((sum === 0 ? 10 : sum) * 2) % 11;
  }, 10);
  return (11 - rest) % 10;
}

const taxWords =
  'tax(?:payer)?[ _-]?(?:id(?:entification)?(?:[ _-]?(?:number|no))?|number|no|reference)|TIN|ITIN|EIN|UTR|taxId|taxNumber|vatId|vatNumber|VAT(?:[ _-]?(?:id|number|no|reg))?|Steuernummer|Steuer-?Nr|St\\.-Nr|StNr|Steuer-?ID|Steueridentifikationsnummer|Identifikationsnummer|IdNr|USt-?Id(?:Nr|-Nr)?|Umsatzsteuer-?ID|UID(?:-Nr|-Nummer)?';
const taxes = [
  form('[1-9]\\d (?:\\d{3} ){2}\\d{3}|[1-9]\\d{10}', isGermanTaxId),
  form('9\\d{2}-[5-9]\\d-\\d{4}'),
  form('\\d{2}-\\d{3}/\\d{4}|\\d{2} \\d{3}/\\d{4}'),
  behind(taxWords, '(?:[A-Z]{2,3}[ -]?)?\\d(?:[ ./-]?\\d){7,13}'),
];

function find(forms: readonly NumberForm[], text: string): readonly Span[] {
  return forms.flatMap(({ pattern, isValid }) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => isValid === undefined || isValid(found.replaceAll(/[ .-]/g, '')))
      .map(({ 0: found, index }) => ({ from: index, to: index + found.length })),
  );
}

export function findCards(text: string): readonly Span[] {
  return [...text.matchAll(card)].flatMap(({ 0: found, index }) => {
    for (let length = found.length; length >= cardDigits.fewest; length -= 1) {
      const isEnd = length === found.length || /[ .-]/.test(found[length] ?? '');
      if (isEnd && isCard(found.slice(0, length))) return [{ from: index, to: index + length }];
    }
    return [];
  });
}

function isCard(text: string): boolean {
  const digits = text.replaceAll(/[ .-]/g, '');
  return digits.length >= cardDigits.fewest && digits.length <= cardDigits.most && isLuhnNumber(digits);
}

export function findSocialNumbers(text: string): readonly Span[] {
  return find(social, text);
}

/** Beside those that are known by their form alone. */
export function findTaxNumbers(text: string): readonly Span[] {
  return find(taxes, text);
}
