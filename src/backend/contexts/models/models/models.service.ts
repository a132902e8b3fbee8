/** The use cases of providers and their models. */
import { v7 as newId } from 'uuid';
import { askerOf, type KeyOwner } from '../../../../domain/models/choose-key.ts';
import { asOf } from '../../../../domain/models/price-table.ts';
import { text } from '../../../../words/text.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import { isOwnNetwork } from '../../../platform/models/base-url.ts';
import type { ModelGateway } from '../../../platform/models/gateway.ts';
import { listOffers, type OfferPorts } from '../../../platform/models/offers.ts';
import { type ProviderPreset, providerPresets } from '../../../platform/models/presets.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import {
  deleteProvider,
  findProvider,
  insertProvider,
  listProviders,
  loadProviders,
  type ProviderRow,
  updateProvider,
} from './models.repository.ts';
import type {
  CreateModelProvider,
  ListModelProviders,
  ModelProvider,
  ModelTest,
  OfferedModels,
  PatchModelProvider,
  ProviderRecord,
  TestModelProvider,
} from './models.schema.ts';
import { stateOf, toConfigured, toRecord } from './provider-record.ts';
import { testProvider } from './test-provider.ts';

export interface ModelsPorts extends SlicePorts, OfferPorts {
  readonly gateway: ModelGateway;
  /** Why nothing is sent to the address of a provider. */
  findObjection(url: string): Promise<string | undefined>;
  /** Nobody ends the membership of the person until the transaction ends. */
  holdUser(reads: Reads, userId: string): Promise<void>;
}

/** Whose key it is to be: the caller's own, or that of all of their organization. */
type KeyFor = 'person' | 'organization';

export interface ModelsService
  extends ResourceService<ModelProvider, ListModelProviders, CreateModelProvider, PatchModelProvider> {
  listModels(caller: Caller): Promise<OfferedModels>;
  putKey(caller: Caller, id: string, given: { readonly for: KeyFor; readonly key: string }): Promise<void>;
  removeKey(caller: Caller, id: string, of: KeyFor): Promise<void>;
  test(caller: Caller, id: string, input: TestModelProvider): Promise<ModelTest>;
}

async function loadProvider(reads: Reads, id: string): Promise<ProviderRow> {
  const row = await findProvider(reads, id);
  if (!row) throw notFound('provider of models');
  return row;
}

/** Nobody is told that a model is local which is not. */
function requirePrivacy({ baseUrl, models }: Pick<ProviderRecord, 'baseUrl' | 'models'>): void {
  const at = models.findIndex(({ privacy }) => privacy === 'local');
  if (at !== -1 && !isOwnNetwork(baseUrl)) {
    throw invalidField(
      `models.${at}.privacy`,
      'is not local: the provider is not on your own machine or network',
    );
  }
}

