/** Invoices as commands name them: by number, by id, or by the end of it that lists show. */
import { type ApiClient, type Invoice, listInvoices } from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { findById } from '../backend/find-by-id.ts';

const limit = 500;

export async function listEveryInvoice(
  client: ApiClient,
  filter: { readonly clientId?: string; readonly state?: Invoice['state'] } = {},
): Promise<readonly Invoice[]> {
  return await loadAll(
    async (page) =>
      (await listInvoices({ client, query: { ...filter, limit, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

/** @throws CliError when it names none, or more than one */
export async function findInvoice(client: ApiClient, said: string): Promise<Invoice> {
  const invoices = await listEveryInvoice(client);
  return invoices.find(({ number }) => number === said) ?? findById(invoices, said, 'invoice');
}
