/** A practice that can bill: parties with addresses and tax ids, and shortcuts from recorded time to an issued invoice. */
import assert from 'node:assert/strict';
import type { Reply, TestApp } from './test-app.ts';

export const monday = '2026-11-16';

export interface BillingPractice {
  readonly vireo: TestApp;
  readonly clientId: string;
  readonly projectId: string;
  addEntry(change?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Submits and approves the week's time and answers its sheet. */
  approveWeek(weekStart?: string): Promise<string>;
  draft(body?: Readonly<Record<string, unknown>>): Promise<Reply>;
  /** A draft of one fixed item, which needs no time. */
  draftItem(body?: Readonly<Record<string, unknown>>): Promise<Reply>;
  issue(id: string, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  credit(id: string, body?: Readonly<Record<string, unknown>>): Promise<Reply>;
  get(path: string): Promise<Reply['body']>;
}

/** What went well, or the reply as the reason why not. */
export function requireOk(reply: Reply): Reply {
  assert.ok(reply.status < 300, JSON.stringify(reply.body));
  return reply;
}

export async function createBillingPractice(vireo: TestApp): Promise<BillingPractice> {
  const { ask } = vireo;
  const seller = {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    vatId: 'DE312449871',
    taxCategory: 'S',
    taxRate: '19',
    rounding: { mode: 'none', stepSeconds: 60, scope: 'entry' },
    paymentTermDays: 30,
  };
  requireOk(await ask('PATCH', `/organizations/${vireo.owner.organizationId}`, { body: seller }));
  const { clientId, projectId } = await vireo.createProject();
  requireOk(
    await ask('PATCH', `/clients/${clientId}`, {
      body: { addressLines: ['Am Sandtorkai 50', '20457 Hamburg'] },
    }),
  );

  const draft: BillingPractice['draft'] = async (body = {}) =>
    await ask('POST', '/invoices', { body: { clientId, ...body } });

  return {
    vireo,
    clientId,
    projectId,
    async addEntry(change = {}) {
      const times = { startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:30', zone: 'Europe/Berlin' };
      return requireOk(await ask('POST', '/time-entries', { body: { projectId, ...times, ...change } })).body
        .id;
    },
    async approveWeek(weekStart = monday) {
      const { id } = requireOk(await ask('POST', '/timesheets', { body: { weekStart } })).body;
      requireOk(await ask('POST', `/timesheets/${id}/submit`));
      requireOk(await ask('POST', `/timesheets/${id}/approve`, { as: 'approver' }));
      return id;
    },
    draft,
    draftItem: async (body = {}) =>
      await draft({
        items: [{ description: 'Security report', quantity: '1', unitPrice: '650.00' }],
        ...body,
      }),
    issue: async (id, headers = {}) => await ask('POST', `/invoices/${id}/issue`, { headers }),
    credit: async (id, body = {}) =>
      await ask('POST', `/invoices/${id}/credit`, {
        body: { reason: 'Wrong rate', releaseEntries: true, ...body },
      }),
    get: async (path) => requireOk(await ask('GET', path)).body,
  };
}

/** An issued invoice over the one entry of a week. */
export async function issueWeek(
  practice: BillingPractice,
): Promise<{ id: string; sheet: string; entryId: string }> {
  const entryId = await practice.addEntry({ note: 'Review' });
  const sheet = await practice.approveWeek();
  const { id } = requireOk(await practice.draft()).body;
  requireOk(await practice.issue(id));
  return { id, sheet, entryId };
}
