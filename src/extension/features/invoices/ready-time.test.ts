import assert from 'node:assert/strict';
import { projectWith } from '../../../../test/support/api-records.ts';
import type { Client } from '../../../api-client/index.ts';
import { type ApprovedEntry, type ReadyFacts, sumReadyTime } from './ready-time.ts';

function clientWith(id: string): Client {
  return {
    id,
    version: 1,
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    name: id,
    addressLines: [],
    countryCode: 'DE',
    vatId: null,
    email: null,
    buyerReference: null,
    taxCategory: null,
    taxRate: null,
    paymentTermDays: null,
    language: null,
    currency: 'EUR',
    archivedAt: null,
  };
}

function entryWith(id: string, change: Partial<ApprovedEntry> = {}): ApprovedEntry {
  return {
    id,
    version: 1,
    projectId: 'p1',
    projectName: 'API',
    clientName: 'c1',
    taskId: null,
    startedAt: '2026-11-16T09:00:00Z',
    endedAt: '2026-11-16T10:00:00Z',
    zone: 'UTC',
    localDate: '2026-11-16',
    seconds: 3_600,
    note: '',
    billable: true,
    rate: { minor: 11_000, currency: 'EUR' },
    ...change,
  };
}

function readyOf(entries: readonly ApprovedEntry[], billed: readonly string[] = []) {
  const facts: ReadyFacts = {
    clients: new Map(['c1', 'c2'].map((id) => [id, clientWith(id)])),
    projects: new Map([
      ['p1', projectWith({ id: 'p1', clientId: 'c1' })],
      ['p2', projectWith({ id: 'p2', clientId: 'c2' })],
    ]),
    entries,
    billed: new Set(billed),
  };
  return sumReadyTime(facts).map(({ client, seconds, amounts }) => [client.id, seconds, amounts]);
}

describe('sumReadyTime', () => {
  it('adds up what each client has, the most first', () => {
    const entries = [entryWith('a', { projectId: 'p2' }), entryWith('b'), entryWith('c', { seconds: 1_800 })];

    assert.deepEqual(readyOf(entries), [
      ['c1', 5_400, [{ minor: 16_500, currency: 'EUR' }]],
      ['c2', 3_600, [{ minor: 11_000, currency: 'EUR' }]],
    ]);
  });

  it('leaves out what an invoice has, and what is not billed', () => {
    const entries = [entryWith('a'), entryWith('b', { billable: false }), entryWith('c', { seconds: null })];

    assert.deepEqual(readyOf(entries, ['a']), []);
  });

  it('rounds a project and rate once, not each entry', () => {
    const entries = ['a', 'b', 'c'].map((id) =>
      entryWith(id, { seconds: 1_200, rate: { minor: 10_000, currency: 'EUR' } }),
    );

    assert.deepEqual(readyOf(entries), [['c1', 3_600, [{ minor: 10_000, currency: 'EUR' }]]]);
  });

  it('adds no two currencies', () => {
    const entries = [entryWith('a'), entryWith('b', { rate: { minor: 5_000, currency: 'CHF' } })];

    assert.deepEqual(readyOf(entries)[0]?.[2], [
      { minor: 11_000, currency: 'EUR' },
      { minor: 5_000, currency: 'CHF' },
    ]);
  });
});
