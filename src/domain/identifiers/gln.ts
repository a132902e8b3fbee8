/** Global Location Numbers: GS1 General Specifications, 13 digits of which the last is a check digit. */
import { isGs1Number } from './check-digits.ts';

/** What is wrong with one, as a sentence's end; undefined when nothing is. */
export function findGlnFault(text: string): string | undefined {
  if (!/^\d{13}$/.test(text)) return 'is not a GLN: it has 13 digits';
  return isGs1Number(text) ? undefined : 'is not a GLN: its check digit is wrong';
}
