/**
 * Leitweg-ID, by which an authority in Germany is addressed with invoices (BT-10): "Formatspezifikation Leitweg-ID" 2.0.2
 * of KoSIT. `04011000-1234512345-06`: coarse address of 2 to 12 digits, at most 30 letters and digits of a fine one, and two
 * check digits by ISO 7064 MOD 97-10.
 */
import { mod97 } from './mod97.ts';

const shape = /^\d{2,12}(?:-[A-Z0-9]{1,30})?-\d{2}$/i;

/** True for what has the shape of one, whatever its check digits: a text that was hardly meant as anything else. */
export function looksLikeLeitwegId(text: string): boolean {
  return shape.test(text.trim());
}

/**
 * True for a reference that was hardly meant as an order's number: it begins with a state of Germany (01 to 16) or 99, the
 * federation, and has as many digits as states, districts, counties and municipalities have.
 */
export function isMeantAsLeitwegId(text: string): boolean {
  return (
    looksLikeLeitwegId(text) &&
    /^(?:0[1-9]|1[0-6]|99)(?:\d|\d{3}|\d{6,7}|\d{10})?-[A-Z0-9]{4,30}-\d{2}$/i.test(text.trim())
  );
}

/** What is wrong with one, as a sentence's end; undefined when nothing is. */
export function findLeitwegFault(text: string): string | undefined {
  if (!looksLikeLeitwegId(text)) return 'is not a Leitweg-ID such as 04011000-1234512345-06';
  return isLeitwegId(text) ? undefined : 'is not a Leitweg-ID: its check digits are wrong';
}

/** True for one whose check digits are right. Small letters count as capital ones. */
export function isLeitwegId(text: string): boolean {
  return looksLikeLeitwegId(text) && mod97(text.trim().toUpperCase().replaceAll('-', '')) === 1;
}
