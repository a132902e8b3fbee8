/** What `vireo recurring` does, over the API. */
import {
  type ApiClient,
  deleteRecurringInvoice,
  listRecurringInvoices,
  patchRecurringInvoice,
  previewRecurringChange,
  type RecurringInvoice,
  retryRecurringInvoice,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findById } from '../backend/find-by-id.ts';
import { findClient } from '../backend/find-client.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo } from '../io.ts';
import { printPreview, printTemplate, printTemplates } from './print-recurring.ts';

export interface RecurringListOptions extends BackendOptions {
  readonly client?: string;
}

const limit = 500;

async function listEveryTemplate(
  client: ApiClient,
  filter: { readonly clientId?: string } = {},
): Promise<readonly RecurringInvoice[]> {
  return await loadAll(
    async (page) =>
      (await listRecurringInvoices({ client, query: { ...filter, limit, ...page }, throwOnError: true }))
        .data,
    Number.POSITIVE_INFINITY,
  );
}

/** By its name where only one has it, else by its ID. */
async function findTemplate(client: ApiClient, said: string): Promise<RecurringInvoice> {
  const all = await listEveryTemplate(client);
  const [only, ...more] = all.filter(({ name }) => name.toLowerCase() === said.toLowerCase());
  return only !== undefined && more.length === 0 ? only : findById(all, said, 'recurring invoice');
}

export async function runRecurringList(options: RecurringListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const whose =
      options.client === undefined ? {} : { clientId: (await findClient(client, options.client)).id };
    const items = await listEveryTemplate(client, whose);
    printValue({ items }, printTemplates(items), { options, io });
  });
}

export async function runRecurringShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const template = await findTemplate(client, said);
    printValue(template, printTemplate(template), { options, io });
  });
}

export async function runRecurringPreview(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findTemplate(client, said);
    const { data } = await previewRecurringChange({ client, path: { id }, body: {}, throwOnError: true });
    printValue(data, printPreview(data), { options, io });
  });
}

async function setState(
  state: 'active' | 'paused',
  said: string,
  { options, io }: { readonly options: BackendOptions; readonly io: CliIo },
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, version } = await findTemplate(client, said);
    const headers = { 'If-Match': `"${version}"` };
    const { data } = await patchRecurringInvoice({
      client,
      path: { id },
      headers,
      body: { state },
      throwOnError: true,
    });
    printValue(data, printTemplate(data), { options, io });
  });
}

export async function runRecurringPause(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await setState('paused', said, { options, io });
}

export async function runRecurringResume(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await setState('active', said, { options, io });
}

/** `from`: the first day of the period; the newest that can be tried again when absent. */
export async function runRecurringRetry(
  said: string,
  from: string | undefined,
  { options, io }: { readonly options: BackendOptions; readonly io: CliIo },
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, name, runs } = await findTemplate(client, said);
    const period = from ?? runs.find(({ canRetry }) => canRetry)?.from;
    if (period === undefined) throw new CliError('usage', `"${name}" has no period that can be tried again.`);
    const { data } = await retryRecurringInvoice({
      client,
      path: { id },
      body: { from: period },
      throwOnError: true,
    });
    printValue(data, printTemplate(data), { options, io });
  });
}

export async function runRecurringDelete(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, version, name } = await findTemplate(client, said);
    const headers = { 'If-Match': `"${version}"` };
    await deleteRecurringInvoice({ client, path: { id }, headers, throwOnError: true });
    printValue({ id }, `"${name}" makes no more invoices. Those that it made stay.\n`, { options, io });
  });
}
