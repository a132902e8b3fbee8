/** What `vireo models` does, over the API. */
import {
  type ApiClient,
  listModelProviders,
  listModels,
  type ModelProvider,
  type ModelTest,
  type OfferedModel,
  testModelProvider,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { printColumns } from '../time/print-columns.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';

export interface TestOptions extends BackendOptions {
  readonly model?: string;
}

const noModel =
  'No model is set up: the built-in coach answers, and nothing leaves this machine. See docs/models.md.\n';

export async function listEveryProvider(client: ApiClient): Promise<readonly ModelProvider[]> {
  return await loadAll(
    async (page) =>
      (await listModelProviders({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

/** `1.25 / 10.00`, of a million tokens in and out. */
function formatPrice({ price }: OfferedModel): string {
  if (price === null) return 'none: enter one';
  if (price.inputMicroUsd === 0 && price.outputMicroUsd === 0) return 'free';
  const dollars = (microUsd: number) => (microUsd / 1_000_000).toFixed(2);
  return `${dollars(price.inputMicroUsd)} / ${dollars(price.outputMicroUsd)}`;
}

function formatState({ key, health }: OfferedModel): string {
  if (key === 'missing') return 'no key';
  if (key === 'rejected') return 'key rejected';
  return health;
}

export async function runList(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await listModels({ client, throwOnError: true });
    if (options.json === true) return io.out(`${JSON.stringify(data)}\n`);
    if (data.items.length === 0) return io.out(noModel);
    const titles = ['model', 'provider', 'class', 'privacy', '$ in / out', 'state'];
    const rows = data.items.map((model) => [
      model.title,
      model.providerTitle,
      model.class,
      model.privacy,
      formatPrice(model),
      formatState(model),
    ]);
    io.out(
      printColumns(
        titles.map((title) => ({ title })),
        rows,
      ),
    );
    io.err(
      `Prices of a million tokens, as of ${data.pricesAsOf}: check them against your provider's list.\n`,
    );
  });
}

async function testOne(client: ApiClient, { id }: ModelProvider, model?: string): Promise<ModelTest> {
  const body = model === undefined ? {} : { model };
  return (await testModelProvider({ client, path: { id }, body, throwOnError: true })).data;
}

/** One that costs nothing is asked: whether it runs cannot be told otherwise. */
async function examine(
  client: ApiClient,
  provider: ModelProvider,
  models: readonly OfferedModel[],
): Promise<Diagnosis> {
  const first = models[0];
  const isFree = first?.price?.inputMicroUsd === 0 && first.price.outputMicroUsd === 0;
  const test = isFree && provider.key !== 'missing' ? await testOne(client, provider) : undefined;
  return diagnose(provider, models, test);
}

export async function runDoctor(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await listModels({ client, throwOnError: true });
    const found: Diagnosis[] = [];
    for (const provider of await listEveryProvider(client)) {
      const models = data.items.filter(({ providerId }) => providerId === provider.id);
      found.push(await examine(client, provider, models));
    }
    if (found.some(({ faults }) => faults.length > 0)) io.setExitCode(exitCodes.answerIsNo);
    if (options.json === true) return io.out(`${JSON.stringify({ items: found })}\n`);
    if (found.length === 0) return io.out(noModel);
    for (const { provider, faults } of found) {
      io.out(
        faults.length === 0 ? `${provider}: nothing is wrong.\n` : `${provider}:\n  ${faults.join('\n  ')}\n`,
      );
    }
  });
}

function findProviders(all: readonly ModelProvider[], said: string | undefined): readonly ModelProvider[] {
  if (said === undefined) return all;
  const wanted = said.toLowerCase();
  const found = all.filter(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  if (found.length > 0) return found;
  const known = all.map(({ title }) => title).join(', ');
  throw new CliError('usage', `There is no provider "${said}"${known === '' ? '' : `, but ${known}`}.`);
}

function printTest(title: string, { ok, latencyMs, costMicroUsd, message }: ModelTest): string {
  if (!ok) return `${title}: ${message ?? 'failed'}\n`;
  return `${title}: answered after ${latencyMs} ms, cost $${(costMicroUsd / 1_000_000).toFixed(6)}.\n`;
}

export async function runTest(said: string | undefined, options: TestOptions, io: CliIo): Promise<void> {
  if (options.model !== undefined && said === undefined) {
    throw new CliError('usage', '--model needs the provider that it is of.');
  }
  await overPractice(options, io, async (client) => {
    const items: (ModelTest & { readonly provider: string })[] = [];
    for (const provider of findProviders(await listEveryProvider(client), said)) {
      const test = await testOne(client, provider, options.model);
      items.push({ provider: provider.title, ...test });
      if (options.json !== true) io.out(printTest(provider.title, test));
    }
    if (items.some(({ ok }) => !ok)) io.setExitCode(exitCodes.answerIsNo);
    if (options.json === true) io.out(`${JSON.stringify({ items })}\n`);
    else if (items.length === 0) io.out(noModel);
  });
}