function newRow(input: CreateModelProvider, organizationId: string, now: number): ProviderRow {
  const preset: Partial<ProviderPreset> = input.preset === undefined ? {} : providerPresets[input.preset];
  const { kind = preset.kind, title = preset.title, baseUrl = preset.baseUrl } = input;
  if (kind === undefined) throw invalidField('kind', 'is needed, or a preset');
  if (title === undefined) throw invalidField('title', 'is needed, or a preset');
  if (baseUrl === undefined) throw invalidField('baseUrl', 'is needed, or a preset');
  requirePrivacy({ baseUrl, models: input.models });
  return {
    id: input.id ?? newId(),
    organization_id: organizationId,
    kind,
    title,
    base_url: baseUrl,
    needs_key: (input.needsKey ?? preset.needsKey ?? true) ? 1 : 0,
    models: JSON.stringify(input.models),
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

class Models {
  private readonly ports: ModelsPorts;

  constructor(ports: ModelsPorts) {
    this.ports = ports;
  }

  private view({ actor }: Caller, row: ProviderRow): ModelProvider {
    const record = toRecord(row);
    return { ...record, ...stateOf(this.ports, askerOf(actor), toConfigured(record)) };
  }

  /** @throws ApiError `invalid` */
  private async requireReachable(url: string | undefined): Promise<void> {
    const objection = url === undefined ? undefined : await this.ports.findObjection(url);
    if (objection !== undefined) throw invalidField('baseUrl', text`is refused on this server. ${objection}`);
  }

  async list(caller: Caller, query: ListModelProviders) {
    const rows = await listProviders(this.ports.reads(caller.actor), query);
    const item = (row: ProviderRow) => this.view(caller, row);
    return toPage(rows, query.limit, { item, key: (row) => [row.title, row.id] });
  }

  async get(caller: Caller, id: string): Promise<ModelProvider> {
    return this.view(caller, await loadProvider(this.ports.reads(caller.actor), id));
  }

  async create(caller: Caller, input: CreateModelProvider): Promise<Created<ModelProvider>> {
    const { organizationId } = caller.actor;
    await this.requireReachable(input.baseUrl ?? (input.preset && providerPresets[input.preset].baseUrl));
    const made = await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
      const existing = input.id === undefined ? undefined : await findProvider(reads, input.id);
      const row = newRow(input, organizationId, existing?.created_at ?? now);
      if (existing) {
        requireSame(toRecord(existing), toRecord(row));
        return { created: false, row: existing };
      }
      await insertProvider(writes, row);
      await log({ type: 'model-provider.created', id: row.id, version: row.version, after: toRecord(row) });
      return { created: true, row };
    });
    return { created: made.created, record: this.view(caller, made.row) };
  }

  async patch(
    caller: Caller,
    id: string,
    input: PatchModelProvider,
    expected?: number,
  ): Promise<ModelProvider> {
    await this.requireReachable(input.baseUrl);
    const after = await this.ports.unitOfWork.write(caller.actor, async (work) => {
      const { reads, writes, now, log } = work;
      const row = await loadProvider(reads, id);
      requireVersion(row, expected);
      const { title, baseUrl, needsKey, models } = input;
      const change = changedColumns<ProviderRow>({
        title,
        base_url: baseUrl,
        needs_key: needsKey === undefined ? undefined : Number(needsKey),
        models: models && JSON.stringify(models),
        updated_at: now,
      });
      requirePrivacy(toRecord({ ...row, ...change }));
      const updated = await updateProvider(writes, row, change);
      const [old, fresh] = [toRecord(row), toRecord(updated)];
      await log({
        type: 'model-provider.changed',
        id,
        version: updated.version,
        before: old,
        after: fresh,
      });
      const isMoved = new URL(old.baseUrl).origin !== new URL(fresh.baseUrl).origin;
      if (isMoved) await this.forgetKeys(work, old);
      return updated;
    });
    return this.view(caller, after);
  }

  async remove(caller: Caller, id: string, expected?: number): Promise<void> {
    await this.ports.unitOfWork.write(caller.actor, async (work) => {
      const { reads, writes, log } = work;
      const row = await loadProvider(reads, id);
      requireVersion(row, expected);
      await deleteProvider(writes, row);
      await log({ type: 'model-provider.deleted', id, version: row.version + 1, before: toRecord(row) });
      await this.forgetKeys(work, toRecord(row));
    });
  }

  async listModels(caller: Caller): Promise<OfferedModels> {
    const actor = personOf(caller);
    const offers = await listOffers(this.ports, actor);
    const items = offers.map(
      ({
        provider,
        price,
        modelId: _modelId,
        isContextKnown: _isKnown,
        isOnlyChosen: _isOnly,
        answersRuns: _runs,
        answersBy: _by,
        ...offer
      }) => ({
        ...offer,
        ...stateOf(this.ports, askerOf(actor), provider),
        providerTitle: provider.title,
        price: price ?? null,
      }),
    );
    return { items, pricesAsOf: asOf };
  }

  async putKey(
    caller: Caller,
    id: string,
    given: { readonly for: KeyFor; readonly key: string },
  ): Promise<void> {
    await this.changeKey(caller, { id, of: given.for }, async (work, provider) => {
      const owner = ownerOf(caller, given.for);
      if (owner.userId !== undefined) await this.ports.holdUser(work.reads, owner.userId);
      await this.ports.keys.put({ ...owner, provider }, given.key, work);
    });
  }

  async removeKey(caller: Caller, id: string, of: KeyFor): Promise<void> {
    await this.changeKey(caller, { id, of }, async (work, provider) => {
      await this.ports.keys.remove({ ...ownerOf(caller, of), provider }, work);
    });
  }

  private async changeKey(
    caller: Caller,
    { id, of }: { readonly id: string; readonly of: KeyFor },
    change: (work: Work, provider: ProviderRecord) => Promise<void>,
  ): Promise<void> {
    await this.ports.unitOfWork.write(caller.actor, async (work) => {
      await change(work, toRecord(await loadProvider(work.reads, id)));
      // What was known is of the key that was there, not of those of others.
      work.afterCommit(() => this.ports.health.forget({ ...ownerOf(caller, of), providerId: id }));
    });
  }

  async test(caller: Caller, id: string, input: TestModelProvider): Promise<ModelTest> {
    const { models } = toRecord(await loadProvider(this.ports.reads(caller.actor), id));
    const model = input.model ?? models[0]?.id;
    if (model === undefined) throw invalidField('model', 'is needed: the provider has none yet');
    return await testProvider(this.ports.gateway, caller, { ...input, model: `${id}/${model}` });
  }

  /** The organization's and those of its people; with them goes what was known of the provider. */
  private async forgetKeys(work: Work, provider: ProviderRecord): Promise<void> {
    const { organizationId } = work.writes.actor;
    await this.ports.keys.removeAll(organizationId, provider, work);
    work.afterCommit(() => this.ports.health.forgetAll(organizationId, provider.id));
  }
}

function ownerOf(caller: Caller, whose: KeyFor): KeyOwner {
  const { organizationId } = caller.actor;
  return whose === 'person' ? { organizationId, userId: personOf(caller).userId } : { organizationId };
}

export function createModelsService(ports: ModelsPorts): ModelsService {
  const models = new Models(ports);
  return {
    list: async (...asked) => await models.list(...asked),
    get: async (...asked) => await models.get(...asked),
    create: async (...asked) => await models.create(...asked),
    patch: async (...asked) => await models.patch(...asked),
    remove: async (...asked) => await models.remove(...asked),
    listModels: async (...asked) => await models.listModels(...asked),
    putKey: async (...asked) => await models.putKey(...asked),
    removeKey: async (...asked) => await models.removeKey(...asked),
    test: async (...asked) => await models.test(...asked),
  };
}

/** What the gateway asks of the settings. */
export async function loadConfigured(reads: Reads) {
  return (await loadProviders(reads)).map((row) => toConfigured(toRecord(row)));
}
