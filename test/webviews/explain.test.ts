import assert from 'node:assert/strict';
import type { ExplainContent } from '../../src/contract/webview/explain-view.ts';
import { explainView } from '../../src/contract/webview/page-views.ts';
import { FakeExplainHost } from './fake-explain-host.ts';
import { contentWith, plainFinding, sampleContent, sampleFinding } from './sample-explanation.ts';
import { contrastOf, readColors } from './shell/drawn-colors.ts';
import { type OpenOptions, type OpenView, type Theme, themes, WebviewBench } from './webview-page.ts';

const line = 'if (rows) return new Map(query("a", 10, /b/)); // ten';
const diff = (['same', 'removed', 'added'] as const).map((sign) => ({ sign, text: line }));
/** Each colour on each ground. */
const withAllTones = contentWith({}, { finding: { ...sampleFinding, fixes: [{ title: 'Ten', diff }] } });

const codeColors = [
  'comment',
  'keyword',
  'control',
  'string',
  'regexp',
  'number',
  'name',
  'type',
  'variable',
  'key',
];
/** Of Dark Modern, Light Modern and the two high contrasts of the editor. */
const editorColors: Readonly<Record<Theme, string>> = {
  dark: '6a9955 569cd6 c586c0 ce9178 d16969 b5cea8 dcdcaa 4ec9b0 9cdcfe 569cd6',
  light: '008000 0000ff af00db a31515 811f3f 098658 795e26 267f99 001080 800000',
  'high contrast': '7ca668 569cd6 c586c0 ce9178 d16969 b5cea8 dcdcaa 4ec9b0 9cdcfe 569cd6',
  'light high contrast': '515151 0f4a85 b5200d 0f4a85 811f3f 096d48 5e2cbc 185e73 001080 0f4a85',
};

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

  /** Presses a key on the current step; waits until the editor was asked to go along. */
  async function press(view: OpenView, key: string): Promise<unknown> {
    const before = view.messages('reveal').length;
    await view.page.keyboard.press(key);
    await view.until(() => view.messages('reveal').length > before, `the editor to go along with ${key}`);
    return revealed(view);
  }

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

  describe('by keyboard', () => {
    it('walks the steps, and the editor goes along without taking the focus', async () => {
      const view = await open();
      await view.tabTo(/Step 1 of 5/);

      assert.deepEqual(await press(view, 'ArrowDown'), {
        type: 'reveal',
        place: { kind: 'step', index: 1 },
        enter: false,
      });
      assert.match(await view.readFocus(), /^Step 2 of 5/);
      await press(view, 'End');
      assert.match(await view.readFocus(), /^Step 5 of 5/);
      await press(view, 'ArrowUp');
      assert.match(await view.readFocus(), /^Step 4 of 5/);
      await press(view, 'Home');
      assert.match(await view.readFocus(), /^Step 1 of 5/);
      assert.equal(await steps(view).first().getAttribute('aria-current'), 'step');
    });

    it('stays at the ends', async () => {
      const view = await open();
      await view.tabTo(/Step 1 of 5/);

      await press(view, 'ArrowUp');
      assert.match(await view.readFocus(), /^Step 1 of 5/);
      await press(view, 'End');
      await press(view, 'ArrowDown');
      assert.match(await view.readFocus(), /^Step 5 of 5/);
    });

    it('moves the editor once when a key is held down, to where it comes to rest', async () => {
      const view = await open();
      await view.tabTo(/Step 1 of 5/);

      await view.page.evaluate(() => {
        const key = { key: 'ArrowDown', bubbles: true, composed: true };
        const list = document.querySelector('vireo-explain')?.shadowRoot?.querySelector('.flow');
        for (let count = 0; count < 3; count++) list?.dispatchEvent(new KeyboardEvent('keydown', key));
      });

      await view.until(() => view.messages('reveal').length > 0, 'the editor to go along');
      assert.deepEqual(
        view.messages('reveal').map(({ place }) => place),
        [{ kind: 'step', index: 3 }],
      );
    });

    it('goes to the code by Enter, and back to the editor by Esc', async () => {
      const view = await open();
      await view.tabTo(/Step 1 of 5/);
      await press(view, 'ArrowDown');

      assert.deepEqual(await press(view, 'Enter'), {
        type: 'reveal',
        place: { kind: 'step', index: 1 },
        enter: true,
      });
      await view.page.keyboard.press('Escape');

      await view.until(() => view.messages('leave').length === 1, 'the way back');
    });

    it('has one stop for all steps, and the code of a step is read with it', async () => {
      const view = await open();

      assert.equal(await view.page.locator('.step[tabindex="0"]').count(), 1);
      const id = await view.page.locator('.step[tabindex="0"]').getAttribute('aria-describedby');
      assert.match((await view.page.locator(`#${id}`).textContent()) ?? '', /req\.query\.status/);
    });

    it('begins at the step when the panel is brought forward', async () => {
      const view = await open();

      await view.send({ type: 'focus' });

      await view.page.waitForFunction(
        () => document.querySelector('vireo-explain')?.shadowRoot?.activeElement?.className === 'step',
      );
      assert.match(await view.readFocus(), /^Step 1 of 5/);
    });

    it('shows the page from its beginning when the focus comes to the first step, and a later step where it is', async () => {
      const view = await open(sampleContent, { height: 320 });
      const scrolled = () => view.page.evaluate(() => window.scrollY);

      await view.send({ type: 'focus' });
      await view.page.waitForFunction(
        () => document.querySelector('vireo-explain')?.shadowRoot?.activeElement?.className === 'step',
      );
      assert.equal(await scrolled(), 0);
      await press(view, 'End');

      assert.ok((await scrolled()) > 0);
    });
  });

  it('looks at a step that is clicked, and leaves the focus here', async () => {
    const view = await open();

    await steps(view).nth(2).getByRole('button').click();

    await view.until(() => view.messages('reveal').length > 0, 'the editor to go along');
    assert.deepEqual(revealed(view), { type: 'reveal', place: { kind: 'step', index: 2 }, enter: false });
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
      ...{ state: 'open', reason: null, decidedBy: null, decidedAt: null, assignee: null, comments: [] },
    };
    const view = await open(contentWith({ record }, { finding }));

    const told = view.page.getByRole('region', { name: 'What you can do about it' });

    assert.deepEqual(await told.locator('dt').allTextContents(), ['Suppress…', 'Dismiss…', 'Accept']);
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

  it('folds where the rule counts less, below why it matters', async () => {
    const view = await open(contentWith({}, { lessWhere: 'It counts as medium in a folder `fakes`.' }));
    const text = view.page.getByText('It counts as medium in a folder');

    assert.equal(await text.isVisible(), false);
    const summary = view.page.getByText('Where it counts less');
    await summary.focus();
    await view.page.keyboard.press('Enter');
    await text.waitFor();
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

  describe('while things change', () => {
    it('says that the code is being edited, and then shows it as it is', async () => {
      const view = await open();

      await view.send({ type: 'updating' });
      await view.page.getByText('Being edited, updating…').waitFor();
      await view.send(contentWith({}, { finding: plainFinding }));

      await view.page.getByRole('heading', { name: 'The code' }).waitFor();
      assert.equal(await view.page.getByText('Being edited, updating…').count(), 0);
    });

    it('says when it is not found any more, and offers nothing that would act on it', async () => {
      const view = await open();

      await view.send(contentWith({ standing: 'gone' }));

      await view.page.getByRole('status').getByText('Shown as it was at 14:52.').waitFor();
      for (const name of ['Apply Fix', 'Suppress…'])
        assert.equal(await view.page.getByRole('button', { name }).count(), 0, name);
      assert.equal(await view.page.getByRole('button', { name: 'Copy as Markdown' }).count(), 1);
    });

    for (const [what, content, text] of [
      ['was mended', contentWith({ standing: 'mended' }), 'Fixed. The file was scanned again'],
      ['is stale', contentWith({ standing: 'stale' }), 'The code that was reported is not there any more.'],
      [
        'was set aside',
        contentWith(
          {},
          { finding: { ...sampleFinding, setAside: { by: 'comment', reason: 'only a demo' } } },
        ),
        'Suppressed by a comment in the code: only a demo',
      ],
      ['was dismissed', contentWith({}, { finding: { ...sampleFinding, dismissed: true } }), 'Dismissed:'],
      ['is another tool’s', contentWith({}, { isKnownRule: false }), 'This is not a rule of Vireo.'],
    ] as const) {
      it(`says that it ${what}`, async () => {
        const view = await open(content);

        await view.page.getByRole('status').getByText(text).waitFor();
      });
    }

    it('tells of the record: who decided what and why, who mends it, what was said', async () => {
      const finding = { ...sampleFinding, recordId: 'r1', broughtBy: 'Security agent' };
      const record: NonNullable<ExplainContent['record']> = {
        ...{ state: 'accepted', reason: null, decidedBy: 'Ada', decidedAt: '2026-11-20T13:00:00Z' },
        ...{
          assignee: 'Grace',
          comments: [{ author: 'Ada', at: '2026-11-20T13:01:00Z', text: 'Next week.' }],
        },
      };
      const view = await open(contentWith({ record }, { finding }));
      const said = view.page.getByRole('region', { name: 'On record' });

      assert.match(
        (await said.textContent()) ?? '',
        /Accepted by Ada[\s\S]*Assigned to Grace[\s\S]*Next week\./,
      );
      await said.getByRole('button', { name: 'Comment…' }).click();
      await view.until(() => view.messages('changeRecord').length === 1, 'the request');
      assert.deepEqual(view.messages('changeRecord'), [{ type: 'changeRecord', action: 'comment' }]);
      await view.send(
        contentWith({ record: { ...record, state: 'dismissed', reason: 'a demo' } }, { finding }),
      );

      await said.getByText('Reason: a demo').waitFor();
      assert.equal(await view.page.getByRole('button', { name: 'Apply Fix' }).count(), 0);
      assert.equal(await said.getByRole('button', { name: 'Reopen' }).count(), 1);
      assert.deepEqual(await view.findAxeViolations(), []);
    });

    it('offers nothing for what .vireo.yml has set aside meanwhile', async () => {
      const view = await open();

      const setAside = { by: 'settings' as const, reason: 'only a demo' };
      await view.send(contentWith({}, { finding: { ...sampleFinding, setAside, recordId: 'r1' } }));

      await view.page.getByRole('status').getByText('Suppressed in .vireo.yml: only a demo').waitFor();
      for (const name of ['Apply Fix', 'Suppress…', 'Dismiss…'])
        assert.equal(await view.page.getByRole('button', { name }).count(), 0, name);
    });

    it('begins another finding at its first step', async () => {
      const view = await open();
      await view.tabTo(/Step 1 of 5/);
      await press(view, 'End');

      await view.send(contentWith({ target: { kind: 'rule', ruleId: 'other' } }));
      await view.page.locator('.flow > li[aria-current]').first().waitFor();
      await view.until(() => true, 'a frame');

      assert.equal(await steps(view).first().getAttribute('aria-current'), 'step');
    });

    it('begins another finding at the top of the page', async () => {
      const view = await open();
      await view.page.evaluate(() => window.scrollTo(0, 400));

      await view.send(contentWith({ target: { kind: 'rule', ruleId: 'other' } }, { title: 'Another' }));
      await view.page.getByRole('heading', { name: 'Another' }).waitFor();

      assert.equal(await view.page.evaluate(() => window.scrollY), 0);
    });

    it('keeps the step through an update, and through a reload', async () => {
      const view = await open();
      await view.tabTo(/Step 1 of 5/);
      await press(view, 'ArrowDown');

      await view.send(contentWith({ asOf: '2026-11-20T13:53:00Z' }));
      await view.page.reload();
      await view.filled();

      assert.equal(await steps(view).nth(1).getAttribute('aria-current'), 'step');
    });
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

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`has nothing for axe to find in the ${theme} theme`, async () => {
      for (const [content, width] of [
        [sampleContent, 1200],
        [sampleContent, 300],
        [withAllTones, 700],
        [contentWith({ standing: 'gone' }, { severity: 'medium' }), 700],
        [contentWith({}, { finding: plainFinding, severity: 'info' }), 700],
        [undefined, 700],
      ] as const) {
        const view = await open(content, { theme, width });
        if (content === sampleContent || content === withAllTones)
          await view.page.locator('.t-keyword').first().waitFor();

        assert.deepEqual(await view.findAxeViolations(), [], `${width} px`);
        assert.deepEqual(view.failures, []);
      }
    });
  }

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`has the colours of the editor’s code in the ${theme} theme, each read on its ground`, async () => {
      const example = { language: 'ts', bad: `${line}\n`, good: `${line}\n` };
      const view = await open(contentWith({}, { example }), { theme });
      await view.page.locator('.example .t-keyword').first().waitFor();

      const expected = editorColors[theme].split(' ').map((hex) => [...Buffer.from(hex, 'hex')]);
      const values = codeColors.map((name) => `var(--code-${name})`);
      const code = view.page.locator('.example .block').first();
      const { painted } = await readColors(code, values);
      assert.deepEqual(painted, expected);
      const drawn = codeColors.slice(0, -1).map((name) => code.locator(`.t-${name}`).first());
      assert.deepEqual(
        (await Promise.all(drawn.map((element) => readColors(element)))).map(({ color }) => color),
        expected.slice(0, -1),
      );

      const grounds = [
        'surface',
        'vscode-diffEditor-insertedLineBackground',
        'vscode-diffEditor-removedLineBackground',
      ];
      const onDiff = values.map((value) => `color-mix(in srgb, ${value} 50%, var(--text))`);
      const [block, ...lines] = (
        await readColors(
          code,
          grounds.map((name) => `var(--${name}, transparent)`),
        )
      ).painted;
      for (const [texts, places] of [
        [painted, [block]],
        [(await readColors(code, onDiff)).painted, lines],
      ] as const) {
        for (const place of places) {
          assert.deepEqual(
            texts.filter((text) => place === undefined || contrastOf(text, place) < 4.5),
            [],
            `on ${place}`,
          );
        }
      }
    });
  }

  // 600 CSS pixels are what a window of 1200 has at 200 %.
  for (const width of [300, 600, 700, 899, 1200, 3840]) {
    it(`scrolls in one direction only at ${width} px`, async () => {
      const long = `src/${'deeply/'.repeat(20)}nested.ts`;
      const finding = { ...sampleFinding, place: { ...sampleFinding.place, path: long } };
      const view = await open(contentWith({}, { finding }), { width });

      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const root = document.querySelector('vireo-explain')?.shadowRoot;
        const wide = [...(root?.querySelectorAll('.block, .page > *, header') ?? [])].filter(
          (element) => element.scrollWidth > element.clientWidth + 1,
        );
        return { page: scrollWidth - clientWidth, wide: wide.map(({ className }) => className) };
      });
      assert.deepEqual(overflow, { page: 0, wide: [] });
    });
  }

  it('moves nothing where the user wants no motion', async () => {
    const view = await open(sampleContent, { reducedMotion: true });

    const running = await view.page.evaluate(() => document.getAnimations().length);
    assert.equal(running, 0);
  });
});
