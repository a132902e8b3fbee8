/** What a person does with notifications: opens what one is about, marks it, marks all. */

import type { NotificationItem } from '../../../api-client/index.ts';
import { recordKinds } from '../../../contract/coach/record-kinds.generated.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import { runCommand } from '../../platform/commands.ts';
import { showBriefly } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';

interface ShownRow {
  readonly id: string;
}

/** Undefined where the command was not run on a row. */
function idOf(row: ShownRow | undefined): string | undefined {
  return /^notification\/(.+)$/.exec(row?.id ?? '')?.[1];
}

export async function openNotification(services: Services, row: ShownRow | undefined): Promise<void> {
  const id = idOf(row);
  if (id === undefined) return;
  const item = await services.backend.ask((api, options) =>
    api.getNotification({ ...options, path: { id } }),
  );
  await openSubject(services, item);
  if (item.readAt === null) await putRead(services, id, true);
}

export async function markRead(services: Services, row: ShownRow | undefined, read: boolean): Promise<void> {
  const id = idOf(row);
  if (id !== undefined) await putRead(services, id, read);
}

async function putRead({ backend }: Services, id: string, read: boolean): Promise<void> {
  await backend.ask((api, options) => api.putNotificationRead({ ...options, path: { id }, body: { read } }));
}

/** Nothing is sent and nothing interrupts; the list goes on. */
export async function pause(
  { backend, locale, t }: Services,
  length: 'hour' | 'tomorrow' | 'none',
): Promise<void> {
  const { pausedUntil } = await backend.ask((api, options) =>
    api.pauseNotifications({ ...options, body: { for: length } }),
  );
  if (pausedUntil === null) return showBriefly(t('Notifications are no longer paused.'));
  const until = new Date(pausedUntil).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
  showBriefly(t('Notifications are paused until {0}.', until));
}

export async function readAll({ backend, t }: Services): Promise<void> {
  await backend.ask((api, options) => api.readAllNotifications({ ...options, body: {} }));
  showBriefly(t('All notifications are read.'));
}

type Ports = Pick<Services, 'backend' | 'openers'>;

/** What no link names is shown, or acted on, by a command. */
const commands: Readonly<
  Record<
    string,
    | 'vireo.reviewProposals'
    | 'vireo.openOutbox'
    | 'vireo.openModels'
    | 'vireo.editOrganization'
    | 'vireo.openRecurringInvoices'
  >
> = {
  proposal: 'vireo.reviewProposals',
  mail: 'vireo.openOutbox',
  schedule: 'vireo.openOutbox',
  spending: 'vireo.openModels',
  'recurring-invoice': 'vireo.openRecurringInvoices',
  organization: 'vireo.editOrganization',
};

export async function openSubject(
  { backend, openers }: Ports,
  { subject: { kind, id } }: Pick<NotificationItem, 'subject'>,
): Promise<void> {
  const command = commands[kind];
  if (command !== undefined) await runCommand(command);
  else if (kind === 'payment') await openPaid({ backend, openers }, id);
  else if (isLinked(kind)) await openers.open({ kind, ids: [id] });
}

/** The invoice that a payment is for, else the client that has it as credit. */
async function openPaid({ backend, openers }: Ports, id: string): Promise<void> {
  const { allocations, clientId } = await backend.ask((api, options) =>
    api.getPayment({ ...options, path: { id } }),
  );
  const [first] = allocations;
  const link =
    first === undefined ? (['client', clientId] as const) : (['invoice', first.invoiceId] as const);
  await openers.open({ kind: link[0], ids: [link[1]] });
}

function isLinked(kind: string): kind is RecordLink['kind'] {
  return recordKinds.some((one) => one === kind);
}
