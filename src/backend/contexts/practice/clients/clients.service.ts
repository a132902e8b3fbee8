/** The use cases of clients. */
import { v7 as newId } from 'uuid';
import { text } from '../../../../words/text.ts';
import { archivedAt, changedColumns } from '../../../platform/db/changes.ts';
import type { Change } from '../../../platform/events/catalogue.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { changeParty, newParty, readParty } from '../../account/model/party-fields.ts';
import { changeTaxTerms, readTaxTerms, requireExemptionReason } from '../../account/model/tax-treatment.ts';
import { changeTimeRules, readRuleOverrides } from '../../account/model/time-rule-fields.ts';
import { changeVatId, readVatId, type VatIdReading } from '../../account/model/vat-id.ts';
import { deleteScopeRates } from '../rates/index.ts';
import {
  type ClientRow,
  countProjectsOf,
  deleteClient,
  findClient,
  insertClient,
  insertClients,
  listClients,
  listFollowers,
  moveClient,
  updateClient,
} from './clients.repository.ts';
import {
  type Client,
  type CreateClient,
  clientSchema,
  type ListClients,
  type PatchClient,
} from './clients.schema.ts';
import type { ClientImport, ImportClients } from './import/client-import.schema.ts';
import type { ImportPorts } from './import/import-clients.ts';
import type { ClientRowRead } from './import/read-client-file.ts';

/** Deleting is refused while projects hang on a client: it is archived instead. */
export interface ClientsService extends ResourceService<Client, ListClients, CreateClient, PatchClient> {
  importFile(caller: Caller, input: ImportClients): Promise<ClientImport>;
}

export interface ClientPorts extends SlicePorts, Pick<ImportPorts, 'prepareContacts'> {
  /** The practice's own, of which a client is taken to be when nothing else is said. */
  loadDefaults(reads: Reads): Promise<{ countryCode: string; currency: string }>;
  /** Called in the transaction that deletes the client. */
  deleteContactsOf(work: Work, clientId: string): Promise<void>;
}

export function toClient(row: ClientRow): Client {
  const { taxTreatment, taxCategory, taxRate } = readTaxTerms(row);
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    name: row.name,
    currency: row.currency,
    ...readParty(row),
    countryCode: row.country_code,
    countryChosen: row.country_chosen === 1,
    vatId: row.vat_id,
    debtor: row.debtor,
    email: row.email,
    buyerReference: row.buyer_reference,
    invoicePattern: row.invoice_pattern,
    taxTreatment: clientSchema.shape.taxTreatment.parse(taxTreatment),
    taxCategory,
    taxRate,
    paymentTermDays: row.payment_term_days,
    language: row.language,
    ...readRuleOverrides(row),
    archivedAt: toInstantOrNull(row.archived_at),
  };
}

type NewClient = CreateClient & { readonly countryCode: string; readonly countryChosen: boolean };

