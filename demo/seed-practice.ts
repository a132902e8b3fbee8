/**
 * Fills the demo's practice through the API of the running backend, as any client would: nothing here knows
 * the database. The backend is found or started, and left running for the editor that follows.
 */
import path from 'node:path';
import {
  type ApiClient,
  createApiClient,
  createClient,
  createInvoice,
  createPayment,
  createProject,
  createTimeEntry,
  createTimesheet,
  issueInvoice,
  listOrganizations,
  markInvoiceSent,
  newId,
  patchOrganization,
  submitTimesheet,
} from '../src/api-client/index.ts';
import { connectBackend } from '../src/connection/index.ts';
import { productVersion } from '../src/contract/version.ts';
import { type BilledWork, earlierWork, latestWork } from './billed-work.ts';
import { demoRemote } from './create-demo.ts';
import type { DemoDay } from './own-day.ts';
import {
  type DemoProjectKey,
  demoClients,
  demoEntries,
  demoOrganization,
  demoProjects,
  demoWeeks,
  weekStart,
} from './practice.ts';

export interface SeedOptions extends DemoDay {
  /** The clone; its dist/ holds the backend. */
  readonly root: string;
  readonly dataDirectory: string;
  /** The demo project's folder, so that the timer knows which project is open. */
  readonly workspace: string;
}

export async function seedPractice({ root, dataDirectory, workspace, ...day }: SeedOptions): Promise<void> {
  const { today, zone } = day;
  const { url, token } = await connectBackend({
    dataDirectory,
    backendEntry: path.join(root, 'dist/backend.js'),
    nodePath: process.execPath,
    version: productVersion,
  });
  const client = createApiClient({ baseUrl: url, token, agent: `vireo-demo/${productVersion}` });
  await describeOrganization(client, zone);
  const clients = await createClients(client);
  const projects = await createProjects(client, clients, workspace);
  await createEntries(client, projects, day);
  await decideWeeks(client, today);
  // In order of their dates: those of a series never decrease.
  for (const work of earlierWork(today)) await billWork(client, clients, work);
  for (const one of demoClients) await billOldestWeeks(client, { ...one, id: idOf(clients, one.key) }, today);
  for (const work of latestWork(today)) await billWork(client, clients, work);
}

type Ids = ReadonlyMap<string, string>;

async function describeOrganization(client: ApiClient, zone: string): Promise<void> {
  const { data } = await listOrganizations({ client, throwOnError: true });
  const [organization] = data.items;
  if (organization === undefined) throw new Error('The backend has no organization.');
  const path = { id: organization.id };
  await patchOrganization({
    client,
    path,
    body: { ...demoOrganization, addressLines: [...demoOrganization.addressLines], zone },
    throwOnError: true,
  });
}

async function createClients(client: ApiClient): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const { key, addressLines, ...fields } of demoClients) {
    const body = { ...fields, addressLines: [...addressLines] };
    const { data } = await createClient({ client, body, throwOnError: true });
    ids.set(key, data.id);
  }
  return ids;
}

async function createProjects(client: ApiClient, clients: Ids, workspace: string): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const { key, client: owner, name, minor, currency, budgetHours, isWorkspace } of demoProjects) {
    const place = isWorkspace ? { folder: workspace, githubUrl: demoRemote.replace(/\.git$/, '') } : {};
    const body = {
      clientId: idOf(clients, owner),
      name,
      hourlyRate: { minor, currency },
      budgetSeconds: budgetHours * 3600,
      ...place,
    };
    const { data } = await createProject({ client, body, throwOnError: true });
    ids.set(key, data.id);
  }
  return ids;
}

async function createEntries(client: ApiClient, projects: Ids, { today, zone }: DemoDay): Promise<void> {
  for (const { project, ...entry } of demoEntries(today)) {
    const body = { ...entry, projectId: idOf(projects, project satisfies DemoProjectKey), zone };
    await createTimeEntry({ client, body, throwOnError: true });
  }
}

/** What is older than last week is submitted, which approves it: nobody else signs in. Last week and this one are the reader's to submit. */
async function decideWeeks(client: ApiClient, today: string): Promise<void> {
  for (const weeksAgo of [7, 6, 5, 4, 3, 2]) {
    const body = { weekStart: weekStart(today, weeksAgo) };
    const { data } = await createTimesheet({ client, body, throwOnError: true });
    await submitTimesheet({ client, path: { id: data.id }, body: {}, throwOnError: true });
  }
}

type BilledClient = (typeof demoClients)[number] & { readonly id: string };

/** One invoice a client, issued on the Monday after its period and sent: one is overdue by now, with a part paid, the other is paid. */
async function billOldestWeeks(client: ApiClient, billed: BilledClient, today: string): Promise<void> {
  const { id: clientId, currency } = billed;
  const issueDate = weekStart(today, 4);
  const period = { from: weekStart(today, demoWeeks), to: dayBefore(issueDate) };
  const { data } = await createInvoice({ client, body: { clientId, period, issueDate }, throwOnError: true });
  const path = { id: data.id };
  await issueInvoice({ client, path, throwOnError: true });
  const sent = { date: issueDate, to: billed.email } as const;
  await markInvoiceSent({ client, path, body: sent, throwOnError: true });
  await createPayment({
    client,
    body: {
      id: newId(),
      kind: 'payment',
      valueDate: weekStart(today, 1),
      reference: `Transfer, ${billed.name}`,
      allocations: [{ invoiceId: data.id }],
      ...(billed.key === 'nordwind' && { amount: { minor: 250_000, currency } }),
    },
    throwOnError: true,
  });
}

async function billWork(client: ApiClient, clients: Ids, work: BilledWork): Promise<void> {
  const { issueDate, period, item, paidOn, paidMinor } = work;
  const clientId = idOf(clients, work.client);
  const { name, email, currency } = demoClients.find(({ key }) => key === work.client) ?? demoClients[0];
  const body = { clientId, period, issueDate, items: [item] };
  const { data } = await createInvoice({ client, body, throwOnError: true });
  const path = { id: data.id };
  await issueInvoice({ client, path, throwOnError: true });
  if (work.isSent) {
    await markInvoiceSent({ client, path, body: { date: issueDate, to: email }, throwOnError: true });
  }
  if (paidOn === undefined) return;
  await createPayment({
    client,
    body: {
      ...{ id: newId(), kind: 'payment', valueDate: paidOn, reference: `Transfer, ${name}` },
      allocations: [{ invoiceId: data.id }],
      ...(paidMinor !== undefined && { amount: { minor: paidMinor, currency } }),
    },
    throwOnError: true,
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
