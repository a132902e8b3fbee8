/** Asks the backend for what the page Recurring Invoices shows. */

import { loadAll } from '../../../src/api-client/load-all.ts';
import type { Resource } from '../../../src/pages/changes.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { clientChoices } from '../../../src/pages/practice/distinct-choices.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import type { RecurringContent, RecurringRow } from '../messages.ts';

export const recurringResources: readonly Resource[] = [
  ...(['recurring-invoice', 'invoice', 'client', 'contact', 'project', 'organization'] as const),
];

const mostTemplates = 1_000;

export async function loadRecurring({
  backend,
  records,
  clock,
  t,
  locale,
}: PagePorts): Promise<RecurringContent> {
  const [templates, { clients, projects }] = await Promise.all([
    loadAll(
      (cursor) =>
        backend.ask((api, options) =>
          api.listRecurringInvoices({ ...options, query: { limit: 100, ...cursor } }),
        ),
      mostTemplates,
    ),
    records.load(),
  ]);
  const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
    one.name.localeCompare(other.name);
  const used = new Set(templates.map(({ clientId }) => clientId));
  const offered = [...clients.values()].filter(({ id, archivedAt }) => archivedAt === null || used.has(id));
  return {
    type: 'content',
    today: today(clock.now()),
    items: templates.map((template) => toRow(template, clients.get(template.clientId)?.currency ?? '')),
    clients: clientChoices(offered, { t, locale })
      .map(({ id, name }) => ({ id, name, currency: clients.get(id)?.currency ?? '' }))
      .toSorted(byName),
    projects: [...projects.values()]
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ id, name, clientId }) => ({ id, name, clientId }))
      .toSorted(byName),
  };
}

type Template = Omit<RecurringRow, 'currency'>;

function toRow(template: Template, currency: string): RecurringRow {
  const { id, name, version, clientId, clientName, projectId, items, withTime, note } = template;
  const { rule, timing, endsOn, files, result, state, asksBecause, next, runs } = template;
  return {
    ...{ id, name, version, clientId, clientName, projectId, currency, items, withTime, note },
    ...{ rule, timing, endsOn, files, result, state, asksBecause, next },
    runs: runs.map(({ from, to, outcome, invoiceId, because, canRetry }) => ({
      from,
      to,
      outcome,
      invoiceId,
      because,
      canRetry,
    })),
  };
}
