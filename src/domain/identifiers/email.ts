/**
 * Email addresses: a dot-atom of RFC 5322 without signs that mailers mangle, at a domain name of letters, digits and hyphens
 * (RFC 1123) that ends in letters. A domain in other letters is made ASCII before (`mail/mail-address.ts`).
 */
import { parseMailAddress, type ToAsciiDomain } from '../mail/mail-address.ts';

/** One for every place where an address is typed, sent or imported; ends of lines are no part of it. */
export const emailPattern =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/;

/** Of what is typed: its domain may have other letters. */
export function findTypedEmailFault(text: string, toAscii: ToAsciiDomain): string | undefined {
  return findEmailFault(parseMailAddress(text.trim(), toAscii)?.address ?? text);
}

/** What is wrong with an address, as a sentence's end; undefined when nothing is. */
export function findEmailFault(text: string): string | undefined {
  return emailPattern.test(text) ? undefined : 'is not an email address, such as office@example.com';
}
