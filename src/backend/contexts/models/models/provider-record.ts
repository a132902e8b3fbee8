/** A provider as it is kept, on the wire, and before the gateway. */
import type { KeyOwner } from '../../../../domain/models/choose-key.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { findUrlFault } from '../../../platform/models/base-url.ts';
import { type HealthBook, healthPlaceOf } from '../../../platform/models/health-book.ts';
import type { KeyRing } from '../../../platform/models/key-ring.ts';
import type { ConfiguredProvider } from '../../../platform/models/model-settings.ts';
import type { ProviderRow } from './models.repository.ts';
import {
  type ProviderRecord,
  type ProviderState,
  providerRecordSchema,
  storedModelsSchema,
} from './models.schema.ts';

export function toRecord(row: ProviderRow): ProviderRecord {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    kind: providerRecordSchema.shape.kind.parse(row.kind),
    title: row.title,
    baseUrl: row.base_url,
    needsKey: row.needs_key === 1,
    models: storedModelsSchema.parse(JSON.parse(row.models)),
  };
}

export function toConfigured({
  id,
  kind,
  title,
  baseUrl,
  needsKey,
  models,
}: ProviderRecord): ConfiguredProvider {
  return { id, kind, title, baseUrl, needsKey, models };
}

interface StatePorts {
  readonly keys: KeyRing;
  readonly health: HealthBook;
}

export function stateOf(
  { keys, health }: StatePorts,
  asker: KeyOwner,
  provider: ConfiguredProvider,
): ProviderState {
  const { state, fault = null } = health.find(healthPlaceOf(keys, asker, provider));
  const found = keys.find(asker, provider);
  const held = found ? (fault === 'wrong_key' ? 'rejected' : 'present') : 'missing';
  const key = provider.needsKey || found ? held : 'not_needed';
  return { key, keyOf: found?.of ?? null, health: state, fault };
}

/** By VIREO_MODEL_URL and VIREO_MODEL_NAME, for all organizations of the backend. */
export function environmentProviders(
  env: Readonly<Record<string, string | undefined>>,
): readonly ConfiguredProvider[] {
  const { VIREO_MODEL_URL: baseUrl, VIREO_MODEL_NAME: model, VIREO_MODEL_KEY: key } = env;
  if (!baseUrl || !model || findUrlFault(baseUrl) !== undefined) return [];
  const models = [{ id: model }];
  return [{ id: 'environment', kind: 'compatible', title: model, baseUrl, needsKey: Boolean(key), models }];
}
