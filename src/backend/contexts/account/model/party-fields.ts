/**
 * What the practice and its clients have in common as parties of an invoice: their address as fields, the address for
 * e-invoices and the reason for an exemption. On the wire, and in their columns.
 */
import * as z from 'zod';
import {
  type ElectronicAddress,
  findElectronicAddressFault,
} from '../../../../domain/invoicing/electronic-address.ts';
import {
  compactAddress,
  type PostalAddress,
  type TypedAddress,
  toAddressLines,
} from '../../../../domain/invoicing/postal-address.ts';
import { isVatexCode } from '../../../../domain/tax/treatments.ts';
import { asText } from '../../../../words/text.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { asIssue } from '../../../platform/http/refusals/schema-issues.ts';
import { lineSchema } from '../../../platform/http/wire.ts';

const addressSchema = z
  .strictObject({
    street: lineSchema.max(200).optional(),
    additional: lineSchema.max(200).optional(),
    third: lineSchema.max(200).optional(),
    city: lineSchema.max(100).optional(),
    postcode: lineSchema.max(20).optional(),
    region: lineSchema.max(60).optional(),
  })
  .meta({ id: 'PostalAddress', description: 'BG-5 and BG-8 of EN 16931; the country is `countryCode`' });

const eAddressSchema = z
  .strictObject({ scheme: lineSchema.min(1).max(10), id: lineSchema.min(1).max(120) })
  .meta({
    id: 'ElectronicAddress',
    description: 'BT-34 and BT-49: an id and its scheme of the EAS code list',
  });

const newEAddressSchema = eAddressSchema
  .superRefine((eAddress, context) => {
    const fault = findElectronicAddressFault(eAddress);
    if (fault) context.addIssue({ ...asIssue(asText(fault.issue)), path: [fault.field] });
  })
  .meta({ id: 'NewElectronicAddress' });

/** As a reply has them. */
export const partyFields = {
  /** Null where only print lines are known; `addressLines` are made of it where it is not. */
  address: addressSchema.nullable(),
  eAddress: eAddressSchema.nullable(),
  /** BT-120 of the treatment `exempt`. */
  taxExemptionReason: lineSchema.max(500).nullable(),
  /** BT-121 of the treatment `exempt`, of the VATEX code list. */
  taxExemptionCode: lineSchema.max(40).nullable(),
};

/** As a request sets them. */
export const newPartyFields = {
  ...partyFields,
  eAddress: newEAddressSchema.nullable(),
  taxExemptionCode: lineSchema
    .max(40)
    .toUpperCase()
    .refine(isVatexCode, 'is not a code of the VATEX list, such as VATEX-EU-132-1I')
    .nullable(),
};

export interface PartyColumns {
  /** JSON array of print lines. */
  readonly address_lines: string;
  readonly country_code: string;
  /** JSON of domain/invoicing/postal-address. */
  readonly address: string | null;
  /** JSON of domain/invoicing/electronic-address. */
  readonly e_address: string | null;
  readonly tax_exemption_reason: string | null;
  readonly tax_exemption_code: string | null;
}

interface PartyView {
  addressLines: string[];
  address: PostalAddress | null;
  eAddress: ElectronicAddress | null;
  taxExemptionReason: string | null;
  taxExemptionCode: string | null;
}

export function readParty(row: PartyColumns): PartyView {
  return {
    addressLines: JSON.parse(row.address_lines),
    address: parseOrNull<PostalAddress>(row.address),
    eAddress: parseOrNull<ElectronicAddress>(row.e_address),
    taxExemptionReason: row.tax_exemption_reason,
    taxExemptionCode: row.tax_exemption_code,
  };
}

/** JSON of a column that we alone write. */
export function parseOrNull<T>(text: string | null): T | null {
  return text === null ? null : JSON.parse(text);
}

/** Null clears the column, undefined leaves it as it is. */
export function toJsonColumn(value: object | null | undefined): string | null | undefined {
  return value === null || value === undefined ? value : JSON.stringify(value);
}

export interface PartyInput {
  readonly addressLines?: readonly string[] | undefined;
  readonly countryCode?: string | undefined;
  readonly address?: TypedAddress | null | undefined;
  readonly eAddress?: ElectronicAddress | null | undefined;
  readonly taxExemptionReason?: string | null | undefined;
  readonly taxExemptionCode?: string | null | undefined;
}

type PartyChange = Pick<PartyColumns, 'address_lines' | 'address'> & {
  readonly [Column in 'country_code' | 'e_address' | 'tax_exemption_reason' | 'tax_exemption_code']?:
    | PartyColumns[Column]
    | undefined;
};

/** Columns of a patch. @throws ApiError that names the field */
export function changeParty(row: PartyColumns, input: PartyInput): PartyChange {
  return {
    ...changeAddress(row, input),
    country_code: input.countryCode,
    e_address: toJsonColumn(input.eAddress),
    tax_exemption_reason: emptyToNull(input.taxExemptionReason),
    tax_exemption_code: input.taxExemptionCode,
  };
}

/** Columns of a new row. @throws ApiError that names the field */
export function newParty(input: PartyInput & { readonly countryCode: string }): PartyColumns {
  const blank: PartyColumns = {
    address_lines: '[]',
    country_code: input.countryCode,
    address: null,
    e_address: null,
    tax_exemption_reason: null,
    tax_exemption_code: null,
  };
  const { country_code, e_address, tax_exemption_reason, tax_exemption_code, ...address } = changeParty(
    blank,
    input,
  );
  return {
    ...blank,
    ...address,
    country_code: country_code ?? blank.country_code,
    e_address: e_address ?? null,
    tax_exemption_reason: tax_exemption_reason ?? null,
    tax_exemption_code: tax_exemption_code ?? null,
  };
}

export function emptyToNull(text: string | null | undefined): string | null | undefined {
  return text === '' ? null : text;
}

/** Print lines follow the fields as long as there are any; without them they are what was typed. */
function changeAddress(
  row: PartyColumns,
  input: PartyInput,
): Pick<PartyColumns, 'address_lines' | 'address'> {
  const { addressLines } = input;
  const address =
    input.address === undefined
      ? parseOrNull<PostalAddress>(row.address)
      : compactAddress(input.address ?? {});
  if (!address) {
    const address_lines = addressLines === undefined ? row.address_lines : JSON.stringify(addressLines);
    return { address: null, address_lines };
  }
  const address_lines = JSON.stringify(toAddressLines(address, input.countryCode ?? row.country_code));
  if (addressLines !== undefined && JSON.stringify(addressLines) !== address_lines) {
    throw invalidField(
      'addressLines',
      'is made of the fields of address: change these, or set address to null with it',
    );
  }
  return { address: JSON.stringify(address), address_lines };
}
