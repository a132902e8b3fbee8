/** A gateway before a provider of the test's own, with a ledger in memory. */

import { inBackground } from '../../../contract/background/in-background.ts';
import type { BridgePort } from '../../platform/models/bridge.ts';
import { createModelGateway } from '../../platform/models/create-model-gateway.ts';
import {
  ModelError as CapError,
  isModelError,
  type ModelError,
  type ModelEvent,
  type ModelGateway,
  type ModelRequest,
} from '../../platform/models/gateway.ts';
import { createHealthBook } from '../../platform/models/health-book.ts';
import { createKeyRing, type KeyRing } from '../../platform/models/key-ring.ts';
import type { Limits } from '../../platform/models/limits.ts';
import type { ConfiguredProvider } from '../../platform/models/model-settings.ts';
import type { EnteredPrice, ReservedCall, SettledCall, Spending } from '../../platform/models/spending.ts';
import { createMemorySecrets } from '../../platform/secrets/memory-secrets.ts';

export interface MemoryLedger extends Spending {
  readonly reserved: (ReservedCall & { readonly id: string })[];
  readonly settled: (SettledCall & { readonly id: string })[];
  prices: EnteredPrice[];
  capMicroUsd: number;
}

export function createMemoryLedger(): MemoryLedger {
  const ledger: MemoryLedger = {
    reserved: [],
    settled: [],
    prices: [],
    capMicroUsd: Number.POSITIVE_INFINITY,
    async reserve(call) {
      const spent = ledger.settled.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0);
      if (spent + call.worstMicroUsd > ledger.capMicroUsd)
        throw new CapError('cap_reached', 'The cap of a day is reached.');
      const id = `r${ledger.reserved.length}`;
      ledger.reserved.push({ ...call, id });
      return { id };
    },
    async settle(_organizationId, id, settled) {
      ledger.settled.push({ ...settled, id });
    },
    listPrices: async () => ledger.prices,
    describe: async (_organizationId, microUsd) => `${microUsd} µ$`,
  };
  return ledger;
}

export const testKey = 'sk-planted-0123456789abcdef';

export interface ModelPractice {
  readonly gateway: ModelGateway;
  readonly ledger: MemoryLedger;
  readonly keys: KeyRing;
  readonly logged: unknown[];
  clock: number;
  ask(request?: Partial<ModelRequest>, signal?: AbortSignal): Promise<Asked>;
}

export interface Asked {
  readonly events: readonly ModelEvent[];
  readonly text: string;
  readonly error: unknown;
  readonly code: ModelError['code'] | undefined;
}

export function eventsOf<Type extends ModelEvent['type']>(
  { events }: Pick<Asked, 'events'>,
  type: Type,
): readonly Extract<ModelEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<ModelEvent, { type: Type }> => event.type === type);
}

export const testRequest: ModelRequest = {
  actor: { kind: 'user', organizationId: 'o1', userId: 'u1', role: 'org_admin' },
  task: 'coach',
  about: 'How many hours?',
  messageId: 'q1',
  system: 'You help.',
  messages: [{ role: 'user', text: 'How many hours?' }],
  tools: [],
  locale: 'en',
  files: 0,
};

const quick: Partial<Limits> = { retries: 0, backoffMs: 1, faultsInRow: 1_000 };

export function createModelPractice(
  providers: readonly ConfiguredProvider[],
  { limits = {}, bridge }: { readonly limits?: Partial<Limits>; readonly bridge?: BridgePort } = {},
): ModelPractice {
  const ledger = createMemoryLedger();
  const keys = createKeyRing(createMemorySecrets());
  const logged: unknown[] = [];
  for (const provider of providers) {
    inBackground(keys.put({ organizationId: 'o1', provider }, testKey), 'Put');
  }
  const practice: Omit<ModelPractice, 'gateway' | 'ask'> = { ledger, keys, logged, clock: 0 };
  const gateway = createModelGateway({
    spending: ledger,
    keys,
    settings: { listProviders: async () => providers },
    now: () => practice.clock,
    health: createHealthBook(() => practice.clock),
    limits: { ...quick, ...limits },
    bridge,
    logger: { warn: (...given: unknown[]) => void logged.push(given) },
  });
  const ask: ModelPractice['ask'] = async (request = {}, signal = new AbortController().signal) => {
    const events: ModelEvent[] = [];
    let error: unknown;
    try {
      for await (const event of gateway.stream({ ...testRequest, ...request }, signal)) events.push(event);
    } catch (thrown) {
      error = thrown;
    }
    const text = eventsOf({ events }, 'text')
      .map((event) => event.text)
      .join('');
    return { events, text, error, code: isModelError(error) ? error.code : undefined };
  };
  return Object.assign(practice, { gateway, ask });
}

/** At a server of the test's own, with a price: 1 $ and 2 $ a million. */
export function testProvider(
  kind: 'compatible' | 'anthropic' | 'openai',
  url: string,
  id: string = kind,
): ConfiguredProvider {
  const price = { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 };
  const model = {
    id: 'm',
    title: `Model of ${id}`,
    class: 'standard',
    privacy: 'cloud',
    contextTokens: 100_000,
    price,
  } as const;
  return { id, kind, title: `Provider ${id}`, baseUrl: url, needsKey: true, models: [model] };
}
