/** Whether invoices can leave by an account for mail. */
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

/** Undefined for who may not know. */
export async function findMail({ backend }: Pick<PagePorts, 'backend'>): Promise<boolean | undefined> {
  try {
    return (await backend.ask((api, options) => api.getMailStatus({ ...options }))).accounts > 0;
  } catch (error) {
    if (isApiFailure(error, 'forbidden')) return undefined;
    throw error;
  }
}
