/** What a client has paid beyond what they owe, in the currency of an invoice. */
import type { Invoice } from '../../../../api-client/index.ts';
import type { Services } from '../../../platform/services.ts';

/** Undefined where there is none. */
export async function loadCredit(
  { backend }: Services,
  { clientId, currency }: Invoice,
): Promise<Invoice['due'] | undefined> {
  const path = { id: clientId };
  const { accounts } = await backend.ask((api, options) => api.getClientStatement({ ...options, path }));
  const credit = accounts.find((account) => account.currency === currency)?.credit;
  return credit !== undefined && credit.minor > 0 ? credit : undefined;
}
