/** Asks the records for what the page Models and Spending shows. */

import type { ModelProvider, OfferedModel, SpendCall, Spending } from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import { modelClasses } from '../../../src/domain/models/model-class.ts';
import { printMicroUsd } from '../../../src/domain/spending/dollars.ts';
import type { Resource } from '../../../src/pages/changes.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { CapRow, ModelsContent, ProviderRow, RouteRow } from '../messages.ts';
import { printCap } from './typed-amounts.ts';

/** The organization has the currency. */
export const modelsResources: readonly Resource[] = ['spending', 'model-provider', 'organization'];

const shownCalls = 12;

type Ports = Pick<PagePorts, 'backend' | 'records'>;

export async function listProviders({ backend }: Pick<Ports, 'backend'>): Promise<readonly ModelProvider[]> {
  return await loadAll((cursor) =>
    backend.ask((api, options) => api.listModelProviders({ ...options, query: { limit: 100, ...cursor } })),
  );
}

export interface LoadedModels {
  readonly providers: readonly ModelProvider[];
  readonly offered: readonly OfferedModel[];
  readonly pricesAsOf: string;
  readonly spending: Spending;
  readonly calls: readonly SpendCall[];
  /** Names of people and projects that have a cap of their own, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly practiceCurrency: string;
  readonly locale: string;
  readonly keepsKeysOn: string;
}

/** `keepsKeysOn`: the server of the account of this window. */
export async function loadModels(ports: Ports, locale: string, keepsKeysOn = ''): Promise<ModelsContent> {
  const { backend } = ports;
  const [providers, offered, spending, calls, practices] = await Promise.all([
    listProviders(ports),
    backend.ask((api, options) => api.listModels(options)),
    backend.ask((api, options) => api.getSpending({ ...options, query: { locale } })),
    backend.ask((api, options) => api.listSpendCalls({ ...options, query: { locale, limit: shownCalls } })),
    backend.ask((api, options) => api.listOrganizations(options)),
  ]);
  return toContent({
    providers,
    spending,
    locale,
    keepsKeysOn,
    offered: offered.items,
    pricesAsOf: offered.pricesAsOf,
    calls: calls.items,
    names: await loadNames(ports, spending),
    practiceCurrency: practices.items[0]?.currency ?? spending.currency,
  });
}

async function loadNames(
  { backend, records }: Ports,
  { caps }: Spending,
): Promise<ReadonlyMap<string, string>> {
  const targets = caps.filter(({ targetId }) => targetId !== '');
  const isOf = (scope: 'user' | 'project') => targets.some((cap) => cap.scope === scope);
  const projects = isOf('project') ? [...(await records.load()).projects.values()] : [];
  const people = isOf('user')
    ? await loadAll((cursor) =>
        backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
      )
    : [];
  return new Map([...projects, ...people].map(({ id, name }) => [id, name]));
}

/** Pure. */
export function toContent(loaded: LoadedModels): ModelsContent {
  const { spending, calls, offered, pricesAsOf, practiceCurrency } = loaded;
  const { day, month, rate, today } = spending;
  const titles = new Map(offered.map(({ id, title }) => [id, title]));
  const dollar = rate && printMicroUsdExactly(rate, loaded.locale);
  return {
    type: 'content',
    today,
    pricesAsOf,
    practiceCurrency,
    keepsKeysOn: loaded.keepsKeysOn,
    currency: rate?.currency ?? 'USD',
    rate: rate && dollar !== null ? { text: dollar, on: rate.on } : null,
    day: {
      spent: day.spent.text,
      reserved: day.reserved.text,
      calls: day.calls,
      hasReserved: day.reserved.microUsd > 0,
    },
    month: { spent: month.spent.text, expected: month.expected.text, calls: month.calls },
    caps: toCaps(loaded),
    providers: toProviders(loaded),
    routing: toRouting(loaded),
    calls: calls.map(
      ({ id, at, about, task, modelClass, model, inputTokens, outputTokens, cost, state }) => ({
        id,
        at,
        inputTokens,
        outputTokens,
        about: about || task,
        class: modelClass,
        model: titles.get(model) ?? model.slice(model.indexOf('/') + 1),
        cost: cost.text,
        state: state === 'settled' && inputTokens === 0 && outputTokens === 0 ? 'failed' : state,
      }),
    ),
  };
}

/** `€0.8612`: a rate has more decimals than an amount. */
function printMicroUsdExactly(rate: NonNullable<Spending['rate']>, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: rate.currency,
    maximumFractionDigits: 6,
  });
  return format.format(rate.perDollar as `${number}`);
}

