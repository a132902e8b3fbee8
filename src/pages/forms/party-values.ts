/** Fields that the forms of the practice and of a client have alike: from the API's record and to its patch; pure. */
import type { Client, Organization } from '../../api-client/index.ts';
import type { ElectronicAddress } from '../../domain/invoicing/electronic-address.ts';
import {
  addressFields,
  compactAddress,
  guessAddress,
  type PostalAddress,
} from '../../domain/invoicing/postal-address.ts';
import { type TaxTreatment, taxTreatments } from '../../domain/tax/treatments.ts';

type Party = Client | Organization;
/** Of a client a treatment can be null, as in the practice; of the practice the form has none that is empty. */
interface TaxPatch {
  readonly taxTreatment?: TaxTreatment | null;
  readonly taxRate?: string | null;
  readonly taxExemptionReason?: string;
}

interface PartyPatch extends TaxPatch {
  readonly address?: PostalAddress | null;
  readonly eAddress?: ElectronicAddress | null;
}

export type PartyField = (typeof addressFields)[number] | 'eAddressScheme' | 'eAddressId' | TaxField;
type TaxField = 'taxTreatment' | 'taxRate' | 'taxExemptionReason';
type PartyValues = Readonly<Record<PartyField, string>>;

/** Print lines of before are only what the boxes of an address start with. */
export function toPartyValues(party: Party): PartyValues {
  const { address, addressLines, eAddress, taxTreatment, taxRate, taxExemptionReason } = party;
  const known = address ?? guessAddress(addressLines);
  const fields = Object.fromEntries(addressFields.map((field) => [field, known[field] ?? '']));
  return {
    ...(fields as Record<(typeof addressFields)[number], string>),
    eAddressScheme: eAddress?.scheme ?? '',
    eAddressId: eAddress?.id ?? '',
    taxTreatment: taxTreatment ?? '',
    taxRate: taxTreatment === 'standard' ? (taxRate ?? '') : '',
    taxExemptionReason: taxExemptionReason ?? '',
  };
}

/** Of the groups that hold a field that changed; `values` are those of the whole form. */
export function toPartyPatch(changed: ReadonlySet<string>, values: PartyValues): PartyPatch {
  const isChanged = (...fields: readonly string[]) => fields.some((field) => changed.has(field));
  const { eAddressScheme: scheme, eAddressId: id } = values;
  return {
    ...(isChanged(...addressFields) && { address: compactAddress(values) ?? null }),
    ...(isChanged('eAddressScheme', 'eAddressId') && {
      eAddress: scheme === '' ? null : { scheme, id: id.trim() },
    }),
    ...(isChanged('taxTreatment', 'taxRate', 'taxExemptionReason') && toTaxPatch(values)),
  };
}

/** Only standard work has a rate, which may be open, and only an exemption its reason. */
function toTaxPatch(values: Pick<PartyValues, TaxField>): TaxPatch {
  const taxTreatment = taxTreatments.find((one) => one === values.taxTreatment);
  if (taxTreatment === undefined) return { taxTreatment: null, taxRate: null };
  if (taxTreatment === 'standard') return { taxTreatment, taxRate: toRate(values.taxRate) };
  if (taxTreatment !== 'exempt') return { taxTreatment };
  return { taxTreatment, taxRate: '0', taxExemptionReason: values.taxExemptionReason.trim() };
}

/** `19`, `8.1` or `8,1` as the API has it. */
function toRate(text: string): string | null {
  return text.trim().replace(',', '.').replace(/\s*%$/, '') || null;
}

/** Empty takes the value away. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
