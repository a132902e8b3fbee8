/** Check digits of numbers that registers hand out. Every function takes digits alone and answers false for anything else. */

/** GS1 (GLN): digits weighted 1 and 3 in turn, the last with 1, add up to a multiple of 10. */
export function isGs1Number(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const sum = [...text]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** ISO/IEC 7812 (Luhn), as of a Swedish organisation number. */
export function isLuhnNumber(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, at) => total + luhnDigit(Number(digit), at), 0);
  return sum % 10 === 0;
}

function luhnDigit(digit: number, at: number): number {
  const doubled = at % 2 === 0 ? digit : digit * 2;
  return doubled > 9 ? doubled - 9 : doubled;
}

/** Weights of a Norwegian organisation number from the left. */
const norwegianWeights = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/** A Norwegian organisation number: nine digits, the last by modulus 11. */
export function isNorwegianNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const sum = norwegianWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return (11 - (sum % 11)) % 11 === Number(text[8]);
}

/** A Belgian enterprise number: ten digits, the last two by modulus 97. */
export function isBelgianNumber(text: string): boolean {
  return /^\d{10}$/.test(text) && 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8));
}

/** Weights of an ABN from the left; the first digit counts one less. */
const australianWeights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19] as const;

/** An Australian Business Number: eleven digits by modulus 89. */
export function isAustralianNumber(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const sum = australianWeights.reduce(
    (total, weight, at) => total + weight * (Number(text[at]) - (at === 0 ? 1 : 0)),
    0,
  );
  return sum % 89 === 0;
}
