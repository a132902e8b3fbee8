/**
 * An amount, where its decimal point stands, and the amount as a decimal. Apart from the rest of money, since pages print
 * amounts and need no arithmetic.
 */
/** ISO 4217 code, three capital letters. */
export type CurrencyCode = string;

/** `{minor: 482000, currency: 'EUR'}` is 4,820.00 €. */
export interface Money {
  readonly minor: number;
  readonly currency: CurrencyCode;
}

/**
 * Currencies whose minor unit in ISO 4217 is not a hundredth. Kept here because Intl follows CLDR's habits
 * instead (it prints HUF, IQD and 15 more without decimals) and may change with the runtime: where the
 * decimal point of a stored amount stands must not.
 */
const unusualDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const digitsByCurrency: ReadonlyMap<CurrencyCode, number> = new Map([
  ...Intl.supportedValuesOf('currency').map((code) => [code, 2] as const),
  ...Object.entries(unusualDigits).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
]);

/** Decimals of the currency by ISO 4217: 0 for JPY, 2 for EUR, 3 for KWD; undefined when there is no such currency. */
export function findMinorDigits(currency: CurrencyCode): number | undefined {
  return digitsByCurrency.get(currency);
}

/** True for a currency code of ISO 4217 that the runtime knows. */
export function isCurrency(text: string): boolean {
  return digitsByCurrency.has(text);
}

/** The amount as the exact decimal string of EN 16931 and of price fields: `4820.00`, with all decimals of the currency. */
export function toDecimalString(money: Money): string {
  const digits = digitsOf(money.currency);
  const text = String(Math.abs(money.minor)).padStart(digits + 1, '0');
  const sign = money.minor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** As {@link findMinorDigits}; throws RangeError where there is no such currency. */
export function digitsOf(currency: CurrencyCode): number {
  const digits = findMinorDigits(currency);
  if (digits === undefined) {
    throw new RangeError(`Unknown currency ${currency}`);
  }
  return digits;
}
