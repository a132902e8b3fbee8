/** A practice that bills 500 entries: how soon a draft and its files are there, and what the backend keeps of that. */
import { setTimeout as delay } from 'node:timers/promises';
import { randomBuyer, randomSeller } from '../../src/backend/testing/random-invoices.ts';
import { atMost, type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';
import { startBackend } from '../support/backend.ts';
import { makePractice } from '../support/practice.ts';
import { canReadProcesses, residentMegabytes } from '../support/process-facts.ts';
import { type Ask, openDoor, timesOf } from './door.ts';

const entries = sized(500, 20);
const lines = sized(200, 5);
const samples = sized(20, 2);
const settledMs = sized(60_000, 100);
/** Until a quiet backend gives its memory back, and a moment more. */
const idleMs = sized(15_000, 100);
const hourMs = 3_600_000;
/** As of the backend behind the demo: `npm run bench -- --only memory`. */
const limitMegabytes = 140;

/** Addresses as an e-invoice asks for them; the client's id. */
async function completeParties(ask: Ask, organizationId: string): Promise<string> {
  const { address, countryCode, vatId, eAddress } = randomBuyer;
  const { items } = await ask('GET', '/clients');
  const clientId: string = items[0].id;
  await ask('PATCH', `/clients/${clientId}`, { address, countryCode, vatId, eAddress });
  const { iban, bic, email, address: own, name, vatId: ownVatId } = randomSeller;
  const bank = { iban, bic, email, contact: randomSeller.contact };
  const eOwn = { scheme: 'EM', id: email };
  await ask('PATCH', `/organizations/${organizationId}`, {
    name,
    ...bank,
    address: own,
    vatId: ownVatId,
    eAddress: eOwn,
    countryCode: 'DE',
    taxCategory: 'S',
    taxRate: '19',
    rounding: { mode: 'none', stepSeconds: 60, scope: 'entry' },
  });
  return clientId;
}

/** Approves every week that has entries; what their only person submits is approved. */
async function approveAll(ask: Ask): Promise<void> {
  const { items } = await ask('GET', '/time-entries?limit=500');
  const weeks = new Set((items as { localDate: string }[]).map(({ localDate }) => mondayOf(localDate)));
  for (const weekStart of weeks) {
    const { id } = await ask('POST', '/timesheets', { weekStart });
    await ask('POST', `/timesheets/${id}/submit`);
  }
}

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 24 * hourMs).toISOString().slice(0, 10);
}

/** Milliseconds of each draft that takes all the time; it is deleted before the next one. */
async function draftTimes(ask: Ask, clientId: string): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= samples; run += 1) {
    const startedAt = performance.now();
    const { id } = await ask('POST', '/invoices', { clientId, grouping: { lines: 'entry' } });
    times.push(performance.now() - startedAt);
    const { document } = await ask('GET', `/invoices/${id}/document`);
    if (document.lines.length !== entries)
      throw new Error(`The draft has ${document.lines.length} lines of ${entries} entries.`);
    await ask('DELETE', `/invoices/${id}`);
  }
  return times.slice(1);
}

async function draftOfLines(ask: Ask, clientId: string): Promise<string> {
  const items = Array.from({ length: lines }, (_, index) => ({
    description: `Review & fix of “module ${index}”`,
    quantity: '1.25',
    unitPrice: '110.00',
  }));
  const period = { from: '2001-01-01', to: '2001-01-31' };
  const { id } = await ask('POST', '/invoices', {
    clientId,
    items,
    period,
    buyerReference: '04011000-1234512345-06',
  });
  return id;
}

export async function measureFiles(): Promise<readonly BenchRow[]> {
  const practice = await makePractice(entries, { spacingMs: 2 * hourMs });
  const server = await startBackend(practice.directory, '--detached');
  try {
    const ask = openDoor(server);
    const clientId = await completeParties(ask, practice.organizationId);
    await delay(idleMs);
    const idle = canReadProcesses ? residentMegabytes(server.pid) : 0;
    await approveAll(ask);
    const drafts = percentile(await draftTimes(ask, clientId), 0.95);
    const id = await draftOfLines(ask, clientId);
    const exported = async (format: string) =>
      await timesOf(samples, async () => await ask('GET', `/invoices/${id}/export?format=${format}`));
    const xml = percentile(await exported('xrechnung'), 0.95);
    const pdf = percentile(await exported('pdf'), 0.95);
    const rows = [
      withinLimit(`draft of ${entries} entries, a line each, p95`, { ours: drafts, limit: 100, unit: 'ms' }),
      withinLimit(`XRechnung of ${lines} lines, p95`, { ours: xml, limit: 150, unit: 'ms' }),
      withinLimit(`PDF of ${lines} lines, p95`, { ours: pdf, limit: 1000, unit: 'ms' }),
    ];
    if (!canReadProcesses) return rows;
    await delay(settledMs);
    const ours = residentMegabytes(server.pid);
    const name = 'backend, memory 60 s after the last PDF';
    return [
      ...rows,
      withinLimit(name, { ours, limit: limitMegabytes, unit: 'MB' }),
      atMost(
        { name: `${name}, beside it idle`, unit: 'MB', ours, peer: idle, peerName: 'idle before' },
        1.25,
      ),
    ];
  } finally {
    await server.stop();
    await practice.remove();
  }
}
