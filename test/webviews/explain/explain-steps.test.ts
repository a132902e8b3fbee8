/** The steps of a finding that is explained, by keyboard and by a click. */
import assert from 'node:assert/strict';
import { explainView } from '../../../webviews/explain/explain.page.ts';
import type { ExplainContent } from '../../../webviews/explain/messages.ts';
import { FakeExplainHost } from '../fake-explain-host.ts';
import { sampleContent } from '../sample-explanation.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

describe('the steps of a finding', function () {
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
});
