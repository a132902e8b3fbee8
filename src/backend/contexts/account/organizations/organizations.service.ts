/** The use cases of organizations. */
import { isTimeZone } from '../../../../domain/zones.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import { type PageQuery, taxCategorySchema } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reader } from '../../../schema.ts';
import { requireTaxRate } from '../model/tax-rate.ts';
import { changeTimeRules, readOwnRules } from '../model/time-rule-fields.ts';
import { findOrganization, type OrganizationRow, updateOrganization } from './organizations.repository.ts';
import type { Organization, PatchOrganization } from './organizations.schema.ts';

export type OrganizationsService = Pick<
  ResourceService<Organization, PageQuery, never, PatchOrganization>,
  'list' | 'get' | 'patch'
>;

export function toOrganization(row: OrganizationRow): Organization {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    name: row.name,
    addressLines: JSON.parse(row.address_lines),
    countryCode: row.country_code,
    vatId: row.vat_id,
    email: row.email,
    iban: row.iban,
    bic: row.bic,
    currency: row.currency,
    zone: row.zone,
    language: row.language,
    selfApproval: row.self_approval,
    ...readOwnRules(row),
    taxCategory: taxCategorySchema.parse(row.tax_category),
    taxRate: row.tax_rate,
    paymentTermDays: row.payment_term_days,
    invoicePrefix: row.invoice_prefix,
  };
}

function toChange(
  row: OrganizationRow,
  now: number,
  { input, caller }: { readonly input: PatchOrganization; readonly caller: Caller },
): Partial<OrganizationRow> {
  return changedColumns<OrganizationRow>({
    name: input.name,
    address_lines: input.addressLines && JSON.stringify(input.addressLines),
    country_code: input.countryCode,
    vat_id: input.vatId,
    email: input.email,
    iban: input.iban,
    bic: input.bic,
    currency: input.currency,
    zone: input.zone,
    language: input.language,
    self_approval: input.selfApproval,
    time_rules: changeTimeRules(row, input, { caller, now }),
    tax_category: input.taxCategory,
    tax_rate: input.taxRate,
    payment_term_days: input.paymentTermDays,
    invoice_prefix: input.invoicePrefix,
    updated_at: now,
  });
}

async function loadOrganization(db: Reader, caller: Caller, id: string): Promise<OrganizationRow> {
  const row = id === caller.actor.organizationId ? await findOrganization(db, id) : undefined;
  if (!row) {
    throw notFound('organization');
  }
  return row;
}

export function createOrganizationsService({ db, unitOfWork }: SlicePorts): OrganizationsService {
  return {
    async list(caller) {
      return {
        items: [toOrganization(await loadOrganization(db, caller, caller.actor.organizationId))],
        nextCursor: null,
      };
    },

    async get(caller, id) {
      return toOrganization(await loadOrganization(db, caller, id));
    },

    async patch(caller, id, input, expected) {
      if (input.zone !== undefined && !isTimeZone(input.zone)) {
        throw invalidField('zone', 'is not a time zone of the IANA database');
      }
      return await unitOfWork.write(caller.actor, async ({ trx, now, log }) => {
        const row = await loadOrganization(trx, caller, id);
        requireVersion(row, expected);
        const after = toOrganization(
          await updateOrganization(trx, row, toChange(row, now, { input, caller })),
        );
        requireTaxRate(after.taxCategory, after.taxRate);
        await log({
          type: 'organization.changed',
          id,
          version: after.version,
          before: toOrganization(row),
          after,
        });
        return after;
      });
    },
  };
}