const everyScope = ['message', 'day', 'month', 'project', 'user'] as const;

/** Those for each first, also where there is none yet; then those of one project or person. */
function toCaps({ spending, names }: LoadedModels): CapRow[] {
  const { caps, rate } = spending;
  const nothing: CapRow['spent'] = { text: '', share: 0 };
  const forEach = everyScope.map(
    (scope) =>
      caps.find((cap) => cap.scope === scope && cap.targetId === '') ?? { scope, targetId: '' as const },
  );
  return [...forEach, ...caps.filter(({ targetId }) => targetId !== '')].map((cap) => {
    const { scope, targetId } = cap;
    const name = targetId === '' ? '' : (names.get(targetId) ?? targetId);
    if (!('microUsd' in cap))
      return { scope, targetId, name, typed: '', text: '', spent: nothing, reserved: nothing };
    const part = (sum: { readonly microUsd: number; readonly text: string }) => ({
      text: sum.text,
      share: cap.microUsd === 0 ? 0 : sum.microUsd / cap.microUsd,
    });
    return {
      scope,
      targetId,
      name,
      typed: printCap(cap.microUsd, rate ?? undefined),
      text: cap.text,
      spent: part(cap.spent),
      reserved: part(cap.reserved),
    };
  });
}

function toProviders(loaded: LoadedModels): ProviderRow[] {
  const { providers, offered, spending, locale } = loaded;
  const today = (id: string): string => {
    const own = spending.byModel.filter(({ key }) => key.startsWith(`${id}/`));
    const microUsd = own.reduce((sum, { spent }) => sum + spent.microUsd, 0);
    return printMicroUsd(microUsd, spending.rate ?? undefined, locale);
  };
  const modelsOf = (id: string) => offered.filter(({ providerId }) => providerId === id);
  const own = providers.map(({ id, title, baseUrl, key, keyOf, health, fault }): ProviderRow => {
    const models = modelsOf(id);
    return {
      id,
      title,
      key,
      keyOf,
      health,
      fault,
      today: today(id),
      isOwn: true,
      host: new URL(baseUrl).host,
      models: models.map((model) => model.title),
      unpriced: models.flatMap((model) => (model.price === null ? { id: model.id, title: model.title } : [])),
      isLocal: models.length > 0 && models.every(({ privacy }) => privacy === 'local'),
    };
  });
  // Of the environment, and of connected windows: they are asked, and nothing of them is kept here.
  const others = offered.filter(({ providerId }) => providers.every(({ id }) => id !== providerId));
  const byProvider = [...Map.groupBy(others, ({ providerId }) => providerId)];
  return [
    ...own,
    ...byProvider.flatMap(([id, models]): ProviderRow[] => {
      const [first] = models;
      if (first === undefined) return [];
      const { providerTitle: title, key, keyOf, health, fault } = first;
      return [
        {
          id,
          title,
          key,
          keyOf,
          health,
          fault,
          today: today(id),
          isOwn: false,
          host: '',
          unpriced: [],
          models: models.map((model) => model.title),
          isLocal: models.every(({ privacy }) => privacy === 'local'),
        },
      ];
    }),
  ];
}

/** The classes that a model is there for, or that were asked today. */
function toRouting({ offered, spending, locale }: LoadedModels): RouteRow[] {
  const nothing = printMicroUsd(0, spending.rate ?? undefined, locale);
  // Models of the editor answer where one is chosen, and by no route.
  const routed = offered.filter(({ providerId }) => providerId !== 'editor');
  return modelClasses.toReversed().flatMap((each) => {
    const models = routed.filter((model) => model.class === each).map(({ title }) => title);
    const sum = spending.byClass.find(({ key }) => key === each);
    if (models.length === 0 && sum === undefined) return [];
    return [{ class: each, models, calls: sum?.calls ?? 0, today: sum?.spent.text ?? nothing }];
  });
}
