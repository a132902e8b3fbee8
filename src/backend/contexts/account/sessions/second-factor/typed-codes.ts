/** Codes as people type them: of any case, with spaces, without dashes. */
import { randomInt } from 'node:crypto';

/** Crockford's Base32: no letter in it is taken for a digit, or for another letter. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const half = 5;
const codes = 10;

/** Ten of 50 random bits: `7K3QM-9XH2V`. */
export function makeRecoveryCodes(): string[] {
  const letters = () => Array.from({ length: half }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: codes }, () => `${letters()}-${letters()}`);
}

const bare = (code: string) => code.replaceAll(/[\s-]/g, '');

/** Crockford: what looks alike is the same. */
function fold(code: string): string {
  return bare(code).toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** The one of these codes that was meant. Those from before this alphabet differ by case: they are taken as they are written. */
export function findRecoveryCode(codes: readonly string[], typed: string): string | undefined {
  const isOfAlphabet = (code: string) => fold(code) === bare(code);
  return (
    codes.find((code) => bare(code) === bare(typed)) ??
    codes.find((code) => isOfAlphabet(code) && fold(code) === fold(typed))
  );
}

/** Apps show `123 456`. */
export const withoutSpaces = (code: string): string => code.replaceAll(/\s/g, '');
