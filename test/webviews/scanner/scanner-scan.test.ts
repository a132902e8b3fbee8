/** What the Scanner page says of scans: underway, failed, never made. */
import assert from 'node:assert/strict';
import { scannerView } from '../../../webviews/scanner/scanner.page.ts';
import { FakeScannerHost } from '../fake-scanner-host.ts';
import { sampleFindings } from '../sample-findings.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

describe('a scan on the Scanner page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeScannerHost;

  before(async () => {
    bench = await WebviewBench.start(scannerView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeScannerHost();
  });
  afterEach(() => bench.closePages());

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, ...options });
    await view.filled();
    return view;
  }

  const textOf = async (view: OpenView, selector: string): Promise<string> =>
    ((await view.page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ').trim();

  it('scans, shows how far that is, and stops', async () => {
    const view = await open();
    const { page } = view;
    await page.getByRole('button', { name: 'Scan Again' }).click();
    host = new FakeScannerHost({ scan: { state: 'running', step: '120 of 412 files', fraction: 0.29 } });

    await view.send(host.overview());

    await page.getByText('120 of 412 files').waitFor();
    assert.equal(await page.getByRole('progressbar').getAttribute('aria-valuenow'), '29');
    await page.getByRole('button', { name: 'Stop' }).click();
    assert.deepEqual([view.messages('scan').length, view.messages('cancelScan').length], [1, 1]);
  });

  it('lists what a scan of one’s own found where that is asked for, with commit and time', async () => {
    const done = { state: 'done', at: '2026-11-19T13:52:00Z' } as const;
    const onRecord = { revision: 'main at 1a2b3c4d', at: '2026-11-18T08:00:00Z' };
    const own = {
      revision: 'feature-x at 5e6f7a8b',
      at: '2026-11-19T13:52:00Z',
      why: 'Only you see this scan.',
    };
    host = new FakeScannerHost({ scan: { ...done, onRecord, own: { ...own, isShown: false } } });
    const view = await open();
    const press = (name: string) => view.page.getByRole('button', { name }).click();

    assert.match(
      await textOf(view, 'header'),
      /On record: main at 1a2b3c4d, 18 Nov 2026, .*Only you see this scan\./,
    );
    await press('Show Findings of Your Scan');
    host = new FakeScannerHost({ scan: { ...done, onRecord, own: { ...own, isShown: true } } });
    await view.send(host.overview());
    await press('Show Findings on Record');

    assert.match(await textOf(view, 'header'), /Your scan: feature-x at 5e6f7a8b, 19 Nov 2026, 14:52/);
    assert.deepEqual(
      view.messages('showOwnScan').map(({ isShown }) => isShown),
      [true, false],
    );
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('says that a scan failed, why and when, beside the last good result', async () => {
    const trouble = { state: 'failed', at: '2026-11-19T14:10:00Z', why: 'The folder is gone.' } as const;
    const scan = { state: 'done', at: '2026-11-19T13:52:00Z', files: 412, trouble } as const;
    host = new FakeScannerHost({ scan });
    const view = await open();

    assert.match(
      await textOf(view, '[role=alert]'),
      /The scan \(19 Nov 2026, 15:10\) failed: The folder is gone\. The results shown are from the last/,
    );
    assert.match(await textOf(view, 'header'), /412 files · 19 Nov 2026, 14:52/);
    assert.deepEqual(await view.findAxeViolations(), []);

    host = new FakeScannerHost({ scan: { state: 'never', trouble: { state: 'cancelled' } } }, []);
    await view.send(host.overview());
    await view.page.getByText('The scan was stopped.').waitFor();
  });

  it('says what to do where nothing was scanned, and that nothing was found where it was', async () => {
    host = new FakeScannerHost({ scan: { state: 'never' } }, []);
    const view = await open();

    await view.page.getByText('Not scanned yet').waitFor();
    await view.page.getByRole('heading', { name: 'Nothing is known of this workspace yet' }).waitFor();
    await view.page.getByText('There is no trend yet.').waitFor();
    await view.page.getByText('Nothing found.').waitFor();
    assert.equal(await view.page.getByRole('button', { name: 'Export…' }).isVisible(), false);
    await view.page.getByRole('button', { name: 'Scan Workspace' }).click();
    assert.equal(view.messages('scan').length, 1);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('offers to link a folder that belongs to no project, which no scan gives a trend', async () => {
    host = new FakeScannerHost({
      places: [],
      placeId: undefined,
      trend: [],
      health: { state: 'none', why: 'assessed for projects; this workspace belongs to none.' },
    });
    const view = await open();

    await view.page.getByText('The trend is kept for projects, and this folder belongs to none.').waitFor();
    assert.equal(await view.page.getByText('There is no trend yet.').count(), 0);
    await view.page.getByRole('button', { name: 'Link Project to This Folder' }).click();
    assert.equal(view.messages('linkFolder').length, 1);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('follows when findings change, without losing what was asked for', async () => {
    const view = await open();
    await view.page.getByRole('searchbox', { name: 'Search' }).fill('await loop');
    await view.page.getByRole('status').getByText('3 findings listed').waitFor({ state: 'attached' });

    host.findings = sampleFindings.filter(
      ({ title }, index) => title !== 'Await in a loop' || index % 3 === 0,
    );
    await view.send(host.overview());

    await view.page.getByRole('status').getByText('1 finding listed').waitFor({ state: 'attached' });
    assert.equal(await view.page.getByRole('searchbox', { name: 'Search' }).inputValue(), 'await loop');
  });
});
