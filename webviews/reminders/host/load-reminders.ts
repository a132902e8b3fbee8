/** Asks the backend for what the Reminders page shows: the list, the rules, and the reminder of one invoice. */

import type { ReminderRule } from '../../../src/api-client/index.ts';
import type { Resource } from '../../../src/pages/changes.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { describeOutgoing } from '../../../src/pages/mail/describe-outgoing.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { clientChoices } from '../../../src/pages/practice/distinct-choices.ts';
import type { Directory } from '../../../src/pages/records.ts';
import type { Detail, RemindersContent } from '../messages.ts';
import { chooseInvoice } from '../plan-groups.ts';
import type { RuleRow } from '../rule-messages.ts';
import { toHistory } from './reminder-history.ts';

/** What the list, a letter and a rule are made of. */
export const reminderResources: readonly Resource[] = [
  ...(['reminder', 'reminder-rule', 'invoice', 'payment', 'client', 'contact', 'organization'] as const),
  ...(['mail', 'mail-account'] as const),
];

type Ports = Pick<PagePorts, 'backend' | 'records' | 't' | 'locale'>;

export async function loadReminders(ports: Ports, wanted: string | undefined): Promise<RemindersContent> {
  const { backend, records } = ports;
  const [list, { items: rules }, directory, practices, mail] = await Promise.all([
    backend.ask((api, options) => api.listReminders(options)),
    backend.ask((api, options) => api.listReminderRules(options)),
    records.load(),
    backend.ask((api, options) => api.listOrganizations(options)),
    loadMail(ports),
  ]);
  const currency = practices.items[0]?.currency ?? 'EUR';
  const shown = wanted === undefined ? null : await findDetail(ports, wanted);
  const first = chooseInvoice(list.items);
  return {
    type: 'content',
    ...list,
    rules: rules.map((rule) => toRow(rule, directory, currency)),
    clients: listClients(ports, directory, rules),
    currency,
    mail,
    detail: shown ?? (first === undefined ? null : await findDetail(ports, first)),
  };
}

function toRow(
  { clientId, clientName, version, ...rule }: ReminderRule,
  { clients }: Directory,
  currency: string,
): RuleRow {
  const { steps, sending, deadlineDays, announcement, law, atFault } = rule;
  return {
    ...{ clientId, clientName, version, steps, sending, deadlineDays, announcement, law, atFault },
    currency: (clientId === null ? undefined : clients.get(clientId)?.currency) ?? currency,
  };
}

/** Those that can be given a rule. */
function listClients(
  { t, locale }: Ports,
  { clients }: Directory,
  rules: readonly ReminderRule[],
): RemindersContent['clients'] {
  const own = new Set(rules.map(({ clientId }) => clientId));
  const offered = [...clients.values()].filter(({ id, archivedAt }) => archivedAt === null && !own.has(id));
  return clientChoices(offered, { t, locale })
    .map(({ id, name }) => ({ id, name, currency: clients.get(id)?.currency ?? '' }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

async function loadMail({ backend, t }: Ports): Promise<RemindersContent['mail']> {
  try {
    const [{ accounts, counts }, outgoing] = await Promise.all([
      backend.ask((api, options) => api.getMailStatus(options)),
      backend.ask((api, options) => api.getOutgoing({ ...options })),
    ]);
    const rest = describeOutgoing(outgoing, t);
    return {
      isSetUp: accounts > 0,
      waiting: counts.waiting_for_password,
      rest: rest === undefined ? null : { sentence: rest.sentence, canRelease: rest.canRelease },
    };
  } catch (error) {
    // Who may not see the outbox sends nothing either.
    if (isApiFailure(error)) return { isSetUp: false, waiting: 0, rest: null };
    throw error;
  }
}

export async function loadDetail({ backend }: Pick<Ports, 'backend'>, id: string): Promise<Detail> {
  const path = { id };
  const [preview, { items: reminders }, { items: steps }] = await Promise.all([
    backend.ask((api, options) => api.getInvoiceReminder({ ...options, path })),
    backend.ask((api, options) => api.listInvoiceReminders({ ...options, path })),
    backend.ask((api, options) => api.getInvoiceHistory({ ...options, path })),
  ]);
  return { ...preview, history: toHistory(reminders, steps) };
}

/** Null for an invoice that was deleted since it was selected. */
async function findDetail(ports: Ports, id: string): Promise<Detail | null> {
  try {
    return await loadDetail(ports, id);
  } catch (error) {
    if (isApiFailure(error, 'not_found')) return null;
    throw error;
  }
}
