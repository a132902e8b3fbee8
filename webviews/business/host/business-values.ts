/** *Your Business* as texts by field, and back to what the API takes; pure. */

import type { NumberSeries, Organization, PatchOrganization } from '../../../src/api-client/index.ts';
import { normalizeBic } from '../../../src/domain/identifiers/bic.ts';
import { groupIban, normalizeIban } from '../../../src/domain/identifiers/iban.ts';
import { orNull, toPartyPatch, toPartyValues } from '../../../src/pages/forms/party-values.ts';
import type { BusinessField, BusinessValues } from '../messages.ts';

/** `series`: of the practice's own invoices; undefined for who sees none. */
export function toBusinessValues(
  organization: Organization,
  series: NumberSeries | undefined,
): BusinessValues {
  const { contact, email, iban, bic, vatId, taxNumber, registrationNumber, accountName } = organization;
  const { countryCode, name, currency, invoicePattern, creditNotePattern, zone, selfApproval } = organization;
  const own = email ?? contact?.email ?? '';
  return {
    ...toPartyValues(organization),
    countryCode,
    name,
    currency,
    invoicePattern,
    creditNotePattern,
    zone,
    selfApproval,
    contactName: contact?.name ?? '',
    phone: contact?.phone ?? '',
    email: own,
    contactEmail: contact?.email === undefined || contact.email === own ? '' : contact.email,
    vatId: vatId ?? '',
    taxNumber: taxNumber ?? '',
    registrationNumber: registrationNumber ?? '',
    bic: bic ?? '',
    accountName: accountName ?? '',
    iban: groupIban(iban ?? ''),
    paymentTermDays: String(organization.paymentTermDays),
    firstNumber: series === undefined || series.isUsed ? '' : String(series.nextSequence),
  };
}

type Write = (values: BusinessValues) => PatchOrganization;

/** Of fields that stand for themselves. */
const writes: Readonly<Partial<Record<BusinessField, Write>>> = {
  countryCode: ({ countryCode }) => ({ countryCode }),
  name: ({ name }) => ({ name: name.trim() }),
  vatId: ({ vatId }) => ({ vatId: orNull(vatId) }),
  taxNumber: ({ taxNumber }) => ({ taxNumber: orNull(taxNumber) }),
  registrationNumber: ({ registrationNumber }) => ({ registrationNumber: orNull(registrationNumber) }),
  iban: ({ iban }) => ({ iban: normalizeIban(iban) || null }),
  bic: ({ bic }) => ({ bic: normalizeBic(bic) || null }),
  accountName: ({ accountName }) => ({ accountName: orNull(accountName) }),
  currency: ({ currency }) => ({ currency }),
  paymentTermDays: ({ paymentTermDays }) => ({ paymentTermDays: Number(paymentTermDays) }),
  invoicePattern: ({ invoicePattern }) => ({ invoicePattern: invoicePattern.trim() }),
  creditNotePattern: ({ creditNotePattern }) => ({ creditNotePattern: creditNotePattern.trim() }),
  zone: ({ zone }) => ({ zone }),
  selfApproval: ({ selfApproval }) => ({ selfApproval: selfApproval as Organization['selfApproval'] }),
};

/** `values` are those of the whole form. */
export function toOrganizationPatch(changed: ReadonlySet<string>, values: BusinessValues): PatchOrganization {
  const single = Object.entries(writes).flatMap(([field, write]) =>
    changed.has(field) ? [write(values)] : [],
  );
  const isContact = ['contactName', 'phone', 'email', 'contactEmail'].some((field) => changed.has(field));
  return Object.assign(
    {},
    ...single,
    toPartyPatch(changed, values),
    isContact ? { email: orNull(values.email), contact: toContact(values) } : {},
  );
}

/** XRechnung asks for all three (BR-DE-5 to BR-DE-7): the address is the practice's where the contact has none of its own. */
function toContact(values: BusinessValues): PatchOrganization['contact'] {
  const [name, phone] = [values.contactName.trim(), values.phone.trim()];
  const own = values.contactEmail.trim();
  const email = own === '' && (name !== '' || phone !== '') ? values.email.trim() : own;
  const filled = Object.entries({ name, phone, email }).filter(([, text]) => text !== '');
  return filled.length === 0 ? null : Object.fromEntries(filled);
}
