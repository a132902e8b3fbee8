/**
 * VAT IDs of the EU, the United Kingdom, Switzerland and Norway: format and check digits by country. Ids of other countries
 * are kept as they are typed. What checks a country is loaded with the first id of it.
 */
import type { Validator } from 'stdnum';
import { compactVatId } from '../../../../domain/identifiers/vat-id-forms.ts';
import { type Text, text } from '../../../../words/text.ts';
import { invalidField } from '../../../platform/http/api-error.ts';

type Load = () => Promise<Pick<Validator, 'validate'>>;

/** By the letters that the id starts with; Greece has EL, and Northern Ireland XI. */
const validators: Readonly<Record<string, Load>> = {
  AT: async () => await import('stdnum/lib/cjs/at/uid.js'),
  BE: async () => await import('stdnum/lib/cjs/be/vat.js'),
  BG: async () => await import('stdnum/lib/cjs/bg/vat.js'),
  CH: async () => await import('stdnum/lib/cjs/ch/uid.js'),
  CY: async () => await import('stdnum/lib/cjs/cy/vat.js'),
  CZ: async () => await import('stdnum/lib/cjs/cz/dic.js'),
  DE: async () => await import('stdnum/lib/cjs/de/vat.js'),
  DK: async () => await import('stdnum/lib/cjs/dk/cvr.js'),
  EE: async () => await import('stdnum/lib/cjs/ee/kmkr.js'),
  EL: async () => await import('stdnum/lib/cjs/gr/vat.js'),
  ES: async () => await import('stdnum/lib/cjs/es/nif.js'),
  FI: async () => await import('stdnum/lib/cjs/fi/alv.js'),
  FR: async () => await import('stdnum/lib/cjs/fr/tva.js'),
  GB: async () => await import('stdnum/lib/cjs/gb/vat.js'),
  HR: async () => await import('stdnum/lib/cjs/hr/oib.js'),
  HU: async () => await import('stdnum/lib/cjs/hu/anum.js'),
  IE: async () => await import('stdnum/lib/cjs/ie/vat.js'),
  IT: async () => await import('stdnum/lib/cjs/it/iva.js'),
  LT: async () => await import('stdnum/lib/cjs/lt/pvm.js'),
  LU: async () => await import('stdnum/lib/cjs/lu/tva.js'),
  LV: async () => await import('stdnum/lib/cjs/lv/pvn.js'),
  MT: async () => await import('stdnum/lib/cjs/mt/vat.js'),
  NL: async () => await import('stdnum/lib/cjs/nl/btw.js'),
  NO: async () => await import('stdnum/lib/cjs/no/mva.js'),
  PL: async () => await import('stdnum/lib/cjs/pl/nip.js'),
  PT: async () => await import('stdnum/lib/cjs/pt/nif.js'),
  RO: async () => await import('stdnum/lib/cjs/ro/cui.js'),
  SE: async () => await import('stdnum/lib/cjs/se/vat.js'),
  SI: async () => await import('stdnum/lib/cjs/si/ddv.js'),
  SK: async () => await import('stdnum/lib/cjs/sk/dph.js'),
  XI: async () => await import('stdnum/lib/cjs/gb/vat.js'),
};

/** An id as it was typed, read but not judged: whose country it is decides about one without letters. */
export interface VatIdReading {
  readonly typed: string;
  /** In capital letters and without blanks, dots and dashes where a country of the table is named. */
  readonly value: string;
  /** The country of the table whose letters it starts with. */
  readonly prefix: string | undefined;
  readonly issue: Text | undefined;
}

/** Undefined where there is none to read. */
export async function readVatId(typed: string | null | undefined): Promise<VatIdReading | undefined> {
  return typed === null || typed === undefined || typed === '' ? undefined : await readTyped(typed);
}

async function readTyped(typed: string): Promise<VatIdReading> {
  const compact = compactVatId(typed);
  const letters = compact.slice(0, 2);
  const prefix = Object.hasOwn(validators, letters) ? letters : undefined;
  if (prefix === undefined) return { typed, value: typed, prefix, issue: undefined };
  return { typed, value: compact, prefix, issue: await findIssue(prefix, compact) };
}

/**
 * The column after a change; undefined leaves it. An id that is stored already is kept, whatever older versions let pass.
 * @throws ApiError that names `vatId`
 */
export function changeVatId(
  reading: VatIdReading | undefined,
  typed: string | null | undefined,
  row: { readonly vat_id: string | null; readonly country_code: string },
): string | null | undefined {
  if (reading === undefined) return typed === '' ? null : typed;
  return reading.typed === row.vat_id ? undefined : requireVatId(reading, row.country_code);
}

function requireVatId({ value, prefix, issue }: VatIdReading, countryCode: string): string {
  if (issue !== undefined) throw invalidField('vatId', issue);
  const letters = countryCode === 'GR' ? 'EL' : countryCode;
  if (prefix === undefined && Object.hasOwn(validators, letters)) {
    throw invalidField('vatId', text`must start with the letters of its country, such as ${letters}`);
  }
  return value;
}

async function findIssue(prefix: string, compact: string): Promise<Text | undefined> {
  const { validate } = await (validators[prefix] as Load)();
  const result = validate(toChecked(prefix, compact));
  if (result.isValid) return undefined;
  const name = text`a VAT ID of ${prefix}`;
  switch (result.error?.name) {
    case 'InvalidLength':
      return text`is not ${name}: it has too few or too many characters`;
    case 'InvalidChecksum':
      return text`is not ${name}: its check digits are wrong, look for a mistyped character`;
    default:
      return text`is not ${name}: it has characters that do not belong there`;
  }
}

/** What the library takes: of Switzerland without the name of the tax, of Northern Ireland the number alone. */
function toChecked(prefix: string, compact: string): string {
  if (prefix === 'CH') return compact.replace(/(?:MWST|TVA|IVA)$/, '');
  return prefix === 'XI' ? compact.slice(2) : compact;
}
