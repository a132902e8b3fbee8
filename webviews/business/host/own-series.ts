/** The numbers of the practice's own invoices. */
import type { NumberSeries } from '../../../src/api-client/index.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

/** Undefined for who may not see invoices. */
export async function findOwnSeries({
  backend,
}: Pick<PagePorts, 'backend'>): Promise<NumberSeries | undefined> {
  try {
    const { items } = await backend.ask((api, options) => api.listNumberSeries(options));
    return items.find(({ kind, clientId }) => kind === 'invoice' && clientId === null);
  } catch (error) {
    if (isApiFailure(error, 'forbidden')) return undefined;
    throw error;
  }
}
