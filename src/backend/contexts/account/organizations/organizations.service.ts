/** The use cases of organizations. */
import {
  defaultRateOf,
  followTax,
  type TaxTreatment,
  usualTreatment,
} from '../../../../domain/tax/treatments.ts';
import { hasVat } from '../../../../domain/tax/vat-countries.ts';
import { isTimeZone, localDate } from '../../../../domain/zones.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { changeParty, emptyToNull, parseOrNull, readParty, toJsonColumn } from '../model/party-fields.ts';
import { changeTaxTerms, readTaxTerms, requireExemptionReason } from '../model/tax-treatment.ts';
import { changeTimeRules, readOwnRules } from '../model/time-rule-fields.ts';
import { changeVatId, readVatId, type VatIdReading } from '../model/vat-id.ts';
import { findOrganization, type OrganizationRow, updateOrganization } from './organizations.repository.ts';
import type { Organization, PatchOrganization } from './organizations.schema.ts';

export type OrganizationsService = Pick<
  ResourceService<Organization, PageQuery, never, PatchOrganization>,
  'list' | 'get' | 'patch'
>;

export function toOrganization(row: OrganizationRow): Organization {
  const { taxTreatment, taxCategory, taxRate } = readTaxTerms(row);
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    name: row.name,
    ...readParty(row),
    countryCode: row.country_code,
    countryChosen: row.country_chosen === 1,
    vatId: row.vat_id,
    taxNumber: row.tax_number,
    registrationNumber: row.registration_number,
    email: row.email,
    contact: parseOrNull(row.contact),
    iban: row.iban,
    bic: row.bic,
    accountName: row.account_name,
    currency: row.currency,
    zone: row.zone,
    language: row.language,
    selfApproval: row.self_approval,
    ...readOwnRules(row),
    taxTreatment: taxTreatment ?? 'standard',
    taxCategory: taxCategory ?? 'S',
    taxRate,
    paymentTermDays: row.payment_term_days,
    invoicePattern: row.invoice_pattern,
    creditNotePattern: row.credit_note_pattern,
  };
}

interface Change {
  readonly input: PatchOrganization;
  readonly caller: Caller;
  readonly vatId: VatIdReading | undefined;
}

function toChange(
  row: OrganizationRow,
  now: number,
  { input, caller, vatId }: Change,
): Partial<OrganizationRow> {
  return changedColumns<OrganizationRow>({
    name: input.name,
    ...changeParty(row, input),
    country_chosen: input.countryCode === undefined ? undefined : 1,
    vat_id: changeVatId(vatId, input.vatId, { ...row, country_code: input.countryCode ?? row.country_code }),
    tax_number: emptyToNull(input.taxNumber),
    registration_number: emptyToNull(input.registrationNumber),
    email: input.email,
    contact: toJsonColumn(compactContact(input.contact)),
    iban: emptyToNull(input.iban),
    bic: emptyToNull(input.bic),
    account_name: emptyToNull(input.accountName),
    currency: input.currency,
    zone: input.zone,
    language: input.language,
    self_approval: input.selfApproval,
    time_rules: changeTimeRules(row, input, { caller, now }),
    ...toTaxColumns(row, now, input),
    payment_term_days: input.paymentTermDays,
    invoice_pattern: input.invoicePattern,
    credit_note_pattern: input.creditNotePattern,
    updated_at: now,
  });
}

/** A treatment that is chosen without a rate takes the one of the country's table today; so does a rate that nobody said yet. */
function toTaxColumns(row: OrganizationRow, now: number, input: PatchOrganization): Partial<OrganizationRow> {
  const facts = { countryCode: input.countryCode ?? row.country_code, date: localDate(now, row.zone) };
  const usualRate = (treatment: TaxTreatment) => defaultRateOf(treatment, facts) ?? null;
  const terms = changeTaxTerms(readTaxTerms(row), withMovedTax(row, input, facts), usualRate);
  const category = terms.taxCategory ?? row.tax_category;
  const isOpen = (terms.taxRate ?? '') === '' && input.taxRate === undefined && category === 'S';
  return {
    tax_treatment: terms.taxTreatment,
    tax_category: category,
    tax_rate: (isOpen ? usualRate('standard') : terms.taxRate) ?? '',
  };
}

/** Between a country with VAT and one without the treatment follows, where nothing else is said of the tax. */
function withMovedTax(
  row: OrganizationRow,
  input: PatchOrganization,
  { countryCode, date }: { readonly countryCode: string; readonly date: string },
): PatchOrganization {
  const { taxTreatment: said, taxCategory, taxRate } = input;
  if (said !== undefined || taxCategory !== undefined) return input;
  if (taxRate !== undefined) {
    // Who names a rate charges it: that nothing is charged was assumed only.
    const isAssumed =
      row.tax_treatment === 'outside_scope' && !(hasVat(countryCode) && hasVat(row.country_code));
    return isAssumed && Number(taxRate) > 0 ? { ...input, taxTreatment: 'standard' } : input;
  }
  return followCountryTax(row, input, { countryCode, date });
}

function followCountryTax(
  row: OrganizationRow,
  input: PatchOrganization,
  { countryCode, date }: { readonly countryCode: string; readonly date: string },
): PatchOrganization {
  const before = { taxTreatment: row.tax_treatment ?? 'standard', taxRate: row.tax_rate };
  const moved = followTax(before, { from: row.country_code, to: countryCode, date });
  if (moved === undefined || moved.taxTreatment === before.taxTreatment) return input;
  return { ...input, taxTreatment: usualTreatment(countryCode) };
}

function compactContact(contact: PatchOrganization['contact']): PatchOrganization['contact'] {
  if (!contact) return contact;
  const filled = Object.entries(contact).filter(([, text]) => text !== undefined && text !== '');
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

async function loadOrganization(reads: Reads, id = reads.actor.organizationId): Promise<OrganizationRow> {
  const row = id === reads.actor.organizationId ? await findOrganization(reads) : undefined;
  if (!row) {
    throw notFound('organization');
  }
  return row;
}

export interface OrganizationPorts extends SlicePorts {
  /** Called in the transaction that moves the practice to another country. */
  followCountry(work: Work, move: CountryMove): Promise<void>;
}

/** ISO 3166-1 alpha-2. */
export interface CountryMove {
  readonly organizationId: string;
  readonly from: string;
  readonly to: string;
}

export function createOrganizationsService({
  reads,
  unitOfWork,
  followCountry,
}: OrganizationPorts): OrganizationsService {
  return {
    async list(caller) {
      return {
        items: [toOrganization(await loadOrganization(reads(caller.actor)))],
        nextCursor: null,
      };
    },

    async get(caller, id) {
      return toOrganization(await loadOrganization(reads(caller.actor), id));
    },

    async patch(caller, id, input, expected) {
      if (input.zone !== undefined && !isTimeZone(input.zone)) {
        throw invalidField('zone', 'is not a time zone of the IANA database');
      }
      const vatId = await readVatId(input.vatId);
      return await unitOfWork.write(caller.actor, async (work) => {
        const { now, log } = work;
        const row = await loadOrganization(work.reads, id);
        requireVersion(row, expected);
        const after = toOrganization(
          await updateOrganization(work.writes, row, toChange(row, now, { input, caller, vatId })),
        );
        requireExemptionReason(input, after);
        await log({
          type: 'organization.changed',
          id,
          version: after.version,
          before: toOrganization(row),
          after,
        });
        if (after.countryCode !== row.country_code) {
          await followCountry(work, { organizationId: id, from: row.country_code, to: after.countryCode });
        }
        return after;
      });
    },
  };
}
