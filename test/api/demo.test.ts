/** The demo's practice in a backend of its own, opened by somebody far from where its clients are. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DemoAppOptions } from '../../src/backend/demo/demo-app.ts';
import { tryBackendLock } from '../../src/backend/local/lock.ts';
import { makeDemo } from '../../src/backend/local/make-demo.ts';
import { openDemoApp } from '../../src/backend/local/open-demo-app.ts';
import { localDate, localTime } from '../../src/domain/zones.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';

const zone = 'America/Los_Angeles';

/** Built once: the first suite looks at it, the second one does to it what a user does. */
let options: { dataDirectory: string; workspace: string; today: string; zone: string };
let removeDemo: () => Promise<void> | undefined;

before(async function () {
  this.timeout(120_000);
  const { directory, remove } = await makeDataDirectory({ isEmpty: true });
  removeDemo = remove;
  options = {
    dataDirectory: path.join(directory, 'practice'),
    workspace: path.join(directory, 'workspace'),
    today: '2026-11-20',
    zone,
  };
  await makeDemo(options);
});
after(() => removeDemo?.());

describe('the practice of the demo', function () {
  this.timeout(120_000);
  let backend: BackendProcess;

  before(async () => {
    backend = await startBackend(options.dataDirectory);
  });
  after(() => backend?.stop());

  it('works by the clock of whoever opens it', async () => {
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
      'draft',
      'issued',
      'paid',
      'part_paid',
      'sent',
    ]);
    const unsent = invoices.filter(({ sent, state }) => sent === null && state !== 'draft');
    assert.equal(unsent.length, 1);
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

  it('belongs to Robin Hale, whoever runs it', async () => {
    const { items } = (await backend.ask('GET', '/users')).body;

    assert.deepEqual(
      items.map(({ name }: { name: string }) => name),
      ['Robin Hale'],
    );
  });

  it('has commits on the entries of their project', async () => {
    const { items } = (await backend.ask('GET', '/time-entries?limit=500')).body;
    const withCommits = items.filter(
      ({ git }: { git: { commits: unknown[] } | null }) => git?.commits.length,
    );

    assert.ok(withCommits.length >= 8, String(withCommits.length));
  });

  it('has ten weeks of scans: health rises, falls and recovers', async () => {
    const projects = (await backend.ask('GET', '/projects')).body.items;
    const { id } = projects.find(({ folder }: { folder: string | null }) => folder !== null);
    const history = (await backend.ask('GET', `/projects/${id}/health/history?from=2026-08-01&to=2026-11-20`))
      .body;
    const scores: number[] = history.items.map(({ score }: { score: number }) => score);
    const peak = Math.max(...scores.slice(0, 5));
    const low = Math.min(...scores.slice(5));

    assert.ok(history.items.length >= 10, String(history.items.length));
    assert.ok(Date.parse(history.items.at(-1).date) - Date.parse(history.items[0].date) >= 60 * 86_400_000);
    assert.ok((scores[0] ?? 1) < peak && low < peak && low < (scores.at(-1) ?? 0), String(scores));
  });

  it('has a budget near its end', async () => {
    const projects: { id: string; name: string; budgetSeconds: number }[] = (
      await backend.ask('GET', '/projects')
    ).body.items;
    const portal = projects.find(({ name }) => name === 'Supplier portal');
    const { items } = (await backend.ask('GET', '/time-entries?limit=500')).body;
    const used = items
      .filter(({ projectId }: { projectId: string }) => projectId === portal?.id)
      .reduce(
        (sum: number, { startedAt, endedAt }: { startedAt: string; endedAt: string }) =>
          sum + (Date.parse(endedAt) - Date.parse(startedAt)) / 1000,
        0,
      );
    const share = used / (portal?.budgetSeconds ?? 1);

    assert.ok(share > 0.85 && share < 1, String(share));
  });
});

describe('a demo that was there before', function () {
  this.timeout(180_000);

  it('is kept for seven days', async () => {
    const inTime = await makeDemo({ ...options, today: '2026-11-27' });

    assert.deepEqual(inTime, { demo: 'kept', builtOn: '2026-11-20' });
  });

  it('is built anew after them where nothing was changed, once for two windows', async () => {
    const today = '2026-11-28';
    const late = await Promise.all([makeDemo({ ...options, today }), makeDemo({ ...options, today })]);

    const demos = late.map(({ demo }) => demo).toSorted();
    assert.deepEqual(demos, ['built', 'kept']);
    assert.ok(late.every(({ builtOn }) => builtOn === today));
  });

  it('is kept after them where a file of its project was changed, until they say otherwise', async () => {
    const file = path.join(options.workspace, 'api/app/orders.py');
    const text = await readFile(file);
    await writeFile(file, '');

    const asked = await makeDemo({ ...options, today: '2026-12-06' });
    await writeFile(file, text);

    assert.deepEqual(asked, { demo: 'changed', builtOn: '2026-11-28' });
  });

  it('is kept in the same way where its user changed it', async () => {
    const backend = await startBackend(options.dataDirectory);
    await backend.ask('POST', '/clients', { name: 'Mine', currency: 'EUR' });
    await backend.stop();

    const asked = await makeDemo({ ...options, today: '2026-12-06' });

    assert.deepEqual(asked, { demo: 'changed', builtOn: '2026-11-28' });
  });

  it('lets no backend begin while it looks for changes', async () => {
    let isFree: boolean | undefined;
    const open = async (opening: DemoAppOptions) => {
      const app = await openDemoApp(opening);
      const lock = tryBackendLock(options.dataDirectory);
      isFree = lock !== undefined;
      lock?.release();
      return app;
    };
    await makeDemo({ ...options, today: '2026-12-06', open });

    assert.equal(isFree, false);
  });

  it('asks no more for seven days where its user keeps it, and then again', async () => {
    const today = '2026-12-20';
    const kept = await makeDemo({ ...options, today, choice: 'keep' });
    const inTime = await makeDemo({ ...options, today: '2026-12-27' });
    const late = await makeDemo({ ...options, today: '2026-12-28' });

    const builtOn = '2026-11-28';
    assert.deepEqual(kept, { demo: 'kept', builtOn });
    assert.deepEqual(inTime, { demo: 'kept', builtOn });
    assert.deepEqual(late, { demo: 'changed', builtOn });
  });

  it('forgets that it was kept once it is rebuilt', async () => {
    const again = await makeDemo({ ...options, today: '2026-12-28', choice: 'rebuild' });
    assert.deepEqual(again, { demo: 'built', builtOn: '2026-12-28' });
    await writeFile(path.join(options.workspace, 'api/app/orders.py'), '');

    // A clock that was set back to the day of the answer, which would still hold.
    const asked = await makeDemo({ ...options, today: '2026-12-20' });

    assert.deepEqual(asked, { demo: 'changed', builtOn: '2026-12-28' });
  });

  it('never takes the place of a practice that is not the demo', async () => {
    const own = path.join(options.dataDirectory, '../own');
    const backend = await startBackend(own);
    await backend.stop();

    await assert.rejects(makeDemo({ ...options, dataDirectory: own }), /not the demo/);
    assert.ok(existsSync(path.join(own, 'vireo.db')));
  });
});
