/** Exact fractions of whole numbers: nothing is rounded before it is printed. */

/** `denominator` is above 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Reads a plain decimal such as `-12.50`; undefined for what is none (an exponent, grouping, too long). */
export function parseFraction(text: string): Fraction | undefined {
  const parts = /^(-?)(\d{1,18})(?:\.(\d{1,12}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, sign, whole = '', decimals = ''] = parts;
  const numerator = BigInt(whole + decimals) * (sign === '-' ? -1n : 1n);
  return { numerator, denominator: 10n ** BigInt(decimals.length) };
}

/** A whole number as a fraction. */
export function wholeFraction(value: number): Fraction {
  return { numerator: BigInt(value), denominator: 1n };
}

export function addFractions(one: Fraction, other: Fraction): Fraction {
  return {
    numerator: one.numerator * other.denominator + other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  };
}

export function negateFraction({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
}

export function multiplyFractions(one: Fraction, other: Fraction): Fraction {
  return {
    numerator: one.numerator * other.numerator,
    denominator: one.denominator * other.denominator,
  };
}

/** Undefined where `by` is 0. */
export function divideFractions(of: Fraction, by: Fraction): Fraction | undefined {
  if (by.numerator === 0n) return undefined;
  const sign = by.numerator < 0n ? -1n : 1n;
  return {
    numerator: of.numerator * by.denominator * sign,
    denominator: of.denominator * by.numerator * sign,
  };
}

/** Times 10 to the power of `decimals`, to a whole number, half away from zero; and whether that was exact. */
export function roundFraction(
  { numerator, denominator }: Fraction,
  decimals: number,
): { readonly scaled: bigint; readonly isExact: boolean } {
  const scaled = numerator * 10n ** BigInt(decimals);
  const size = scaled < 0n ? -scaled : scaled;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return { scaled: scaled < 0n ? -rounded : rounded, isExact: size % denominator === 0n };
}

/** `scaled` with its decimal point: `1250n` with 2 decimals is `12.50`. */
export function printScaled(scaled: bigint, decimals: number): string {
  const size = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const at = size.length - decimals;
  const text = decimals === 0 ? size : `${size.slice(0, at)}.${size.slice(at)}`;
  return scaled < 0n ? `-${text}` : text;
}
