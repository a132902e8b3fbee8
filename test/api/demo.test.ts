/** The demo's practice in a backend of its own, opened by somebody far from where its clients are. */
import assert from 'node:assert/strict';
import { seedPractice } from '../../demo/seed-practice.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { localDate, localTime } from '../../src/domain/zones.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';

const zone = 'America/Los_Angeles';

describe('the practice of the demo', function () {
  this.timeout(120_000);
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  it('works by the clock of whoever opens it', async () => {
    await seedPractice({
      ...{ root: projectRoot, dataDirectory: directory, workspace: directory },
      ...{ today: '2026-11-20', zone },
    });

    const { body } = await backend.ask('GET', '/time-entries?limit=500');
    const entries: { startedAt: string; endedAt: string; zone: string; localDate: string }[] = body.items;
    const [{ zone: ofPractice }] = (await backend.ask('GET', '/organizations')).body.items;
    const clock = (instant: string) => localTime(Date.parse(instant), zone).slice(0, 5);
    assert.equal(ofPractice, zone);
    assert.ok(entries.length > 50, String(entries.length));
    for (const entry of entries) {
      assert.equal(entry.zone, zone);
      assert.equal(localDate(Date.parse(entry.endedAt), zone), entry.localDate);
      assert.ok(clock(entry.startedAt) >= '08:45' && clock(entry.endedAt) <= '18:00', entry.startedAt);
    }
  });

  it('has invoices that are paid, in part or not yet, late and not due, and one to send', async () => {
    const { body } = await backend.ask('GET', '/invoices?limit=100');
    const invoices: { state: string; sent: { to: string } | null }[] = body.items;
    const ageing = (await backend.ask('GET', '/reports/ageing?on=2026-11-20')).body;
    const euros = ageing.rows.find(({ currency }: { currency: string }) => currency === 'EUR');

    assert.deepEqual([...new Set(invoices.map(({ state }) => state))].toSorted(), [
      'issued',
      'paid',
      'part_paid',
      'sent',
    ]);
    assert.equal(invoices.filter(({ sent }) => sent === null).length, 1);
    for (const band of ['notDue', 'days1To30', 'days31To60']) assert.ok(euros[band].minor > 0, band);
  });

  it('has revenue in each of the last twelve months', async () => {
    const { rows } = (await backend.ask('GET', '/reports/revenue?from=2025-12&to=2026-11')).body;
    const euros: { month: string; invoicedNet: { minor: number } }[] = rows.filter(
      ({ currency }: { currency: string }) => currency === 'EUR',
    );

    assert.deepEqual(
      euros.filter(({ invoicedNet }) => invoicedNet.minor === 0).map(({ month }) => month),
      [],
    );
  });
});