function toNewRow(
  organizationId: string,
  now: number,
  { input, vatId }: { readonly input: NewClient; readonly vatId: VatIdReading | undefined },
): ClientRow {
  return {
    id: input.id ?? newId(),
    organization_id: organizationId,
    name: input.name,
    currency: input.currency,
    ...newParty(input),
    country_chosen: input.countryChosen ? 1 : 0,
    vat_id: changeVatId(vatId, input.vatId, { vat_id: null, country_code: input.countryCode }) ?? null,
    debtor: input.debtor ?? null,
    email: input.email ?? null,
    buyer_reference: input.buyerReference ?? null,
    invoice_pattern: input.invoicePattern ?? null,
    ...toTaxColumns(noTaxTerms, input),
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
  {
    input,
    caller,
    vatId,
  }: {
    readonly input: PatchClient;
    readonly caller: Caller;
    readonly vatId: VatIdReading | undefined;
  },
): Partial<ClientRow> {
  return changedColumns<ClientRow>({
    name: input.name,
    ...changeParty(row, input),
    country_chosen: input.countryCode === undefined ? undefined : 1,
    vat_id: changeVatId(vatId, input.vatId, { ...row, country_code: input.countryCode ?? row.country_code }),
    debtor: input.debtor,
    email: input.email,
    buyer_reference: input.buyerReference,
    invoice_pattern: input.invoicePattern,
    ...toTaxColumns(row, input),
    payment_term_days: input.paymentTermDays,
    language: input.language,
    time_rules: changeTimeRules(row, input, { caller, now }),
    archived_at: archivedAt(row, input.archived, now),
    updated_at: now,
  });
}

const noTaxTerms = { tax_treatment: null, tax_category: null, tax_rate: null };

/** A rate of its own beside the practice's category is judged where both are known: on the invoice. */
function toTaxColumns(
  row: Pick<ClientRow, 'tax_treatment' | 'tax_category' | 'tax_rate'>,
  input: Pick<PatchClient, 'taxTreatment' | 'taxCategory' | 'taxRate'>,
): Pick<ClientRow, 'tax_treatment' | 'tax_category' | 'tax_rate'> {
  const terms = changeTaxTerms(readTaxTerms(row), input, () => null);
  return { tax_treatment: terms.taxTreatment, tax_category: terms.taxCategory, tax_rate: terms.taxRate };
}

async function addClient({ writes, log }: Work, row: ClientRow): Promise<Client> {
  const client = toClient(row);
  await insertClient(writes, row);
  await log({ type: 'client.created', id: row.id, version: row.version, after: client });
  return client;
}

/** The port of an import: clients that nobody has, made with turns for others, and written at once. */
async function prepareClients(
  { unitOfWork, clock }: ClientPorts,
  organizationId: string,
  given: readonly Pick<ClientRowRead, 'client' | 'vatId'>[],
): Promise<(work: Work) => Promise<void>> {
  const now = clock();
  const rows: ClientRow[] = [];
  const make = ({ client, vatId }: Pick<ClientRowRead, 'client' | 'vatId'>): Change => {
    const row = toNewRow(organizationId, now, { input: client, vatId });
    rows.push(row);
    return { type: 'client.created', id: row.id, version: row.version, after: toClient(row) };
  };
  const changes = await unitOfWork.prepare(given, make);
  return async (work) => {
    await insertClients(work.writes, rows);
    await work.logAll(changes);
  };
}

async function loadClient(reads: Reads, id: string): Promise<ClientRow> {
  const row = await findClient(reads, id);
  if (!row) {
    throw notFound('client');
  }
  return row;
}

/** A client of which only name, currency and perhaps its country are known. */
export async function addNamedClient(
  work: Work,
  organizationId: string,
  input: Pick<NewClient, 'name' | 'currency' | 'countryCode' | 'countryChosen'>,
): Promise<Client> {
  return await addClient(work, toNewRow(organizationId, work.now, { input, vatId: undefined }));
}

/** Clients whose country was never chosen move with the practice. */
export async function followCountry(
  { reads, writes, now, log }: Work,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const row of await listFollowers(reads, from)) {
    const change = { ...changeParty(row, { countryCode: to }), updated_at: now };
    const after = toClient(await moveClient(writes, row, changedColumns<ClientRow>(change)));
    await log({ type: 'client.changed', id: row.id, version: after.version, before: toClient(row), after });
  }
}

export interface NewClientRequest {
  readonly caller: Caller;
  readonly input: CreateClient;
  /** Of `input.vatId`. */
  readonly vatId: VatIdReading | undefined;
}

export async function createClient(
  ports: ClientPorts,
  work: Work,
  { caller, input, vatId }: NewClientRequest,
): Promise<Created<Client>> {
  const { reads, now } = work;
  const existing = input.id ? await findClient(reads, input.id) : undefined;
  const usual = existing?.country_code ?? (await ports.loadDefaults(reads)).countryCode;
  const countryChosen = input.countryCode !== undefined;
  const asked = { ...input, countryCode: input.countryCode ?? usual, countryChosen };
  const row = toNewRow(caller.actor.organizationId, now, { input: asked, vatId });
  if (existing) {
    return { created: false, record: requireSame(toClient(existing), toClient(row)) };
  }
  requireExemptionReason(input, toClient(row));
  return { created: true, record: await addClient(work, row) };
}

export function createClientsService(ports: ClientPorts): ClientsService {
  const { unitOfWork, deleteContactsOf } = ports;
  return {
    async list(caller, query) {
      const rows = await listClients(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, { item: toClient, key: (row) => [row.name, row.id] });
    },

    async get(caller, id) {
      return toClient(await loadClient(ports.reads(caller.actor), id));
    },

    async create(caller, input) {
      const vatId = await readVatId(input.vatId);
      return await unitOfWork.write(caller.actor, async (work) =>
        createClient(ports, work, { caller, input, vatId }),
      );
    },

    async patch(caller, id, input, expected) {
      const vatId = await readVatId(input.vatId);
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await loadClient(reads, id);
        requireVersion(row, expected);
        const before = toClient(row);
        const after = toClient(await updateClient(writes, row, toChange(row, now, { input, caller, vatId })));
        requireExemptionReason(input, after);
        await log({ type: 'client.changed', id, version: after.version, before, after });
        return after;
      });
    },

    async importFile(caller, input) {
      const { importClients } = await import('./import/import-clients.ts');
      return await importClients(
        { ...ports, prepareClients: async (...given) => await prepareClients(ports, ...given) },
        caller,
        input,
      );
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async (work) => {
        const { reads, writes, log } = work;
        const row = await loadClient(reads, id);
        requireVersion(row, expected);
        if ((await countProjectsOf(reads, row)) > 0) {
          throw new ApiError(
            'conflict',
            text`${row.name} has projects: archive the client instead of deleting it.`,
          );
        }
        await deleteContactsOf(work, id);
        await deleteScopeRates(writes, [id]);
        await deleteClient(writes, row);
        await log({ type: 'client.deleted', id, version: row.version + 1, before: toClient(row) });
      });
    },
  };
}
