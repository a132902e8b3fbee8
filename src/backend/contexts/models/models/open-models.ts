/** The gateway of a backend, over its settings: what the coach asks, and what the routes of this slice show. */
import type { Host } from '../../../platform/host.ts';
import { askForObject } from '../../../platform/models/ask-for-object.ts';
import { type BridgeHub, Windows } from '../../../platform/models/bridge-hub.ts';
import { createModelGateway } from '../../../platform/models/create-model-gateway.ts';
import type { ModelGatewayPorts } from '../../../platform/models/gateway-ports.ts';
import { createHealthBook } from '../../../platform/models/health-book.ts';
import { createKeyRing } from '../../../platform/models/key-ring.ts';
import type { Limits } from '../../../platform/models/limits.ts';
import type { Spending } from '../../../platform/models/spending.ts';
import { loadConfigured, type ModelsPorts } from './models.service.ts';
import { environmentProviders } from './provider-record.ts';

export interface ModelOptions {
  /** Where keys and a model may be named; nothing is read when absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly limits?: Partial<Limits>;
  /** Of a server: no provider is on its own network, unless its operator names the host. */
  readonly onServer?: boolean;
}

export interface OpenedModels extends ModelsPorts {
  /** Where windows bring the models of their editors. */
  readonly bridge: BridgeHub;
  /** An answer that is checked by a schema, for what works with it rather than shows it. */
  readonly askForObject: typeof askForObject;
}

export function openModels(
  host: Host,
  {
    spending,
    options: { env = {}, limits, onServer = false },
    loadNames,
    holdUser,
  }: {
    readonly spending: Spending;
    readonly options: ModelOptions;
    readonly loadNames: NonNullable<ModelGatewayPorts['loadNames']>;
    readonly holdUser: ModelsPorts['holdUser'];
  },
): OpenedModels {
  const named = environmentProviders(env);
  const settings = {
    listProviders: async (organizationId: string) => [
      ...(await loadConfigured(host.reads({ kind: 'system', organizationId, task: 'models' }))),
      ...named,
    ],
  };
  const shared = {
    settings,
    spending,
    bridge: new Windows(),
    keys: createKeyRing(host.secrets, env),
    health: createHealthBook(host.clock),
  };
  const gateway = createModelGateway({
    ...shared,
    loadNames,
    limits,
    now: host.clock,
    logger: host.logger,
    pin: onServer ? host.outbound.pin : undefined,
  });
  const findObjection = async (url: string) =>
    onServer ? await host.outbound.findObjection(url) : undefined;
  return { ...host, ...shared, gateway, findObjection, holdUser, askForObject };
}
