/**
 * How work is taxed, in the words of a practice: each treatment with its category of EN 16931, its VATEX code and the text
 * that an invoice prints. The one source of these texts.
 */
import { definedFields } from '../fields/defined-fields.ts';
import type { TaxCategory } from '../invoice-document.ts';
import { exemptionCodes } from '../invoicing/codes/code-lists.ts';
import { euCountries } from './eu-countries.ts';
import { findStandardRate } from './standard-rates.ts';
import { hasVat } from './vat-countries.ts';

/** `small_business` is the practice's own: § 19 UStG, and Directive (EU) 2020/285 elsewhere in the EU. */
export type TaxTreatment =
  | 'standard'
  | 'zero'
  | 'exempt'
  | 'reverse_charge'
  | 'intra_community'
  | 'export'
  | 'outside_scope'
  | 'small_business';

interface Wording {
  readonly en: string;
  readonly de: string;
}

interface Treatment {
  readonly category: TaxCategory;
  /** BT-121, of the VATEX code list. */
  readonly code?: string;
  /** BT-120, as it is printed. */
  readonly reason?: Wording;
}

const treatments: Readonly<Record<TaxTreatment, Treatment>> = {
  standard: { category: 'S' },
  zero: { category: 'Z' },
  exempt: { category: 'E', reason: { en: 'Exempt from VAT', de: 'Umsatzsteuerfrei' } },
  reverse_charge: {
    category: 'AE',
    code: 'VATEX-EU-AE',
    reason: { en: 'Reverse charge', de: 'Steuerschuldnerschaft des Leistungsempfängers' },
  },
  intra_community: {
    category: 'K',
    code: 'VATEX-EU-IC',
    reason: { en: 'Intra-community supply', de: 'Innergemeinschaftliche Lieferung' },
  },
  export: {
    category: 'G',
    code: 'VATEX-EU-G',
    reason: { en: 'Export outside the EU', de: 'Ausfuhrlieferung' },
  },
  outside_scope: {
    category: 'O',
    code: 'VATEX-EU-O',
    reason: { en: 'Not subject to VAT', de: 'Nicht steuerbar' },
  },
  small_business: {
    category: 'E',
    reason: {
      en: 'Exempt from VAT under the small-business scheme',
      de: 'Steuerbefreit nach der Kleinunternehmerregelung',
    },
  },
};

/** Of the small-business scheme in the seller's country: Germany's own law, and the directive in the rest of the EU. */
function smallBusinessReason(countryCode: string): Wording | undefined {
  if (countryCode === 'DE') {
    return {
      en: 'Exempt from VAT under the small-business scheme, § 19 (1) UStG',
      de: 'Steuerbefreit nach § 19 Absatz 1 UStG (Kleinunternehmerregelung)',
    };
  }
  return euCountries.has(countryCode)
    ? {
        en: 'Exempt from VAT under the special scheme for small enterprises, Directive (EU) 2020/285',
        de: 'Steuerbefreit nach der Sonderregelung für Kleinunternehmen, Richtlinie (EU) 2020/285',
      }
    : undefined;
}

export const taxTreatments = Object.keys(treatments) as readonly TaxTreatment[] as readonly [
  TaxTreatment,
  ...TaxTreatment[],
];

/** What a client may have: the small-business scheme is the seller's alone. */
export type ClientTaxTreatment = Exclude<TaxTreatment, 'small_business'>;
export const clientTaxTreatments = taxTreatments.filter(
  (treatment) => treatment !== 'small_business',
) as readonly ClientTaxTreatment[] as readonly [ClientTaxTreatment, ...ClientTaxTreatment[]];

/** UNCL 5305. */
export function categoryOf(treatment: TaxTreatment): TaxCategory {
  return treatments[treatment].category;
}

/** The treatment that a category alone says; E is `exempt`. */
export function treatmentOf(category: TaxCategory): ClientTaxTreatment {
  return clientTaxTreatments.find((treatment) => categoryOf(treatment) === category) ?? 'standard';
}

/** Of a practice in the country, until its people say otherwise. */
export function usualTreatment(countryCode: string): 'standard' | 'outside_scope' {
  return hasVat(countryCode) ? 'standard' : 'outside_scope';
}

interface SellerTax {
  readonly taxTreatment: string;
  /** Percent; empty where it is not known. */
  readonly taxRate: string;
}

/** What a practice that moves charges: the usual there, where it charged the usual before; undefined where all stays. */
export function followTax(
  { taxTreatment, taxRate }: SellerTax,
  { from, to, date }: { readonly from: string; readonly to: string; readonly date: string },
): SellerTax | undefined {
  const isOpen = taxTreatment === 'standard' && (taxRate === '' || taxRate === findStandardRate(from, date));
  const isOutside = taxTreatment === 'outside_scope' && !hasVat(from);
  if (from === to || !(isOpen || isOutside)) return undefined;
  const usual = usualTreatment(to);
  return { taxTreatment: usual, taxRate: usual === 'standard' ? (findStandardRate(to, date) ?? '') : '' };
}

/** Percent: the country's standard rate on that day for `standard` (undefined where it is not known), 0 for all others. */
export function defaultRateOf(
  treatment: TaxTreatment,
  { countryCode, date }: { readonly countryCode: string; readonly date: string },
): string | undefined {
  return treatment === 'standard' ? findStandardRate(countryCode, date) : '0';
}

/** BT-120 and BT-121. */
export interface ExemptionText {
  readonly reason: string;
  readonly code?: string;
}

interface ExemptionFacts {
  /** Of the invoice, BCP 47: German for `de`, English for every other. */
  readonly language: string;
  /** Of the seller. */
  readonly countryCode: string;
  /** What the user typed for `exempt`. */
  readonly reason?: string | null;
  readonly code?: string | null;
}

/** Why no VAT is charged, as an invoice says it; undefined for `standard` and `zero`, which carry no reason (BR-S-10, BR-Z-10). */
function wordingOf(language: string): 'de' | 'en' {
  return /^de\b/i.test(language) ? 'de' : 'en';
}

export function findTreatmentExemption(
  treatment: TaxTreatment,
  { language, countryCode, reason, code }: ExemptionFacts,
): ExemptionText | undefined {
  const { code: usualCode, reason: usual } = treatments[treatment];
  const isSmall = treatment === 'small_business';
  const wording = isSmall ? (smallBusinessReason(countryCode) ?? usual) : usual;
  if (wording === undefined) return undefined;
  const own = treatment === 'exempt';
  const franchise = isSmall && countryCode === 'FR' ? 'VATEX-FR-FRANCHISE' : usualCode;
  const usedCode = own ? (code ?? undefined) : franchise;
  const typed = own ? reason?.trim() : undefined;
  return {
    reason: typed || wording[wordingOf(language)],
    ...definedFields({ code: usedCode }),
  };
}

/** True for a code of the VATEX list, such as VATEX-EU-132-1I (BR-CL-22). */
export function isVatexCode(text: string): boolean {
  return exemptionCodes.has(text);
}
