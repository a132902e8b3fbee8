/** What may be typed into the fields of an address, a bank account and terms of payment; pure. */
import type { Translate } from '../../platform/words.ts';

/** `undefined` when the text can be taken, else why not. */
export type Check = (text: string) => string | undefined;

/** An input box has one line: what is a list is parted by semicolons. */
export function toLines(text: string): string[] {
  return text
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** On one line of a list. */
export function fromLines(lines: readonly string[]): string {
  return lines.join('; ');
}

/** Of a text that may be empty. */
export function checkLength(longest: number, t: Translate): Check {
  return (text) => (text.trim().length > longest ? t('At most {0} characters.', longest) : undefined);
}

export function checkCountry(text: string, t: Translate): string | undefined {
  return /^[A-Z]{2}$/.test(toCode(text)) ? undefined : t('Two letters of ISO 3166, such as DE.');
}

/** Codes are written in capitals and without blanks. */
export function toCode(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

/** Empty takes the value away. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

export function checkVatId(text: string, t: Translate): string | undefined {
  const fits = orNull(text) === null || (/^[A-Z]{2}/.test(text.trim()) && text.trim().length <= 40);
  return fits ? undefined : t('It starts with the two letters of its country, such as DE123456788.');
}

export function checkEmail(text: string, t: Translate): string | undefined {
  const fits = orNull(text) === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
  return fits ? undefined : t('An address such as office@example.com.');
}

/** With its check digits (ISO 13616): a digit mistyped would send the money elsewhere. */
export function checkIban(text: string, t: Translate): string | undefined {
  const iban = toCode(text);
  const fits = iban === '' || (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) && hasIbanDigits(iban));
  return fits ? undefined : t('This is not an IBAN: a digit may be mistyped.');
}

function hasIbanDigits(iban: string): boolean {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

export function checkBic(text: string, t: Translate): string | undefined {
  return /^(?:[A-Z0-9]{8}(?:[A-Z0-9]{3})?)?$/.test(toCode(text))
    ? undefined
    : t('A BIC has 8 or 11 letters and digits.');
}

const mostDays = 365;

export function checkDays(text: string, t: Translate): string | undefined {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= mostDays
    ? undefined
    : t('Whole days, {0} at most.', mostDays);
}

/** `19`, `8.1` or `8,1` as the API has it. */
export function toRate(text: string): string {
  return text.trim().replace(',', '.').replace(/\s*%$/, '');
}

/** Of the standard category, which alone has a rate: above 0. */
export function checkStandardRate(text: string, t: Translate): string | undefined {
  const rate = toRate(text);
  return /^\d{1,2}(?:\.\d{1,2})?$/.test(rate) && Number(rate) > 0
    ? undefined
    : t('A percentage above 0, such as 19 or 8.1.');
}

/** Hours of a budget, whole or with decimals; empty for none. */
export function parseBudget(text: string): number | null | undefined {
  const hours = text.trim().replace(',', '.');
  if (hours === '') return null;
  return /^\d{1,6}(?:\.\d{1,2})?$/.test(hours) ? Math.round(Number(hours) * 3600) : undefined;
}
