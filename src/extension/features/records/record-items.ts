/** What is chosen from behind a figure of several records: one row a record; pure. */

import type { AgentRequestSummary, Finding, Invoice, TimeEntry } from '../../../api-client/index.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { projectLabel } from '../../../domain/names/project-label.ts';
import {
  joinFacts,
  tellByTime,
  tellClientsApart,
  tellInvoicesApart,
  tellProjectsApart,
} from '../../platform/practice/told-apart.ts';
import { type Directory, nameOf } from '../../platform/records.ts';
import { formatMarkedSpan } from '../../platform/time/formats.ts';
import { counted, type Translate } from '../../platform/words.ts';

export interface RecordItem {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly record: RecordLink;
}

export interface RecordItems {
  readonly title: string;
  readonly items: readonly RecordItem[];
}

export interface RecordItemPorts {
  readonly t: Translate;
  readonly locale: string;
  /** Of the user: times of another clock are marked. */
  readonly zone: string;
  readonly directory: Directory;
  readonly formatAmount: (amount: Invoice['gross']) => string;
  readonly severityWord: (severity: Finding['severity']) => string;
}

function dayFormat(locale: string): (date: string) => string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}

export function entryItems(entries: readonly TimeEntry[], ports: RecordItemPorts): RecordItems {
  const { t, locale, zone, directory } = ports;
  const formatDay = dayFormat(locale);
  const seconds = entries.reduce((sum, entry) => sum + (entry.seconds ?? 0), 0);
  return {
    title: counted(t, ['1 entry · {1}', '{0} entries · {1}'], entries.length, formatMinutes(seconds)),
    items: entries.map((entry) => {
      const span = formatMarkedSpan(entry, { zone, running: t('now') });
      const { client, project } = nameOf(directory, entry.projectId);
      const duration = entry.seconds === null ? t('running') : formatMinutes(entry.seconds);
      return {
        label: `${formatDay(entry.localDate)}, ${span}`,
        description: [duration, projectLabel(client, project)].filter(Boolean).join(' · '),
        ...(entry.note === '' ? {} : { detail: entry.note }),
        record: { kind: 'entry', ids: [entry.id] },
      };
    }),
  };
}

export function findingItems(findings: readonly Finding[], ports: RecordItemPorts): RecordItems {
  const { t, directory, severityWord } = ports;
  return {
    title: counted(t, ['1 finding', '{0} findings'], findings.length),
    items: findings.map((finding) => ({
      label: finding.isWholeFile ? finding.path : `${finding.path}:${finding.range.startLine + 1}`,
      description: `${severityWord(finding.severity)} · ${nameOf(directory, finding.projectId).project}`,
      detail: finding.message,
      record: { kind: 'finding', ids: [finding.id] },
    })),
  };
}

export function requestItems(
  requests: readonly AgentRequestSummary[],
  { t, locale, directory }: RecordItemPorts,
): RecordItems {
  const projectOf = ({ projectId }: AgentRequestSummary) => nameOf(directory, projectId).project;
  const apart = tellByTime(requests, { t, locale }, (one) => `${one.agent} ${projectOf(one)}`);
  return {
    title: counted(t, ['1 request', '{0} requests'], requests.length),
    items: requests.map((request) => ({
      label: request.agent,
      description: joinFacts(projectOf(request), apart.get(request)),
      record: { kind: 'request', ids: [request.id] },
    })),
  };
}

export function invoiceItems(invoices: readonly Invoice[], ports: RecordItemPorts): RecordItems {
  const { t, locale, formatAmount } = ports;
  const formatDay = dayFormat(locale);
  const labelOf = ({ number, clientName }: Invoice) => `${number ?? t('Draft')} ${clientName}`;
  const apart = tellInvoicesApart(invoices, { t, locale }, labelOf);
  return {
    title: counted(t, ['1 invoice', '{0} invoices'], invoices.length),
    items: invoices.map((invoice) => ({
      label: labelOf(invoice),
      description: joinFacts(
        formatAmount(invoice.gross),
        t('Due on {0}', formatDay(invoice.dueDate)),
        apart.get(invoice),
      ),
      record: { kind: 'invoice', ids: [invoice.id] },
    })),
  };
}

const owners = { client: ['1 client', '{0} clients'], project: ['1 project', '{0} projects'] } as const;

/** Of a figure over more entries than a link carries. */
export function ownerItems(
  { kind, ids }: RecordLink & { readonly kind: 'project' | 'client' },
  { t, locale, directory }: RecordItemPorts,
): RecordItems {
  const items = kind === 'client' ? clientItems() : projectItems();
  return { title: counted(t, owners[kind], items.length), items };

  function clientItems(): readonly RecordItem[] {
    const clients = ids.flatMap((id) => directory.clients.get(id) ?? []);
    const apart = tellClientsApart(clients, { t, locale });
    return clients.map((client) => ({
      label: client.name,
      description: apart.get(client) ?? '',
      record: { kind, ids: [client.id] },
    }));
  }

  function projectItems(): readonly RecordItem[] {
    const projects = ids.flatMap((id) => directory.projects.get(id) ?? []);
    const apart = tellProjectsApart(projects, directory, { t, locale, showsClient: true });
    return projects.map((project) => ({
      label: project.name,
      description: joinFacts(nameOf(directory, project.id).client, apart.get(project)),
      record: { kind, ids: [project.id] },
    }));
  }
}
