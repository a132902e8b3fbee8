import assert from 'node:assert/strict';
import { scannerView } from '../../src/contract/webview/page-views.ts';
import { type ScannerOverview, scannerViewMessageSchema } from '../../src/contract/webview/scanner-view.ts';
import { FakeScannerHost, knownHealth } from './fake-scanner-host.ts';
import { sampleFindings } from './sample-findings.ts';
import { type OpenOptions, type OpenView, type Theme, themes, WebviewBench } from './webview-page.ts';

describe('the Scanner page', function () {
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

  const firstRow = ({ page }: OpenView) => page.locator('.findings tbody tr').first();

  it('says what was scanned, when, and how much stands', async () => {
    const view = await open();

    assert.match(await textOf(view, 'header'), /Scanner .*412 files in 1\.9 s · 19 Nov 2026, 14:52/);
    assert.match(
      await textOf(view, '.score'),
      /29 Open findings 4 critical or high · 3 new since the baseline · 1 dismissed · 1 fixed in 30 days Health: not assessed yet\./,
    );
    assert.deepEqual(view.failures, []);
  });

  it('adds up: the categories make the total', async () => {
    const view = await open();
    const table = view.page.getByRole('table', { name: 'Categories' });

    const columns = await table.locator('thead th').allTextContents();
    const sumOf = (texts: readonly string[]) => texts.reduce((total, text) => total + Number(text), 0);
    const sums = [];
    for (let index = 1; index < columns.length; index += 1) {
      const own = sumOf(await table.locator(`tbody td:nth-child(${index + 1})`).allTextContents());
      assert.equal(own, Number(await table.locator(`tfoot td:nth-child(${index + 1})`).textContent()));
      sums.push(own);
    }
    assert.deepEqual(columns.slice(-2), ['New', 'Dismissed']);
    assert.equal(sumOf(sums.slice(0, 3).map(String)), 29);
    assert.deepEqual(sums.slice(3), [3, 1]);
  });

  it('counts what is suppressed by category, where the last scan tells it', async () => {
    const scan: ScannerOverview['scan'] = {
      state: 'done',
      suppressed: [
        { area: 'security', count: 4 },
        { area: 'quality', count: 2 },
      ],
    };
    for (const health of [{ state: 'none', why: 'not assessed yet.' }, knownHealth] as const) {
      host = new FakeScannerHost({ scan, health });
      const view = await open();
      const table = view.page.getByRole('table', { name: 'Categories' });

      const heads = await table.locator('thead th').allTextContents();
      const at = heads.indexOf('Suppressed') + 1;
      const cells = await table.locator(`:is(tbody, tfoot) :is(th, td):nth-child(${at})`).allTextContents();
      const blanks = health.state === 'none' ? [] : ['', '', ''];
      assert.deepEqual(cells, ['4', '0', '0', '0', '2', ...blanks, '6']);
    }
  });

  it('says in the same table what each area costs, how its score went, and what is counted elsewhere', async () => {
    host = new FakeScannerHost({ health: knownHealth });
    const view = await open();
    const row = (name: RegExp) => view.page.getByRole('row', { name });

    await row(/^Security .*0\.70 Security: score 0\.58 to 0\.70 in 12 weeks −0\.08$/).waitFor();
    await row(/^Secrets in Security /).waitFor();
    await row(/^Total .*0\.82.*−0\.18$/).waitFor();
    await row(/^Quality/)
      .getByRole('button', { name: 'Quality' })
      .click();
    const isListed = () => JSON.stringify(view.messages('list').at(-1)).includes('"areas":["quality"]');
    await view.until(isListed, 'findings of quality');
  });

  for (const width of [680, 910, 1083, 1170]) {
    it(`shows every column of areas at ${width} px`, async () => {
      host = new FakeScannerHost({ health: knownHealth });
      const view = await open({ width });
      const heads = view.page.getByRole('table', { name: 'Categories' }).locator('thead th');

      const shown = await heads.filter({ visible: true }).allTextContents();
      assert.deepEqual(shown, await heads.allTextContents());
      assert.ok(shown.includes('Medium') && shown.includes('12 weeks'), String(shown));
      const name = (await heads.first().boundingBox())?.width ?? 0;
      assert.ok(name > 120, `${name} px for names`);
    });
  }

  it('shows health with its parts, what was not assessed, and what raises it most', async () => {
    host = new FakeScannerHost({ health: knownHealth });
    const view = await open();

    assert.match(
      await textOf(view, '.score'),
      /0\.82 Health \+0\.03 since the last assessment · 29 findings/,
    );
    await view.page.getByRole('row', { name: /^Tests No coverage was found\. – ?Not assessed/ }).waitFor();
    await view.page.getByRole('button', { name: 'src/auth/token.ts:88' }).click();

    assert.deepEqual(view.messages('openPlace'), [
      { type: 'openPlace', path: 'src/auth/token.ts', line: 87 },
    ]);
  });

  it('draws the trend with a table behind it that says the same', async () => {
    const view = await open();
    const chart = view.page.getByRole('img', { name: /^Findings that stood, week by week/ });
    const label = (await chart.getAttribute('aria-label')) ?? '';

    await view.page.getByRole('button', { name: 'Table: Trend, 12 weeks' }).click();

    const rows = view.page.getByRole('table', { name: 'Trend, 12 weeks' }).locator('tbody tr');
    assert.equal(await rows.count(), 12);
    const [last] = await rows.last().locator('td').allTextContents();
    assert.ok(label.endsWith(`19 Nov 2026 ${last}, of them 4 critical or high.`), label);
    assert.equal(await chart.locator('text.value').first().textContent(), last);
  });

  it('lists what an age, a file, a rule or a figure counts', async () => {
    const view = await open();
    const { page } = view;

    await page.getByRole('button', { name: /^6 ?Over a year/ }).click();
    await page.getByRole('status').getByText('6 findings listed').waitFor({ state: 'attached' });
    assert.equal(await view.readFocus(), 'Findings');
    await page.getByRole('button', { name: 'Remove Over a year' }).click();
    await page.getByRole('status').getByText('29 findings listed').waitFor({ state: 'attached' });

    await page.getByRole('button', { name: 'src/import/pipeline.ts' }).click();
    await page.getByRole('status').getByText('12 findings listed').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '1 dismissed' }).click();
    await firstRow(view).getByText('Weak hash').waitFor();
    assert.match(await textOf(view, '.findings tbody tr'), /Weak hash dismissed/);
  });

  it('sorts by the head of a column, and the other way round', async () => {
    const view = await open();
    await firstRow(view).getByText('SQL injection').waitFor();
    const place = view.page.getByRole('columnheader', { name: 'Place' });

    await place.getByRole('button').click();
    await firstRow(view).getByText('deploy/Dockerfile:8').last().waitFor();
    assert.equal(await place.getAttribute('aria-sort'), 'ascending');
    await place.getByRole('button').click();

    await firstRow(view).getByText('src/mail/send.ts:8').last().waitFor();
    assert.equal(await place.getAttribute('aria-sort'), 'descending');
  });

  it('searches, filters and pages, and asks its host for no more than a page', async () => {
    const view = await open();
    const { page } = view;
    await firstRow(view).waitFor();

    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('26–29 of 29').waitFor();
    assert.equal(await page.locator('.findings tbody tr').count(), 4);
    await page.getByRole('searchbox', { name: 'Search' }).fill('await loop');
    await page.getByRole('status').getByText('3 findings listed').waitFor({ state: 'attached' });
    await page.getByLabel('Severity').selectOption('Low');
    await page.getByText('Nothing passes this filter.').waitFor();
    await page.getByRole('button', { name: 'Clear filter' }).last().click();

    await page.getByText('1–25 of 29').waitFor();
    for (const { limit } of view.messages('list')) assert.equal(limit, 25);
  });

  it('opens and explains a finding by keyboard', async () => {
    const view = await open();
    await firstRow(view).waitFor();

    await view.page.getByRole('button', { name: 'SQL injection', exact: true }).last().focus();
    await view.page.keyboard.press('Enter');
    await view.page.keyboard.press('Tab');
    assert.equal(await view.readFocus(), 'Explain SQL injection');
    await view.page.keyboard.press('Enter');

    const address = {
      uri: 'file:///work/src/db/orders.ts',
      key: 'file:///work/src/db/orders.ts#sql-injection-0',
    };
    await view.until(() => view.messages('explainFinding').length === 1, 'the question');
    assert.deepEqual(view.messages('openFinding'), [{ type: 'openFinding', ...address }]);
    assert.deepEqual(view.messages('explainFinding'), [{ type: 'explainFinding', ...address }]);
  });

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

  it('exports what the table lists', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'src/import/pipeline.ts' }).click();

    await view.page.getByRole('button', { name: 'Export…' }).click();
    await view.page.getByRole('button', { name: 'SARIF 2.1.0' }).click();

    const [message] = view.messages('export').map((sent) => scannerViewMessageSchema.parse(sent));
    assert.ok(message?.type === 'export');
    assert.deepEqual([message.format, message.filter.path], ['sarif', 'src/import/pipeline.ts']);
    await view.send({ type: 'notice', text: '12 findings were written to findings.sarif.' });
    await view.page
      .getByRole('status')
      .getByText('12 findings were written to findings.sarif.')
      .waitFor({ state: 'attached' });
  });

  it('changes over to another project', async () => {
    const view = await open();

    await view.page.getByLabel('Project').selectOption('Portal');

    assert.deepEqual(view.messages('choosePlace'), [{ type: 'choosePlace', placeId: 'p2' }]);
  });

  it('keeps filter, order and open tables through a reload', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Table: Findings by age' }).click();
    await view.page.getByRole('searchbox', { name: 'Search' }).fill('await');
    await view.page.getByRole('columnheader', { name: 'Place' }).getByRole('button').click();
    await view.page.getByRole('status').getByText('5 findings listed').waitFor({ state: 'attached' });
    await view.page.waitForFunction(() => sessionStorage.getItem('state')?.includes('"place"') === true);

    await view.page.reload();

    await view.page.getByRole('status').getByText('5 findings listed').waitFor({ state: 'attached' });
    assert.equal(await view.page.getByRole('searchbox', { name: 'Search' }).inputValue(), 'await');
    await view.page.getByRole('table', { name: 'Findings by age' }).waitFor();
    assert.equal(
      await view.page.getByRole('columnheader', { name: 'Place' }).getAttribute('aria-sort'),
      'ascending',
    );
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

  it('shows the findings, and never that nothing was scanned, where an agent has found some', async () => {
    host = new FakeScannerHost({ scan: { state: 'never' }, health: knownHealth });
    const view = await open();

    await view.page
      .getByText(/^\d+ findings/)
      .first()
      .waitFor();
    assert.equal(await view.page.getByText('Not scanned yet').count(), 0);
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
      ...{ places: [], placeId: undefined, trend: [] },
      health: { state: 'none', why: 'assessed for projects; this workspace belongs to none.' },
    });
    const view = await open();

    await view.page.getByText('The trend is kept for projects, and this folder belongs to none.').waitFor();
    assert.equal(await view.page.getByText('There is no trend yet.').count(), 0);
    await view.page.getByRole('button', { name: 'Link Project to This Folder' }).click();
    assert.equal(view.messages('linkFolder').length, 1);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('says when what it shows is not live', async () => {
    const view = await open();

    await view.send({ type: 'connection', state: 'offline', asOf: '2026-11-19T13:52:00Z' });

    await view.page.getByText('Offline, as of 14:52').waitFor();
  });

  it('writes what a scanned file holds as text', async () => {
    const [first] = sampleFindings;
    assert.ok(first);
    const title = '<img src=x onerror=alert(1)>';
    host = new FakeScannerHost({}, [{ ...first, title, path: '"><b>x</b>', message: title }]);
    const view = await open();

    await firstRow(view).getByRole('button', { name: title, exact: true }).waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('stands in for 10,000 findings without drawing more than a page', async () => {
    const many = Array.from({ length: 400 }, (_, copy) =>
      sampleFindings.map((finding) => ({ ...finding, key: `${finding.key}/${copy}` })),
    ).flat();
    host = new FakeScannerHost({}, many);
    const view = await open();

    await view.page.getByText('1–25 of 11,600').waitFor();
    assert.equal(await view.page.locator('.findings tbody tr').count(), 25);
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

      assert.deepEqual([inside, cuts], [true, [true, false]], `${width} px`);
      assert.match((await name.getAttribute('title')) ?? '', /^src\/deeply\/.*\.\w+$/);
      const shown = await table
        .locator('tbody tr')
        .first()
        .locator('td')
        .evaluateAll((cells) => cells.filter((cell) => cell.getBoundingClientRect().width > 0).length);
      assert.equal(shown, figures);
    }
  });

  it('names no line of a finding of the whole file', async () => {
    const [first] = sampleFindings;
    host = new FakeScannerHost(
      {},
      first === undefined ? [] : [{ ...first, path: 'LICENSE', isWholeFile: true }],
    );
    const view = await open();

    assert.equal((await firstRow(view).locator('.below').textContent())?.trim(), 'LICENSE (whole file)');
  });

  it('has a button for each piece of advice, which names it to the host', async () => {
    host = new FakeScannerHost({ health: knownHealth });
    const view = await open();

    await view.page.getByRole('button', { name: 'Fix: Mend the SQL injection' }).click();
    await view.page.getByRole('button', { name: 'Ask an Agent: Split importRow()' }).click();

    assert.deepEqual(
      view.messages('followAdvice').map(({ reason }) => reason),
      ['r1', 'r4'],
    );
  });

  it('speaks German where the editor does', async () => {
    // The host counts, in its own language.
    host = new FakeScannerHost({ health: knownHealth, counted: '29 Befunde' });
    const view = await open({ language: 'de', locale: 'de-DE' });

    await view.page.getByRole('table', { name: 'Kategorien' }).waitFor();
    assert.match(
      await textOf(view, '.score'),
      /0\.82 Zustand \+0\.03 seit der letzten Beurteilung · 29 Befunde/,
    );
    assert.match(await textOf(view, 'header'), /412 Dateien in 1,9 s/);
    assert.deepEqual(await view.findAxeViolations(), []);
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

      assert.deepEqual([text, isCut], ['src/db/orders.ts:8', false]);
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
    const heads = page.getByRole('table', { name: 'Categories' }).locator('thead th');
    assert.deepEqual((await heads.allTextContents()).slice(1, 4), ['Critical, high', 'Medium', 'Low, info']);
  });

  it('moves nothing where the user wants no motion', async () => {
    const { page } = await open({ reducedMotion: true });

    const moving = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );

    assert.equal(moving, 0);
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`has nothing that axe finds in the ${theme} theme`, async () => {
      const view = await open({ theme });
      await firstRow(view).waitFor();
      await view.page.getByRole('button', { name: 'Table: Findings by age' }).click();
      await view.page.getByRole('button', { name: 'Table: Trend, 12 weeks' }).click();
      await view.page.getByRole('button', { name: 'src/import/pipeline.ts' }).click();
      await view.page.getByRole('button', { name: 'Remove src/import/pipeline.ts' }).waitFor();
      assert.deepEqual(await view.findAxeViolations(), [], 'findings');

      host = new FakeScannerHost({ health: knownHealth, scan: { state: 'running' } });
      await view.send(host.overview());
      await view.page.getByText('What raises it most').waitFor();
      assert.deepEqual(await view.findAxeViolations(), [], 'health');
      assert.deepEqual(view.failures, []);
    });
  }
});
