/** `vireo models remove`: a provider with its key, or one of its models, after who has used it was shown. */
import {
  type ApiClient,
  deleteModelProvider,
  isApiRequestError,
  listModels,
  listSpendCalls,
  type ModelProvider,
  patchModelProvider,
  type SpendCall,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { localMinute } from '../backend/local-minute.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { listEveryProvider } from './run-models.ts';

export interface RemoveOptions extends BackendOptions {
  readonly yes?: true;
}

interface Removal {
  readonly provider: ModelProvider;
  /** As the provider calls it; absent: all of it, with the key. */
  readonly model?: string;
}

/** What a task has asked of it. */
interface Use {
  readonly task: string;
  readonly calls: number;
  readonly costMicroUsd: number;
  readonly lastAt: string;
}

/** @throws CliError where nothing has this name, or more than one thing */
async function find(client: ApiClient, said: string): Promise<Removal> {
  const wanted = said.trim().toLowerCase();
  const providers = await listEveryProvider(client);
  const named = providers.filter(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  const { items } = (await listModels({ client, throwOnError: true })).data;
  const models = items.flatMap(({ id, title, providerId }): readonly Removal[] => {
    const provider = providers.find((each) => each.id === providerId);
    const model = id.slice(providerId.length + 1);
    const isNamed = [id, title, model].some((name) => name.toLowerCase() === wanted);
    if (provider === undefined || !isNamed) return [];
    // With its last model a provider is of no use, and its key none either.
    return [provider.models.length > 1 ? { provider, model } : { provider }];
  });
  const found = named.length > 0 ? named.map((provider): Removal => ({ provider })) : models;
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return only;
  if (only !== undefined) {
    const ids = found.map(({ provider, model }) =>
      model === undefined ? provider.id : `${provider.id}/${model}`,
    );
    throw new CliError('usage', `"${said}" is more than one: ${ids.join(', ')}.`);
  }
  const known = providers.map(({ title }) => title).join(', ');
  throw new CliError(
    'usage',
    `There is no provider and no model "${said}"${known === '' ? '' : `, but ${known}`}.`,
  );
}

/** By the ledger: what a person may not see of it is nobody's use. */
async function listUses(client: ApiClient, { provider, model }: Removal): Promise<readonly Use[]> {
  const isOf = (id: string): boolean =>
    model === undefined ? id.startsWith(`${provider.id}/`) : id === `${provider.id}/${model}`;
  const calls = (await listCalls(client)).filter((call) => isOf(call.model));
  return [...Map.groupBy(calls, ({ task }) => task)].map(([task, all]) => ({
    task,
    calls: all.length,
    costMicroUsd: all.reduce((sum, { cost }) => sum + cost.microUsd, 0),
    lastAt:
      all
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? '',
  }));
}

async function listCalls(client: ApiClient): Promise<readonly SpendCall[]> {
  try {
    return await loadAll(
      async (page) =>
        (await listSpendCalls({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
      Number.POSITIVE_INFINITY,
    );
  } catch (error) {
    if (isApiRequestError(error) && error.code === 'forbidden') return [];
    throw error;
  }
}

function printUses(uses: readonly Use[]): string {
  if (uses.length === 0) return 'No call to it is in the ledger.\n';
  return uses
    .map(({ task, calls, costMicroUsd, lastAt }) => {
      const cost = `$${(costMicroUsd / 1_000_000).toFixed(2)}`;
      return `Used by ${task}: ${plural(calls, 'call')}, ${cost}, last ${localMinute(lastAt)}\n`;
    })
    .join('');
}

function describe({ provider, model }: Removal): string {
  const models = provider.models.map(({ id }) => id).join(', ');
  return withoutControls(
    model === undefined ? `${provider.title} (${models})` : `${model} of ${provider.title}`,
  );
}

async function confirm(
  removal: Removal,
  uses: readonly Use[],
  { options, io }: { readonly options: RemoveOptions; readonly io: CliIo },
): Promise<void> {
  if (options.yes !== true && (io.ask === undefined || options.json === true))
    throw new CliError('usage', 'Nothing was removed: without a terminal, or with --json, this needs --yes.');
  if (options.json !== true) io.err(printUses(uses));
  if (options.yes === true || io.ask === undefined) return;
  const key = removal.model === undefined ? ', with its key' : '';
  if (!isYes(await io.ask(`Remove ${describe(removal)}${key}? [y/N] `)))
    throw new CliError('failure', 'Nothing was removed.');
}

async function remove(client: ApiClient, { provider, model }: Removal): Promise<void> {
  const { id, version, models } = provider;
  const of = { client, path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true } as const;
  if (model === undefined) await deleteModelProvider(of);
  else await patchModelProvider({ ...of, body: { models: models.filter((each) => each.id !== model) } });
}

export async function runRemove(said: string, options: RemoveOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const removal = await find(client, said);
    const usedBy = await listUses(client, removal);
    await confirm(removal, usedBy, { options, io });
    await remove(client, removal);
    const { provider, model } = removal;
    const value = { providerId: provider.id, model: model ?? null, usedBy };
    const key = model === undefined ? ', and its key is forgotten' : '';
    printValue(value, `${describe(removal)} is removed${key}.\n`, { options, io });
    const isLast = model === undefined && (await listEveryProvider(client)).length === 0;
    if (isLast && options.json !== true) io.err('No model is left: the built-in coach answers.\n');
  });
}
