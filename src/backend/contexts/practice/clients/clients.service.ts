/** The use cases of clients. */
import { v7 as newId } from 'uuid';
import { archivedAt, changedColumns } from '../../../platform/db/changes.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { Reader } from '../../../schema.ts';
import { requireTaxRate } from '../../account/model/tax-rate.ts';
import { changeTimeRules, readRuleOverrides } from '../../account/model/time-rule-fields.ts';
import { deleteScopeRates } from '../rates/index.ts';
import {
  type ClientRow,
  countProjectsOf,
  deleteClient,
  findClient,
  insertClient,
  listClients,
  updateClient,
} from './clients.repository.ts';
import {
  type Client,
  type CreateClient,
  clientSchema,
  type ListClients,
  type PatchClient,
} from './clients.schema.ts';

/** Deleting is refused while projects hang on a client: it is archived instead. */
export type ClientsService = ResourceService<Client, ListClients, CreateClient, PatchClient>;

export interface ClientPorts extends SlicePorts {
  /** The practice's own, of which a client is taken to be when nothing else is said. */
  loadCountry(db: Reader, organizationId: string): Promise<string>;
}

export function toClient(row: ClientRow): Client {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    name: row.name,
    currency: row.currency,
    addressLines: JSON.parse(row.address_lines),
    countryCode: row.country_code,
    vatId: row.vat_id,
    email: row.email,
    buyerReference: row.buyer_reference,
    taxCategory: clientSchema.shape.taxCategory.parse(row.tax_category),
    taxRate: row.tax_rate,
    paymentTermDays: row.payment_term_days,
    language: row.language,
    ...readRuleOverrides(row),
    archivedAt: toInstantOrNull(row.archived_at),
  };
}

type NewClient = CreateClient & { readonly countryCode: string };

function toNewRow(organizationId: string, now: number, input: NewClient): ClientRow {
  return {
    id: input.id ?? newId(),
    organization_id: organizationId,
    name: input.name,
    currency: input.currency,
    address_lines: JSON.stringify(input.addressLines ?? []),
    country_code: input.countryCode,
    vat_id: input.vatId ?? null,
    email: input.email ?? null,
    buyer_reference: input.buyerReference ?? null,
    tax_category: input.taxCategory ?? null,
    tax_rate: input.taxRate ?? null,
    payment_term_days: input.paymentTermDays ?? null,
    language: input.language ?? null,
    time_rules: '{}',
    archived_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

function toChange(
  row: ClientRow,
  now: number,
  { input, caller }: { readonly input: PatchClient; readonly caller: Caller },
): Partial<ClientRow> {
  return changedColumns<ClientRow>({
    name: input.name,
    address_lines: input.addressLines && JSON.stringify(input.addressLines),
    country_code: input.countryCode,
    vat_id: input.vatId,
    email: input.email,
    buyer_reference: input.buyerReference,
    tax_category: input.taxCategory,
    tax_rate: input.taxRate,
    payment_term_days: input.paymentTermDays,
    language: input.language,
    time_rules: changeTimeRules(row, input, { caller, now }),
    archived_at: archivedAt(row, input.archived, now),
    updated_at: now,
  });
}

/** A rate of its own beside the practice's category is judged where both are known: on the invoice. */
function requireTax({ taxCategory, taxRate }: Client): void {
  if (taxCategory !== null && taxRate !== null) {
    requireTaxRate(taxCategory, taxRate);
  }
}

async function addClient({ trx, log }: Work, row: ClientRow): Promise<Client> {
  const client = toClient(row);
  requireTax(client);
  await insertClient(trx, row);
  await log({ type: 'client.created', id: row.id, version: row.version, after: client });
  return client;
}

async function loadClient(db: Reader, caller: Caller, id: string): Promise<ClientRow> {
  const row = await findClient(db, caller.actor.organizationId, id);
  if (!row) {
    throw notFound('client');
  }
  return row;
}

/** A client of which only name and currency are known, of the practice's own country. */
export async function addNamedClient(
  work: Work,
  organizationId: string,
  {
    name,
    currency,
    countryCode,
  }: { readonly name: string; readonly currency: string; readonly countryCode: string },
): Promise<Client> {
  return await addClient(work, toNewRow(organizationId, work.now, { name, currency, countryCode }));
}

export function createClientsService({ db, unitOfWork, loadCountry }: ClientPorts): ClientsService {
  return {
    async list(caller, query) {
      const rows = await listClients(db, caller.actor.organizationId, query);
      return toPage(rows, query.limit, { item: toClient, key: (row) => [row.name, row.id] });
    },

    async get(caller, id) {
      return toClient(await loadClient(db, caller, id));
    },

    async create(caller, input) {
      return await unitOfWork.write(caller.actor, async (work) => {
        const { trx, now } = work;
        const { organizationId } = caller.actor;
        const existing = input.id ? await findClient(trx, organizationId, input.id) : undefined;
        const usual = existing?.country_code ?? (await loadCountry(trx, organizationId));
        const row = toNewRow(organizationId, now, { ...input, countryCode: input.countryCode ?? usual });
        if (existing) {
          return { created: false, record: requireSame(toClient(existing), toClient(row)) };
        }
        return { created: true, record: await addClient(work, row) };
      });
    },

    async patch(caller, id, input, expected) {
      return await unitOfWork.write(caller.actor, async ({ trx, now, log }) => {
        const row = await loadClient(trx, caller, id);
        requireVersion(row, expected);
        const before = toClient(row);
        const after = toClient(await updateClient(trx, row, toChange(row, now, { input, caller })));
        requireTax(after);
        await log({ type: 'client.changed', id, version: after.version, before, after });
        return after;
      });
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async ({ trx, log }) => {
        const row = await loadClient(trx, caller, id);
        requireVersion(row, expected);
        if ((await countProjectsOf(trx, row)) > 0) {
          throw new ApiError(
            'conflict',
            `${row.name} has projects: archive the client instead of deleting it.`,
          );
        }
        await deleteScopeRates(trx, { organizationId: row.organization_id, ids: [id] });
        await deleteClient(trx, row);
        await log({ type: 'client.deleted', id, version: row.version + 1, before: toClient(row) });
      });
    },
  };
}
