/** After time was approved: the way to its invoice. Part of the bundle of sheet-actions.ts. */
import type { Timesheet } from '../../../../api-client/index.ts';
import { runCommand } from '../../../platform/commands.ts';
import type { Services } from '../../../platform/services.ts';
import type { Step } from './show-outcome.ts';

/**
 * Undefined where nothing of the timesheets is left to bill, where the user sees no invoices, and where it cannot be
 * read: the weeks are decided, and an offer that fails is no failure of that.
 */
export async function findWayToInvoice(
  { backend, log, t }: Services,
  sheets: readonly Pick<Timesheet, 'id' | 'state'>[],
): Promise<Step | undefined> {
  const approved = sheets.filter(({ state }) => state === 'approved').map(({ id }) => id);
  if (approved.length === 0) return undefined;
  try {
    const { items } = await backend.ask((api, options) => api.listBillableClients(options));
    const ready = new Set(
      items.flatMap(({ timesheets }) => timesheets.map(({ timesheetId }) => timesheetId)),
    );
    const ids = approved.filter((id) => ready.has(id));
    const run = () => runCommand('vireo.createInvoice', { record: { kind: 'timesheet', ids } });
    return ids.length === 0 ? undefined : { label: t('Create Invoice…'), run };
  } catch (error) {
    log.info(`No invoice is offered: ${String(error)}`);
    return undefined;
  }
}
