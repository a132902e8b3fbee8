/** The page that tests share: what one leaves there, the next does not find. */
import assert from 'node:assert/strict';
import { dashboardView } from '../../../webviews/dashboard/dashboard.page.ts';
import { spoilPages } from '../browser/page-pool.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';

interface StandIn {
  readonly acquireVsCodeApi: () => { getState: () => unknown; setState: (state: unknown) => void };
  readonly sendToTest: (id: string, text: string) => Promise<void>;
}

describe('a page that tests share', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let earlier: OpenView;

  before(async () => {
    bench = await WebviewBench.start(dashboardView);
  });
  after(() => bench.stop());
  beforeEach(async () => {
    earlier = await bench.open({ host: () => [] });
    await earlier.until(() => earlier.messages('ready').length > 0, 'ready');
  });
  afterEach(() => bench.closePages());

  const readState = async ({ page }: OpenView) =>
    await page.evaluate(() => (globalThis as unknown as StandIn).acquireVsCodeApi().getState());

  it('keeps the state of a view through a reload, and not for the next view', async () => {
    await earlier.page.evaluate(() =>
      (globalThis as unknown as StandIn).acquireVsCodeApi().setState({ open: 'e1' }),
    );

    await earlier.page.reload();
    const reloaded = await readState(earlier);
    const next = await bench.open({ host: () => [] });

    assert.equal(next.page, earlier.page);
    assert.deepEqual(reloaded, { open: 'e1' });
    assert.equal(await readState(next), undefined);
  });

  it('is dark and of the usual size for the next view', async () => {
    await earlier.setTheme('light');
    await earlier.atWidths([300], async () => assert.equal(earlier.page.viewportSize()?.width, 300));

    const { page } = await bench.open({ host: () => [] });

    assert.equal(await page.locator('body').getAttribute('class'), 'vscode-dark');
    assert.deepEqual(page.viewportSize(), { width: 1200, height: 800 });
  });

  it('is of the language, and moves or not, as the next view asks', async () => {
    const readReader = async ({ page }: OpenView) =>
      await page.evaluate(() => [
        navigator.language,
        new Intl.NumberFormat().resolvedOptions().locale,
        matchMedia('(prefers-reduced-motion: reduce)').matches,
      ]);
    const german = await bench.open({ host: () => [], locale: 'de-DE', withMotion: true });
    const readers = [await readReader(german)];
    await german.page.reload();
    readers.push(await readReader(german));

    readers.push(await readReader(await bench.open({ host: () => [] })));

    assert.deepEqual(readers, [
      ['de-DE', 'de-DE', false],
      ['de-DE', 'de-DE', false],
      ['en-GB', 'en-GB', true],
    ]);
  });

  it('drops what the view before still sends, and sends it nothing', async () => {
    const next = await bench.open({ host: () => [] });
    await next.until(() => next.messages('ready').length > 0, 'ready');

    await next.page.evaluate(async (id) => {
      await (globalThis as unknown as StandIn).sendToTest(id, '{"type":"late"}');
    }, earlier.id);
    await earlier.receive({ type: 'late' });
    await earlier.send({ type: 'late' });

    assert.deepEqual([...earlier.messages('late'), ...next.messages('late')], []);
    assert.deepEqual(next.messages('viewFailed'), []);
  });

  it('is given up after a test that failed', async () => {
    await earlier.page.keyboard.down('Shift');

    await spoilPages();
    const next = await bench.open({ host: () => [] });

    assert.ok(earlier.page.isClosed());
    assert.notEqual(next.page, earlier.page);
  });
});
