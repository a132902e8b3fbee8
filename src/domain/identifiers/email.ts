/**
 * Email addresses: a dot-atom of RFC 5322 without signs that mailers mangle, at a domain name of letters, digits and hyphens
 * (RFC 1123) that ends in letters.
 */

/** One for every place where an address is typed, sent or imported; ends of lines are no part of it. */
export const emailPattern =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/** What is wrong with an address, as a sentence's end; undefined when nothing is. */
export function findEmailFault(text: string): string | undefined {
  return emailPattern.test(text) ? undefined : 'is not an email address, such as office@example.com';
}
