/**
 * What e-invoices are tried with: each pair of two values occurs, and each triple of category, format and the seller's country.
 * The official rules run on its files outside of the repository (`bench/invoices/export-matrix.ts`, docs/invoices.md).
 */

/** Factur-X holds the file of `cii`, or of `xrechnung-cii`. */
export const matrixFormats = [
  'ubl',
  'cii',
  'xrechnung',
  'xrechnung-cii',
  'facturx',
  'facturx-xrechnung',
] as const;
/** L and M (Canary Islands, Ceuta and Melilla) are none of ours. */
const categories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const;
const sellerCountries = [
  'DE',
  'AT',
  'FR',
  'IT',
  'NL',
  'SE',
  'DK',
  'NO',
  'GR',
  'IS',
  'CH',
  'ES',
  'US',
] as const;

/** The other values, those that are usual more often: a file that is refused for one proves nothing of the others. */
const usual = {
  buyerCountry: [
    'home',
    'home',
    'home',
    'home',
    'home',
    'home',
    'DE',
    'AT',
    'FR',
    'IT',
    'NL',
    'SE',
    'DK',
    'NO',
    'GR',
    'IS',
    'CH',
    'PL',
    'GB',
    'US',
  ],
  documentType: ['380', '380', '381'],
  paymentMeans: ['usual', 'usual', 'usual', 'usual', '30', '58', '1', '10', '48', '49', '57', '59', '97'],
  currency: ['EUR', 'EUR', 'USD', 'CHF', 'SEK', 'JPY'],
  account: ['iban', 'iban', 'iban', 'iban', 'iban', 'none'],
  addressScheme: [
    'registered',
    'registered',
    'registered',
    'registered',
    'email',
    'email',
    'gln',
    'wrong-gln',
    'none',
  ],
  reference: ['reference', 'reference', 'reference', 'reference', 'reference', 'order', 'none'],
  sellerNumber: ['vat', 'vat', 'vat', 'tax', 'both'],
  buyerNumber: ['vat', 'vat', 'vat', 'none'],
  register: ['none', 'national', 'national', 'foreign'],
  sellerContact: ['whole', 'whole', 'whole', 'whole', 'whole', 'whole', 'whole', 'email', 'none'],
  buyerAddress: ['fields', 'fields', 'fields', 'fields', 'fields', 'lines', 'street'],
  extra: [
    'none',
    'allowance',
    'charge',
    'line-allowance',
    'percent',
    'prepaid',
    'prepaid-too-much',
    'no-reason',
    'rounding',
    'discount',
    'negative-line',
    'line-period',
    'line-period-outside',
    'delivery',
    'order-line',
    'base-quantity',
    'accounting-tax',
    'accounting-rate',
    'note',
    'references',
  ],
} as const;

type Usual = { readonly [Name in keyof typeof usual]: (typeof usual)[Name][number] };

export interface MatrixCase extends Usual {
  readonly format: (typeof matrixFormats)[number];
  readonly category: (typeof categories)[number];
  readonly sellerCountry: (typeof sellerCountries)[number];
}

/** The values of each dimension. */
export const matrixValues: Readonly<Record<keyof MatrixCase, readonly string[]>> = {
  format: matrixFormats,
  category: categories,
  sellerCountry: sellerCountries,
  ...usual,
};

/** Of each triple of category, format and seller; with fewer, too few files of a format are written. */
const rowsOfTriple = 44;

/** The same cases on every machine. */
export function* matrixCases(): Generator<MatrixCase> {
  const draw = createDraw(41);
  for (const format of matrixFormats) {
    for (const category of categories) {
      for (const sellerCountry of sellerCountries) {
        for (let row = 0; row < rowsOfTriple; row += 1) {
          yield { format, category, sellerCountry, ...drawUsual(draw) };
        }
      }
    }
  }
}

type Draw = <Value>(values: readonly Value[]) => Value;

function drawUsual(draw: Draw): Usual {
  return Object.fromEntries(
    Object.entries(usual).map(([name, values]) => [name, draw<string>(values)]),
  ) as Usual;
}

/** A linear congruential generator (Numerical Recipes): its upper bits choose. */
function createDraw(seed: number): Draw {
  let state = seed;
  return (values) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return values[Math.floor((state / 2 ** 32) * values.length)] as (typeof values)[number];
  };
}
