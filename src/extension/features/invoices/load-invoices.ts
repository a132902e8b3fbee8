/** The newest invoices, as the view and the pick of one list them. */
import type { Invoice } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { Services } from '../../platform/services.ts';

const mostInvoices = 1_000;

export async function loadInvoices({ backend }: Services): Promise<readonly Invoice[]> {
  return await loadAll(
    (cursor) =>
      backend.ask((api, options) => api.listInvoices({ ...options, query: { limit: 500, ...cursor } })),
    mostInvoices,
  );
}
