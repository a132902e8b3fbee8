/** Asks the records for what the Invoices page shows, and for the same as files. */

import { findPeriod } from '../../../src/domain/report-periods.ts';
import type { Resource } from '../../../src/pages/changes.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { clientChoices } from '../../../src/pages/practice/distinct-choices.ts';
import { loadReadyReminders } from '../../../src/pages/practice/ready-reminders.ts';
import type { MoneyContent, MoneyQuestion } from '../messages.ts';
import type { MoneyReport } from '../money-choices.ts';

/** What the figures are made of; the organization has the currency that comes first. */
export const moneyResources: readonly Resource[] = [
  'invoice',
  'payment',
  'reminder',
  'client',
  'organization',
];

export interface AskedMoney {
  readonly question: MoneyQuestion;
  /** ISO date. */
  readonly today: string;
}

type Ports = Pick<PagePorts, 'backend' | 'records' | 't'>;

export async function loadMoney(
  { backend, records, t }: Ports,
  asked: AskedMoney & { readonly locale: string },
): Promise<MoneyContent> {
  const clients = clientChoices([...(await records.load()).clients.values()], { t, locale: asked.locale });
  const question = withKnownClient(asked.question, clients);
  const query = toQueries({ ...asked, question });
  const [ageing, revenue, vat, ready] = await Promise.all([
    backend.ask((api, options) => api.getAgeing({ ...options, query: query.ageing })),
    backend.ask((api, options) => api.getRevenue({ ...options, query: query.revenue })),
    backend.ask((api, options) => api.getVatReport({ ...options, query: query.vat })),
    loadReadyReminders({ backend }),
  ]);
  const open = ageing.open.map(({ id, number, clientName, dueDate, due, sentOn }) => ({
    id,
    number,
    clientName,
    dueDate,
    due,
    isSent: sentOn !== null,
    ...readyStepOf(id, ready),
  }));
  return {
    type: 'content',
    question,
    today: asked.today,
    clients: clients.toSorted((one, other) => one.name.localeCompare(other.name)),
    hasIssued: ageing.firstIssueDate !== null,
    ageing: { on: ageing.on, rows: ageing.rows, open },
    revenue,
    vat,
  };
}

function readyStepOf(id: string, ready: ReadonlyMap<string, number>): { readyStep?: number } {
  const readyStep = ready.get(id);
  return readyStep === undefined ? {} : { readyStep };
}

/** One that was deleted since it was chosen is no filter. */
function withKnownClient(
  { clientId, ...question }: MoneyQuestion,
  clients: MoneyContent['clients'],
): MoneyQuestion {
  return clients.some(({ id }) => id === clientId) ? { ...question, clientId } : question;
}

/** From what the page asks for to the queries of the API; pure. */
export function toQueries({ question, today }: AskedMoney) {
  const { clientId, on, vat } = question;
  const ofClient = clientId === undefined ? {} : { clientId };
  return {
    ageing: { ...ofClient, ...(on === undefined ? {} : { on }) },
    revenue: ofClient,
    vat: { ...ofClient, ...findPeriod(vat, today) },
  };
}

export interface MoneyFile {
  readonly name: string;
  readonly text: () => Promise<string>;
}

/** A report as separated values, as the API writes it. */
export function moneyFileOf(
  { backend }: Pick<PagePorts, 'backend'>,
  report: MoneyReport,
  asked: AskedMoney,
): MoneyFile {
  const query = toQueries(asked);
  const asText = { responseType: 'text' } as const;
  switch (report) {
    case 'ageing':
      return {
        name: `open-invoices-${query.ageing.on ?? asked.today}.csv`,
        text: () =>
          backend.ask((api, options) => api.getAgeingCsv({ ...options, ...asText, query: query.ageing })),
      };
    case 'revenue':
      return {
        name: `revenue-${asked.today.slice(0, 7)}.csv`,
        text: () =>
          backend.ask((api, options) => api.getRevenueCsv({ ...options, ...asText, query: query.revenue })),
      };
    case 'vat':
      return {
        name: `vat-${query.vat.from}-${query.vat.to}.csv`,
        text: () =>
          backend.ask((api, options) => api.getVatReportCsv({ ...options, ...asText, query: query.vat })),
      };
  }
}
