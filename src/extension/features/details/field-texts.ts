/** What may be typed into the fields of an address, a bank account and terms of payment; pure. */
import { findTypedEmailFault } from '../../../domain/identifiers/email.ts';
import { toAsciiDomain } from '../../../pages/mail/check-address.ts';
import type { Translate } from '../../../pages/words.ts';

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

/** Empty takes the value away. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

export function checkEmail(text: string, t: Translate): string | undefined {
  const typed = orNull(text);
  return typed === null || findTypedEmailFault(typed, toAsciiDomain) === undefined
    ? undefined
    : t('An address such as office@example.com.');
}

/** Hours of a budget, whole or with decimals; empty for none. */
export function parseBudget(text: string): number | null | undefined {
  const hours = text.trim().replace(',', '.');
  if (hours === '') return null;
  return /^\d{1,6}(?:\.\d{1,2})?$/.test(hours) ? Math.round(Number(hours) * 3600) : undefined;
}
