import assert from 'node:assert/strict';
import { type ScannerOverview, scannerViewMessageSchema } from '../../webviews/scanner/messages.ts';
import { scannerView } from '../../webviews/scanner/scanner.page.ts';
import { FakeScannerHost, knownHealth } from './fake-scanner-host.ts';
import { sampleFindings } from './sample-findings.ts';
import { type OpenOptions, type OpenView, WebviewBench } from './webview-page.ts';

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

    const figures = await table.locator('tbody .figure').allTextContents();
    const numbers = figures.map((text) => Number(/\d+$/.exec(text.trim())?.[0]));

    assert.deepEqual(await table.locator('thead th').allTextContents(), ['Category', 'Findings']);
    assert.equal(
      numbers.reduce((sum, each) => sum + each, 0),
      29,
    );
    assert.equal((await table.locator('tfoot td').textContent())?.trim(), '29');
  });

  it('says how many are suppressed, where the last scan tells it', async () => {
    const scan: ScannerOverview['scan'] = {
      state: 'done',
      suppressed: [
        { area: 'security', count: 4 },
        { area: 'quality', count: 2 },
      ],
    };
    host = new FakeScannerHost({ scan, health: knownHealth });
    const view = await open();

    assert.match(await textOf(view, '.score'), /6 suppressed/);
  });

  it('says in the same table what each area costs, how its score went, and how bad its findings are', async () => {
    host = new FakeScannerHost({ health: knownHealth });
    const view = await open();
    const row = (name: RegExp) => view.page.getByRole('row', { name });

    await row(
      /^Security Worst: \w+\. \d+ 0\.70 Security: score 0\.58 to 0\.70 in 12 weeks −0\.08$/,
    ).waitFor();
    await row(/^Secrets in Security Worst/).waitFor();
    await row(/^Total 29 0\.82.*−0\.18$/).waitFor();
  });

  it('opens an area with its worst findings, and one of them with its code and what can be done', async () => {
    const live = sampleFindings.map((finding) => ({ ...finding, live: true, fixable: true }));
    host = new FakeScannerHost({ health: knownHealth }, live);
    const view = await open();
    const quality = view.page.getByRole('button', { name: 'Quality', exact: true });
    assert.equal(await quality.getAttribute('aria-expanded'), 'false');

    await quality.focus();
    await view.page.keyboard.press('Enter');
    const finds = view.page.locator('.finds').last();
    await finds.locator('li').first().waitFor();
    assert.equal(await quality.getAttribute('aria-expanded'), 'true');
    for (const row of await finds.locator('.f').all())
      assert.match(
        (await row.locator('.state .sr').textContent()) ?? '',
        /^(?:Critical|High|Medium|Low|Info)$/,
      );

    const title = finds.locator('.f .link').first();
    await title.click();
    await finds.locator('.code').waitFor();
    assert.match((await finds.locator('.code').textContent()) ?? '', /await load\(each\)/);
    await finds.getByRole('button', { name: /^Fix: / }).click();
    await finds.getByRole('button', { name: /^Explain: / }).click();
    await finds.getByRole('button', { name: /^Suppress…: / }).click();
    assert.equal(view.messages('readFinding').length, 1);
    assert.equal(view.messages('fixFinding').length, 1);
    assert.equal(view.messages('explainFinding').length, 1);
    assert.equal(view.messages('suppressFinding').length, 1);

    await finds.getByRole('button', { name: /more$/ }).click();
    const isListed = () => JSON.stringify(view.messages('list').at(-1)).includes('"areas":["quality"]');
    await view.until(isListed, 'findings of quality');
    assert.deepEqual(view.failures, []);
  });

  it('shows health with its parts, what was not assessed, and what raises it most', async () => {
    host = new FakeScannerHost({ health: knownHealth });
    const view = await open();

    assert.match(
      await textOf(view, '.score'),
      /0\.82 Health \+0\.03 since the last assessment · 29 findings/,
    );
    await view.page.getByRole('row', { name: /^Tests ?No coverage was found\. – – ?Not assessed/ }).waitFor();
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
    // The list of an open area asks for its worst alone.
    for (const { limit } of view.messages('list')) assert.ok(limit === 25 || limit === 5, `${limit}`);
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

  it('exports what the table lists', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'src/import/pipeline.ts' }).click();

    await view.page.getByRole('button', { name: 'Export…' }).click();
    await view.page.getByRole('button', { name: 'SARIF 2.1.0' }).click();

    const [message] = view.messages('export').map((sent) => scannerViewMessageSchema.parse(sent));
    assert.ok(message?.type === 'export');
    assert.deepEqual(
      { format: message.format, path: message.filter.path },
      { format: 'sarif', path: 'src/import/pipeline.ts' },
    );
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

  it('shows the findings, and never that nothing was scanned, where an agent has found some', async () => {
    host = new FakeScannerHost({ scan: { state: 'never' }, health: knownHealth });
    const view = await open();

    await view.page
      .getByText(/^\d+ findings/)
      .first()
      .waitFor();
    assert.equal(await view.page.getByText('Not scanned yet').count(), 0);
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
    const shown = { ...first.shown, title, message: title };
    host = new FakeScannerHost({}, [{ ...first, shown, path: '"><b>x</b>' }]);
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
    await view.page.getByRole('button', { name: 'Ask an Agent…: Split importRow()' }).click();

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
});
