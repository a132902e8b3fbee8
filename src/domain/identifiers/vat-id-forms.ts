/**
 * How VAT IDs of the EU, the United Kingdom, Switzerland and Norway are written, for a verdict while one is typed. Check digits
 * are the service's to judge, which takes nothing that is refused here.
 */

interface Form {
  /** Digits behind the letters, where it has nothing else. */
  readonly digits?: number;
  /** What follows the letters. */
  readonly rest?: RegExp;
  readonly example: string;
}

const british: Form = { rest: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/, example: 'GB123456789' };

/** By the letters that the ID starts with; Greece has EL, and Northern Ireland XI. */
const forms: Readonly<Record<string, Form>> = /* @__PURE__ */ {
  AT: { rest: /^U\d{8}$/, example: 'ATU12345678' },
  BE: { rest: /^\d{9,10}$/, example: 'BE0123456789' },
  BG: { rest: /^\d{9,10}$/, example: 'BG123456789' },
  CH: { rest: /^E\d{9}(?:MWST|TVA|IVA)?$/, example: 'CHE123456789' },
  CY: { rest: /^\d{8}[A-Z]$/, example: 'CY12345678X' },
  CZ: { rest: /^\d{8,10}$/, example: 'CZ12345678' },
  DE: { digits: 9, example: 'DE123456789' },
  DK: { digits: 8, example: 'DK12345678' },
  EE: { digits: 9, example: 'EE123456789' },
  EL: { digits: 9, example: 'EL123456789' },
  ES: { rest: /^[A-Z0-9]\d{7}[A-Z0-9]$/, example: 'ESB12345678' },
  FI: { digits: 8, example: 'FI12345678' },
  FR: { rest: /^[A-Z0-9]{2}\d{9}$/, example: 'FR12345678901' },
  GB: british,
  HR: { digits: 11, example: 'HR12345678901' },
  HU: { digits: 8, example: 'HU12345678' },
  IE: { rest: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/, example: 'IE1234567X' },
  IT: { digits: 11, example: 'IT12345678901' },
  LT: { rest: /^(?:\d{9}|\d{12})$/, example: 'LT123456789' },
  LU: { digits: 8, example: 'LU12345678' },
  LV: { digits: 11, example: 'LV12345678901' },
  MT: { digits: 8, example: 'MT12345678' },
  NL: { rest: /^\d{9}B\d{2}$/, example: 'NL123456789B01' },
  NO: { rest: /^\d{9}(?:MVA)?$/, example: 'NO123456789MVA' },
  PL: { digits: 10, example: 'PL1234567890' },
  PT: { digits: 9, example: 'PT123456789' },
  RO: { rest: /^\d{2,10}$/, example: 'RO12345678' },
  SE: { digits: 12, example: 'SE123456789001' },
  SI: { digits: 8, example: 'SI12345678' },
  SK: { digits: 10, example: 'SK1234567890' },
  XI: { ...british, example: 'XI123456789' },
};

/** In capital letters, without what people write between the digits, and with the letters of Greece. */
export function compactVatId(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s.\-/]/g, '')
    .replace(/^GR(?=\d)/, 'EL');
}

/** What is expected: letters of the country in front, so many digits behind them, or a text like the example. */
export type VatIdFault =
  | { readonly expects: 'letters'; readonly letters: string }
  | { readonly expects: 'digits'; readonly letters: string; readonly digits: number }
  | { readonly expects: 'form'; readonly example: string };

/** Undefined where nothing is wrong; IDs of other countries are kept as they are typed. `countryCode` is the party's. */
export function findVatIdFault(typed: string, countryCode: string): VatIdFault | undefined {
  const compact = compactVatId(typed);
  const letters = compact.slice(0, 2);
  const own = countryCode === 'GR' ? 'EL' : countryCode;
  const form = formOf(letters);
  if (form === undefined) return formOf(own) && { expects: 'letters', letters: own };
  const { digits, example } = form;
  if (isOfForm(compact.slice(2), form)) return undefined;
  return digits === undefined ? { expects: 'form', example } : { expects: 'digits', letters, digits };
}

function isOfForm(rest: string, form: Form): boolean {
  return form.rest?.test(rest) ?? (rest.length === form.digits && /^\d+$/.test(rest));
}

function formOf(letters: string): Form | undefined {
  return Object.hasOwn(forms, letters) ? forms[letters] : undefined;
}
