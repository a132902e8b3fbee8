import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { InvoiceDeleted } from '../messages.ts';

/** Content of an open panel. A missing invoice was a draft: issued ones are never deleted. */
export async function contentOrDeleted<Content>(
  load: () => Promise<Content>,
  t: PagePorts['t'],
): Promise<Content | InvoiceDeleted> {
  try {
    return await load();
  } catch (error) {
    if (!isApiFailure(error, 'not_found')) throw error;
    return {
      type: 'gone',
      title: t('This draft was undone'),
      message: t('There is no invoice here any more. What it was to bill can be billed again.'),
    };
  }
}
