/** Fills the demo's practice through the API, as any client would: nothing here knows the database. */
import { v7 as newId } from 'uuid';
import { findInstant } from '../../domain/zones.ts';
import { type BilledWork, earlierWork, latestWork } from './billed-work.ts';
import { demoRemote, type MadeCommit } from './create-demo.ts';
import type { DemoApp, Made } from './demo-app.ts';
import type { DemoDay } from './own-day.ts';
import {
  budgetHours,
  type DemoEntry,
  demoClients,
  demoEntries,
  demoOrganization,
  demoProjects,
  demoWeeks,
  weekStart,
} from './practice.ts';

type Ids = ReadonlyMap<string, string>;

export interface DemoRecords {
  readonly clients: Ids;
  readonly projects: Ids;
}

/** The practice before its first hour. */
export async function createRecords(app: DemoApp, workspace: string, day: DemoDay): Promise<DemoRecords> {
  const { items } = await app.ask<{ items: readonly Made[] }>('GET', '/organizations');
  await app.ask('PATCH', `/organizations/${items[0]?.id}`, { ...demoOrganization, zone: day.zone });
  const clients = new Map<string, string>();
  for (const { key, ...client } of demoClients)
    clients.set(key, (await app.ask<Made>('POST', '/clients', client)).id);
  const projects = new Map<string, string>();
  for (const project of demoProjects) {
    const { key, client, name, minor, currency, isWorkspace } = project;
    const place = isWorkspace ? { folder: workspace, githubUrl: demoRemote.replace(/\.git$/, '') } : {};
    const { id } = await app.ask<Made>('POST', '/projects', {
      clientId: idOf(clients, client),
      name,
      hourlyRate: { minor, currency },
      budgetSeconds: budgetHours(project, day.today) * 3600,
      ...place,
    });
    projects.set(key, id);
  }
  return { clients, projects };
}

export interface RecordedWork extends DemoDay {
  readonly commits: readonly MadeCommit[];
}

/** Entries with their commits, weeks that are approved, and a year of invoices. */
export async function seedPractice(app: DemoApp, records: DemoRecords, work: RecordedWork): Promise<void> {
  const { today } = work;
  const { clients } = records;
  for (const entry of demoEntries(today)) {
    const { project, ...fields } = entry;
    const git = gitOf(entry, work);
    const body = { ...fields, projectId: idOf(records.projects, project), zone: work.zone };
    await app.ask('POST', '/time-entries', { ...body, ...(git && { git }) });
  }
  await decideWeeks(app, today);
  // In order of their dates: those of a series never decrease.
  for (const one of earlierWork(today)) await billWork(app, clients, one);
  for (const one of demoClients) await billOldestWeeks(app, { ...one, id: idOf(clients, one.key) }, today);
  for (const one of latestWork(today)) await billWork(app, clients, one);
  await draftOf(app, clients, today);
}

/** What git says of an entry: the commits that were made while it ran. */
function gitOf({ project, startedAt, endedAt }: DemoEntry, { commits, zone }: RecordedWork) {
  if (project !== 'orders') return undefined;
  const [from, to] = [instantOf(startedAt, zone), instantOf(endedAt, zone)];
  const made = commits.flatMap(({ hash, subject, at, branch }) =>
    hash !== undefined && Date.parse(at) >= from && Date.parse(at) <= to
      ? [{ hash, subject, at, branch }]
      : [],
  );
  const last = made.at(-1);
  if (last === undefined) return undefined;
  return {
    remote: demoRemote,
    branch: last.branch,
    head: last.hash,
    commits: made.map(({ hash, subject, at }) => ({ hash, subject, at })),
  };
}

function instantOf(wallClock: string, zone: string): number {
  const [date = '', time = ''] = wallClock.split('T');
  const instant = findInstant(date, time, { zone, repeated: 'earlier' });
  return instant.ok ? instant.value : Number.NaN;
}

/** What is older than last week is submitted, which approves it: nobody else signs in. Last week and this one are the reader's to submit. */
async function decideWeeks(app: DemoApp, today: string): Promise<void> {
  for (const weeksAgo of [7, 6, 5, 4, 3, 2]) {
    const { id } = await app.ask<Made>('POST', '/timesheets', { weekStart: weekStart(today, weeksAgo) });
    await app.ask('POST', `/timesheets/${id}/submit`, {});
  }
}

type BilledClient = (typeof demoClients)[number] & { readonly id: string };

/** One invoice a client, issued on the Monday after its period and sent: one is overdue by now, with a part paid, the other is paid. */
async function billOldestWeeks(app: DemoApp, billed: BilledClient, today: string): Promise<void> {
  const { id: clientId, currency, email, name } = billed;
  const issueDate = weekStart(today, 4);
  const period = { from: weekStart(today, demoWeeks), to: dayBefore(issueDate) };
  const { id } = await app.ask<Made>('POST', '/invoices', { clientId, period, issueDate });
  await issueAndSend(app, id, { date: issueDate, to: email });
  await pay(app, id, {
    valueDate: weekStart(today, 1),
    reference: `Transfer, ${name}`,
    ...(billed.key === 'nordwind' && { amount: { minor: 250_000, currency } }),
  });
}

async function billWork(app: DemoApp, clients: Ids, work: BilledWork): Promise<void> {
  const { issueDate, period, item, paidOn, paidMinor } = work;
  const clientId = idOf(clients, work.client);
  const { name, email, currency } = demoClients.find(({ key }) => key === work.client) ?? demoClients[0];
  const body = { clientId, period, issueDate, items: [item] };
  const { id } = await app.ask<Made>('POST', '/invoices', body);
  await issueAndSend(app, id, work.isSent ? { date: issueDate, to: email } : undefined);
  if (paidOn === undefined) return;
  await pay(app, id, {
    valueDate: paidOn,
    reference: `Transfer, ${name}`,
    ...(paidMinor !== undefined && { amount: { minor: paidMinor, currency } }),
  });
}

/** The work for one client that is approved and not billed yet, as a draft to look at. */
async function draftOf(app: DemoApp, clients: Ids, today: string): Promise<void> {
  const period = { from: weekStart(today, 4), to: dayBefore(weekStart(today, 1)) };
  await app.ask('POST', '/invoices', { clientId: idOf(clients, 'havn'), period, issueDate: today });
}

async function issueAndSend(app: DemoApp, id: string, sent: object | undefined): Promise<void> {
  await app.ask('POST', `/invoices/${id}/issue`);
  if (sent !== undefined) await app.ask('POST', `/invoices/${id}/sent`, sent);
}

async function pay(app: DemoApp, invoiceId: string, payment: object): Promise<void> {
  await app.ask('POST', '/payments', {
    id: newId(),
    kind: 'payment',
    allocations: [{ invoiceId }],
    ...payment,
  });
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demo names "${key}", which was not made.`);
  return id;
}
