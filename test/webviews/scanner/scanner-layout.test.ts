/** Where the parts of the Scanner page have their place, at each width and in each theme. */
import assert from 'node:assert/strict';
import { scannerView } from '../../../webviews/scanner/scanner.page.ts';
import { FakeScannerHost, knownHealth } from '../fake-scanner-host.ts';
import { sampleFindings } from '../sample-findings.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

describe('the layout of the Scanner page', function () {
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

  const firstRow = ({ page }: OpenView) => page.locator('.findings tbody tr').first();

  it('shows every column of areas at any width', async () => {
    host = new FakeScannerHost({ health: knownHealth });
    const view = await open();

    await view.atWidths([720, 910, 1083, 1170], async () => {
      const heads = view.page.getByRole('table', { name: 'Categories' }).locator('thead th');

      const shown = await heads.filter({ visible: true }).allTextContents();
      assert.deepEqual(shown, await heads.allTextContents());
      assert.ok(shown.includes('Findings') && shown.includes('12 weeks'), String(shown));
      const name = (await heads.first().boundingBox())?.width ?? 0;
      assert.ok(name > 120, `${name} px for names`);
    });
  });

  it('keeps every control in reach at 300 px, at 200 % of a small window and at 4K', async () => {
    for (const [width, height] of [
      [300, 600],
      [640, 400],
      [3840, 2160],
    ] as const) {
      host = new FakeScannerHost({ health: knownHealth });
      const { page } = await open({ width, height });
      await page.locator('.findings tbody tr').first().waitFor();

      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.ok(overflow <= 0, `${width} px: ${overflow} px too wide`);
      await page.getByRole('button', { name: 'Scan Again' }).scrollIntoViewIfNeeded();
      await page.getByRole('searchbox', { name: 'Search' }).scrollIntoViewIfNeeded();
      const words = await page.locator('vireo-line-chart text').first().boundingBox();
      assert.ok(words !== null && words.height >= 10, `${width} px: ${words?.height}`);
    }
  });

  it('cuts a long path of the worst files in its middle, and scrolls nothing sideways', async () => {
    const folders = `src/${'deeply/nested/'.repeat(8)}`;
    const deep = sampleFindings.map((finding) => ({
      ...finding,
      path: `${folders}${finding.path.split('/').at(-1)}`,
    }));
    for (const [width, figures] of [
      [300, 2],
      [700, 4],
    ] as const) {
      host = new FakeScannerHost({ health: knownHealth }, deep);
      const { page } = await open({ width, height: 600 });
      const table = page.getByRole('table', { name: 'Worst files' });
      const name = table.locator('tbody .link').first();

      const inside = await table.evaluate((element) => {
        const { scrollWidth = 0, clientWidth = 0 } = element.closest('section') ?? {};
        return scrollWidth <= clientWidth;
      });
      const cuts = await name
        .locator('bdi')
        .evaluateAll((parts) => parts.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth));

      assert.deepEqual({ inside, cuts }, { inside: true, cuts: [true, false] }, `${width} px`);
      assert.match((await name.getAttribute('title')) ?? '', /^src\/deeply\/.*\.\w+$/);
      const shown = await table
        .locator('tbody tr')
        .first()
        .locator('td')
        .evaluateAll((cells) => cells.filter((cell) => cell.getBoundingClientRect().width > 0).length);
      assert.equal(shown, figures);
    }
  });

  it('cuts no file name and no line number in a narrow window', async () => {
    for (const width of [220, 400, 565, 700]) {
      const view = await open({ width, height: 600 });
      const cell = firstRow(view).locator('.below');
      const name = firstRow(view).getByRole('button', { name: 'SQL injection', exact: true });
      await cell.waitFor();

      const { right, isCut, text } = await cell.evaluate((element) => ({
        right: element.getBoundingClientRect().right,
        isCut: element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1,
        text: element.textContent.trim(),
      }));

      assert.deepEqual({ text, isCut }, { text: 'src/db/orders.ts:8', isCut: false });
      assert.ok(right <= width, `${right}`);
      assert.equal(await name.evaluate((element) => element.scrollWidth > element.clientWidth + 1), false);
      await firstRow(view).getByRole('button', { name: 'Explain SQL injection' }).click({ trial: true });
    }
  });

  it('stands all columns of ages on one line, and says what its columns of figures count', async () => {
    const { page } = await open({ width: 700, height: 600 });
    const bars = page.locator('.columns svg');
    await bars.first().waitFor();

    const bottoms = await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().bottom));

    assert.deepEqual(
      bottoms,
      bottoms.map(() => bottoms[0]),
    );
    const heads = page.getByRole('table', { name: 'Worst files' }).locator('thead th');
    assert.deepEqual((await heads.allTextContents()).slice(1, 4), ['Critical, high', 'Medium', 'Low, info']);
  });

  it('moves nothing where the user wants no motion', async () => {
    const { page } = await open();

    const moving = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );

    assert.equal(moving, 0);
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();
    await firstRow(view).waitFor();
    await view.page.getByRole('button', { name: 'Table: Findings by age' }).click();
    await view.page.getByRole('button', { name: 'Table: Trend, 12 weeks' }).click();
    await view.page.getByRole('button', { name: 'src/import/pipeline.ts' }).click();
    await view.page.getByRole('button', { name: 'Remove src/import/pipeline.ts' }).waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'findings');

    host = new FakeScannerHost({ health: knownHealth, scan: { state: 'running' } });
    await view.send(host.overview());
    await view.page.getByText('What raises it most').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'health');
    assert.deepEqual(view.failures, []);
  });
});
