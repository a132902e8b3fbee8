/** An explained finding while its code, its record or the finding itself changes. */
import assert from 'node:assert/strict';
import { explainView } from '../../../webviews/explain/explain.page.ts';
import type { ExplainContent } from '../../../webviews/explain/messages.ts';
import { FakeExplainHost } from '../fake-explain-host.ts';
import { contentWith, plainFinding, sampleContent, sampleFinding } from '../sample-explanation.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

describe('an explained finding', function () {
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
        state: 'confirmed',
        reason: null,
        decidedBy: 'Ada',
        decidedAt: '2026-11-20T13:00:00Z',
        assignee: 'Grace',
        comments: [{ author: 'Ada', at: '2026-11-20T13:01:00Z', text: 'Next week.' }],
      };
      const view = await open(contentWith({ record }, { finding }));
      const said = view.page.getByRole('region', { name: 'On record' });

      assert.match(
        (await said.textContent()) ?? '',
        /Confirmed by Ada[\s\S]*Assigned to Grace[\s\S]*Next week\./,
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
});
