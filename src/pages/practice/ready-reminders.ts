/** Which invoices have a reminder that is ready, as rows and pages say it beside what is overdue. */
import { isApiFailure } from '../failures.ts';
import type { PagePorts } from '../page-ports.ts';

/** The step, by invoice; none where the user may not see reminders. */
export async function loadReadyReminders({
  backend,
}: Pick<PagePorts, 'backend'>): Promise<ReadonlyMap<string, number>> {
  try {
    const { items } = await backend.ask((api, options) => api.listReminders(options));
    const ready = items.flatMap(({ invoiceId, plan: { state, step } }) =>
      state === 'ready' && step !== null ? [[invoiceId, step] as const] : [],
    );
    return new Map(ready);
  } catch (error) {
    if (isApiFailure(error)) return new Map();
    throw error;
  }
}
