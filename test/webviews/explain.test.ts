import assert from 'node:assert/strict';
import { explainView } from '../../webviews/explain/explain.page.ts';
import type { ExplainContent } from '../../webviews/explain/messages.ts';
import { FakeExplainHost } from './fake-explain-host.ts';
import { contentWith, plainFinding, sampleContent, sampleFinding } from './sample-explanation.ts';
import { type OpenOptions, type OpenView, WebviewBench } from './webview-page.ts';

describe('the panel that explains a finding', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeExplainHost;

  before(async () => {
    bench = await WebviewBench.start(explainView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeExplainHost();
  });
  afterEach(() => bench.closePages());

  async function open(
    content: ExplainContent | undefined = sampleContent,
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    host.content = content;
    const view = await bench.open({ host: host.answer, ...options });
    await view.filled();
    return view;
  }

  const steps = ({ page }: OpenView) => page.locator('.flow > li');
  const revealed = (view: OpenView) => view.messages('reveal').at(-1);

  it('says what it is, how bad, where, and why it matters', async () => {
    const view = await open();

    const header = (await view.page.locator('header').textContent()) ?? '';
    assert.match(header, /SQL injection/);
    assert.match(header, /Critical/);
    assert.match(header, /src\/db\/orders\.ts:42/);
    await view.page.getByText('The database cannot tell the parts of a statement').waitFor();
    assert.equal(await view.page.locator('.message code').textContent(), 'pool.query');
    assert.deepEqual(view.failures, []);
  });

  it('draws the way of the value: each step with file, line, code, and what of it is meant', async () => {
    const view = await open();

    assert.equal(await steps(view).count(), 5);
    const first = steps(view).first();
    const button = await first.getByRole('button').textContent();
    assert.match(button ?? '', /Step 1 of 5: The request comes in\s+src\/http\/routes\/orders\.ts:18/);
    assert.equal(await first.locator('mark').textContent(), 'req.query');
    assert.deepEqual(await first.locator('.ln').allTextContents(), ['17', '18']);
    assert.match(
      (await first.getByRole('group', { name: 'Code, lines 17 to 18' }).textContent()) ?? '',
      /req/,
    );
    assert.equal(await steps(view).last().locator('mark').textContent(), 'pool.query(sql)');
  });

  it('colours the code of steps, fix and example, and still underlines what is meant', async () => {
    const view = await open();
    await view.page.locator('.flow .t-keyword').first().waitFor();

    const fix = view.page.getByRole('group', { name: /^What changes/ });
    const texts = (tone: string) => fix.locator(`.t-${tone}`).allTextContents();
    // A string that the removed line ends is none in the added one.
    assert.deepEqual(await texts('string'), [
      '`select id, status, total from orders',
      "  where status = '",
      "'`",
      '  where status = $1`',
    ]);
    assert.deepEqual(await texts('keyword'), ['const', 'const', 'const']);
    assert.deepEqual(await texts('control'), ['await', 'await']);
    assert.equal(await view.page.locator('.example .t-string').count(), 5);
    assert.equal(await steps(view).first().locator('mark').textContent(), 'req.query');
    assert.deepEqual(view.failures, []);
  });

  it('asks the coach about a finding that is there, by keyboard too', async () => {
    const view = await open();
    const button = view.page.getByRole('button', { name: 'Ask the Coach' });

    await view.tabTo(/Ask the Coach/);
    await view.page.keyboard.press('Enter');

    await view.until(() => view.messages('askCoach').length === 1, 'the question');
    await view.send(contentWith({ standing: 'gone' }));
    await button.waitFor({ state: 'detached' });
    await view.send(contentWith({ canAsk: false }));
    await view.page.getByRole('button', { name: 'Apply Fix' }).waitFor();
    assert.equal(await button.count(), 0);
  });

  it('asks an agent where there is no fix, as its primary action', async () => {
    const view = await open(contentWith({}, { finding: { ...sampleFinding, fixes: [] } }));

    await view.page.getByRole('button', { name: 'Fix with Agent…' }).click();

    await view.until(() => view.messages('askAgent').length === 1, 'the request');
    assert.equal(await view.page.getByRole('button', { name: 'Apply Fix' }).count(), 0);
    await view.send(contentWith({}));
    await view.page.getByRole('button', { name: 'Apply Fix' }).waitFor();
    assert.equal(await view.page.getByRole('button', { name: 'Fix with Agent…' }).count(), 0);
  });

  it('shows the code of a finding that has no way', async () => {
    const view = await open(contentWith({}, { finding: plainFinding }));

    await view.page.getByRole('heading', { name: 'The code' }).waitFor();
    assert.equal(await view.page.locator('.only mark').textContent(), 'debugger;');
    await view.tabTo(/^src\/db\/orders\.ts:42$/);
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('reveal').length > 0, 'the way to the code');
    assert.deepEqual(revealed(view), { type: 'reveal', place: { kind: 'finding' }, enter: true });
  });

  it('says so where code cannot be shown', async () => {
    const { excerpt: _none, ...place } = plainFinding.place;
    const view = await open(contentWith({ standing: 'unreadable' }, { finding: { ...plainFinding, place } }));

    await view.page.getByText('This code cannot be shown here.').waitFor();
    await view.page.getByText('The file cannot be read from this window.').waitFor();
    assert.equal(await view.page.getByRole('button', { name: 'Suppress…' }).count(), 0);
  });

  it('shows what the fix changes, and asks for it to be applied', async () => {
    const view = await open();

    const diff = view.page.getByRole('group', { name: 'What changes: Bind the value as a parameter' });
    assert.match(
      (await diff.textContent()) ?? '',
      /removed:\s+where status = '[\s\S]*added:\s+where status = \$1/,
    );
    await view.page.getByRole('button', { name: 'Apply Fix' }).click();

    await view.until(() => view.messages('applyFix').length === 1, 'the request');
    assert.deepEqual(view.messages('applyFix'), [
      { type: 'applyFix', index: 0, title: 'Bind the value as a parameter' },
    ]);
    await view.page.getByRole('status').getByText('The fix is applied.').waitFor({ state: 'attached' });
  });

  it('offers each further fix under its own name', async () => {
    const [first] = sampleFinding.fixes;
    assert.ok(first);
    const fixes = [first, { ...first, title: 'Allow known words' }];
    const view = await open(contentWith({}, { finding: { ...sampleFinding, fixes } }));

    await view.page.getByRole('button', { name: 'Apply: Allow known words' }).click();

    await view.until(() => view.messages('applyFix').length === 1, 'the request');
    assert.equal(view.messages('applyFix')[0]?.['index'], 1);
  });

  it('copies, suppresses, dismisses, and looks elsewhere', async () => {
    const finding = { ...sampleFinding, recordId: 'r1', broughtBy: 'Security agent' };
    const view = await open(contentWith({}, { finding }));
    const click = (name: string) => view.page.getByRole('button', { name }).click();

    await click('Copy as Markdown');
    await view.page.getByRole('status').getByText('Copied as Markdown.').waitFor({ state: 'attached' });
    await click('Suppress…');
    await click('Dismiss…');
    await click('src/reports/monthly.ts:104');

    await view.until(() => view.messages('reveal').length === 1, 'all of it');
    assert.deepEqual(
      view.sent.map((message) => (message as { type: string }).type),
      ['ready', 'copy', 'suppress', 'dismiss', 'reveal'],
    );
    assert.deepEqual(view.messages('reveal')[0]?.['place'], { kind: 'elsewhere', index: 1 });
  });

  it('tells apart by which verb it is set aside, and what comes of each', async () => {
    const finding = { ...sampleFinding, recordId: 'r1', broughtBy: 'Security agent' };
    const record: NonNullable<ExplainContent['record']> = {
      state: 'open',
      reason: null,
      decidedBy: null,
      decidedAt: null,
      assignee: null,
      comments: [],
    };
    const view = await open(contentWith({ record }, { finding }));

    const told = view.page.getByRole('region', { name: 'What you can do about it' });

    assert.deepEqual(await told.locator('dt').allTextContents(), ['Suppress…', 'Dismiss…', 'Confirm']);
    assert.match(
      (await told.textContent()) ?? '',
      /comment with your reason[\s\S]*Stored with your reason[\s\S]*To be fixed/,
    );
  });

  it('offers the settings of the project where no comment can stand, and nothing where those cannot help', async () => {
    const view = await open(contentWith({}, { finding: { ...sampleFinding, canSuppress: false } }));

    await view.page.getByText('A comment isn’t possible here.').waitFor();
    await view.page.getByRole('button', { name: 'Suppress in .vireo.yml…' }).click();
    await view.until(() => view.messages('suppress').length === 1, 'the request');
    await view.send(contentWith({}, { finding: { ...sampleFinding, canSuppress: false, canIgnore: false } }));

    await view.page.getByRole('button', { name: /Suppress/ }).waitFor({ state: 'detached' });
    assert.equal(await view.page.getByText('A comment isn’t possible').count(), 0);
  });

  it('says once what who brought it and the rule say alike', async () => {
    const { why = '' } = sampleContent.explanation;
    const finding = { ...sampleFinding, broughtBy: 'Security agent', ownWords: `${why}\n` };
    const view = await open(contentWith({}, { finding }));

    assert.equal(await view.page.getByText('The database cannot tell the parts').count(), 1);
    assert.equal(await view.page.getByRole('heading', { name: /^What .* says$/ }).count(), 0);
  });

  it('says below the message what makes the finding less severe than its rule', async () => {
    const finding = { ...sampleFinding, weakLink: { field: 'sink', value: 'name' } };
    const view = await open(contentWith({}, { severity: 'medium', finding }));

    await view.page.getByText('Medium, since the method is known by its name alone.').waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('keeps the blank lines of examples', async () => {
    const example = { language: 'py', bad: 'import os\n\nrun()\n', good: 'run()\n' };
    const view = await open(contentWith({}, { example }));

    const lines = await view.page
      .getByRole('group', { name: 'Not so' })
      .locator('.line')
      .evaluateAll((all) => all.map((line) => line.getBoundingClientRect().height));
    assert.equal(lines.length, 3);
    assert.ok(
      lines.every((height) => height >= (lines[0] ?? 0)),
      `${lines}`,
    );
  });

  it('gives a bad and a good example, and links to the standards', async () => {
    const view = await open();

    assert.match(
      (await view.page.getByRole('group', { name: 'Not so' }).textContent()) ?? '',
      /req\.query\.name/,
    );
    assert.match((await view.page.getByRole('group', { name: 'But so' }).textContent()) ?? '', /\$1/);
    const link = view.page.getByRole('link', { name: 'CWE-89' });
    assert.equal(await link.getAttribute('href'), 'https://cwe.mitre.org/data/definitions/89.html');
    assert.equal(await view.page.getByRole('link').count(), 3);
  });

  it('tells of a rule alone, and says when there is nothing to tell', async () => {
    const { finding: _none, ...rule } = sampleContent.explanation;
    const ofRule = await open({ ...sampleContent, explanation: rule, target: { kind: 'rule', ruleId: 'x' } });
    assert.equal(await ofRule.page.locator('.flow').count(), 0);
    await ofRule.page.getByRole('heading', { name: 'How to fix it' }).waitFor();

    host.content = undefined;
    const ofNothing = await bench.open({ host: host.answer });
    await ofNothing.page.getByRole('heading', { name: 'This finding is not there any more' }).waitFor();
    assert.deepEqual(ofNothing.failures, []);
  });

  it('lets no text of a stranger become markup', async () => {
    const nasty = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://x.invalid/y)';
    const finding = { ...plainFinding, message: nasty, ownWords: nasty, broughtBy: nasty };
    const references = ['javascript:alert(1)', 'command:vireo.showLog', nasty];
    const view = await open(contentWith({}, { title: nasty, finding, references }));

    assert.equal(await view.page.locator('img').count(), 0);
    const links = await view.page
      .getByRole('link')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    assert.deepEqual(
      links.filter((href) => !href?.startsWith('https://')),
      [],
    );
    assert.deepEqual(view.failures, []);
  });

  it('reports what is outside the contract, and shows nothing of it', async () => {
    const view = await open();

    await view.send({ ...sampleContent, type: 'perfect' });

    await view.until(() => view.messages('viewFailed').length === 1, 'the report');
    assert.equal(await view.page.getByRole('heading', { level: 1 }).textContent(), 'SQL injection');
  });

  it('names no line of a finding of the whole file', async () => {
    const { finding } = sampleContent.explanation;
    const whole = finding && { ...finding, isWholeFile: true };
    const explanation = { ...sampleContent.explanation, finding: whole };
    const view = await open({ ...sampleContent, explanation });

    await view.page.getByRole('button', { name: /^Go to [^:]+ \(the whole file\)$/ }).waitFor();
  });

  it('speaks German where the editor does', async () => {
    const view = await bench.open({ host: host.answer, language: 'de', locale: 'de-DE' });

    await view.page.getByRole('heading', { name: 'Wie der Wert dorthin gelangt' }).waitFor();
    await view.page.getByRole('button', { name: 'Korrektur anwenden' }).waitFor();
    assert.match((await view.page.locator('header').textContent()) ?? '', /Kritisch/);
    // What rules say stays English: a screen reader reads it so.
    assert.equal(await view.page.locator('.message').getAttribute('lang'), 'en');
    assert.deepEqual(await view.findAxeViolations(), []);
  });
});
