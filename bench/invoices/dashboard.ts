/** The Dashboard of a practice with 1,000 issued invoices and 100,000 entries of ten years. */
import { type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';
import { startBackend } from '../support/backend.ts';
import { makePractice } from '../support/practice.ts';
import { type Ask, openDoor, timesOf } from './door.ts';

const entries = sized(100_000, 200);
const invoices = sized(1_000, 3);
const samples = sized(40, 3);
const dayMs = 86_400_000;
const spacingMs = (3_652 * dayMs) / entries;
const period = { from: '2001-01-01', to: '2001-01-31' };

const dateOf = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 10);

/** Over the last year; every second one is paid. */
async function issueInvoices(ask: Ask, organizationId: string): Promise<void> {
  const address = { street: 'Am Sandtorkai 50', postcode: '20457', city: 'Hamburg' };
  const vatId = 'DE312449871';
  await ask('PATCH', `/organizations/${organizationId}`, {
    name: 'Hale Software',
    countryCode: 'DE',
    address,
    vatId,
    taxCategory: 'S',
    taxRate: '19',
  });
  const { items } = await ask('GET', '/clients');
  const clientId: string = items[0].id;
  await ask('PATCH', `/clients/${clientId}`, { address });
  const lines = [{ description: 'Security report', quantity: '1', unitPrice: '650.00' }];
  for (let index = 0; index < invoices; index += 1) {
    const issueMs = Date.now() - Math.floor(((invoices - index) * 360) / invoices) * dayMs;
    const dates = { issueDate: dateOf(issueMs), dueDate: dateOf(issueMs + 14 * dayMs) };
    const { id } = await ask('POST', '/invoices', { clientId, period, items: lines, ...dates });
    await ask('POST', `/invoices/${id}/issue`);
    if (index % 2 > 0) continue;
    await ask('POST', '/payments', {
      kind: 'payment',
      valueDate: dates.issueDate,
      amount: { minor: 77_350, currency: 'EUR' },
      allocations: [{ invoiceId: id }],
    });
  }
}

export async function measureDashboard(): Promise<readonly BenchRow[]> {
  const practice = await makePractice(entries, { spacingMs });
  const server = await startBackend(practice.directory, '--detached');
  try {
    const ask = openDoor(server);
    await issueInvoices(ask, practice.organizationId);
    const { open } = await ask('GET', '/dashboard');
    const unpaid = Math.floor(invoices / 2);
    if (open.length !== unpaid) throw new Error(`${open.length} invoices are open, not ${unpaid}.`);
    const ours = percentile(await timesOf(samples, async () => await ask('GET', '/dashboard')), 0.95);
    const name = `Dashboard beside ${invoices} invoices and ${entries} entries, p95`;
    return [withinLimit(name, { ours, limit: 150, unit: 'ms' })];
  } finally {
    await server.stop();
    await practice.remove();
  }
}
