import assert from 'node:assert/strict';
import {
  askHostMessageSchema,
  askViewMessageSchema,
  askViewStateSchema,
} from '../../../webviews/run/ask/ask-messages.ts';
import { runView } from '../../../webviews/run/run.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { askForm, plainForm, planningForm } from './sample-ask.ts';
import { runContent, running } from './sample-run.ts';

describe('the form in which an agent is asked', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(runView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(form: object = askForm, options: Partial<OpenOptions> = {}): Promise<OpenView> {
    let isAsked = false;
    const host = (input: unknown): readonly unknown[] => {
      const message = askViewMessageSchema.parse(input);
      isAsked ||= message.type === 'ask';
      return message.type === 'ready' && !isAsked ? [askHostMessageSchema.parse(form)] : [];
    };
    const view = await bench.open({ host, width: 1024, height: 900, ...options });
    await view.filled();
    return view;
  }
  const unfold = async ({ page }: OpenView) => await page.getByText('Advanced', { exact: true }).click();
  const field = ({ page }: OpenView, name: string | RegExp) => page.getByRole('textbox', { name });
  const asked = async (view: OpenView) => {
    await view.until(() => view.messages('ask').length > 0, 'an agent is asked');
    return view.messages('ask').at(-1)?.['values'] as Readonly<Record<string, unknown>>;
  };

  it('begins at the first field, and asks with Ctrl+Enter as it is filled', async () => {
    const view = await open();
    await view.page.locator('textarea:focus').waitFor();
    assert.equal(await field(view, /^Task/).evaluate((area) => area.matches(':focus')), true);
    await view.page.getByRole('button', { name: 'Fix Findings' }).waitFor();
    await view.page.keyboard.press('Control+Enter');

    assert.deepEqual(await asked(view), askForm.values);
    assert.deepEqual(view.failures, []);
  });

  it('sends what is typed, ticked, chosen and picked', async () => {
    const view = await open();
    await field(view, /^Task/).fill('Say hello.');
    await view.page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    await view.page.getByRole('button', { name: 'Add to Checks' }).click();
    await view.page.keyboard.type('pytest -q');
    await view.page.getByRole('button', { name: 'Add to Checks' }).click();
    await view.page.getByRole('button', { name: 'Remove Checks 1' }).click();
    await view.page.getByRole('combobox', { name: 'Crew' }).selectOption('.vireo/agents/team.yaml');
    await view.page.getByRole('button', { name: 'Choose: Files and folders' }).click();
    await view.until(() => view.messages('pick').length === 1, 'paths are picked');
    await view.send(
      askHostMessageSchema.parse({ type: 'picked', path: '/paths', items: ['src', 'src/a.ts', 'src'] }),
    );
    await field(view, 'Files and folders 2').waitFor();
    assert.equal(await field(view, 'Branch').count(), 0);
    await unfold(view);
    await view.page.getByRole('checkbox', { name: 'Publish as a branch' }).check();
    await field(view, 'Branch').fill('hello');
    await view.page.getByRole('button', { name: 'Ask', exact: true }).click();

    assert.deepEqual(await asked(view), {
      ...askForm.values,
      '/task': 'Say hello.',
      '/checks': ['pytest -q'],
      '/paths': ['src', 'src/a.ts'],
      '/crew': '.vireo/agents/team.yaml',
      '/publish': true,
      '/publish/branch': 'hello',
    });
    assert.deepEqual(view.failures, []);
  });

  it('says what was refused where it was typed, and loses nothing of it', async () => {
    const view = await open();
    await field(view, /^Task/).fill('Say hello.');
    await field(view, 'Depth (needed)').fill('12');
    await view.page.keyboard.press('Control+Enter');
    await asked(view);
    const errors = { '/depth': 'At most 9', '/checks/0': 'No such command' };
    await view.send(askHostMessageSchema.parse({ type: 'notAsked', message: '', errors }));

    await view.page.getByText('Not asked yet: see the fields above.').waitFor();
    const wrong = view.page.getByLabel('Checks 1', { exact: true });
    assert.equal(await wrong.getAttribute('aria-invalid'), 'true');
    assert.equal(await field(view, 'Depth (needed)').inputValue(), '12');
    assert.equal(await field(view, /^Task/).inputValue(), 'Say hello.');
    const described = await field(view, 'Depth (needed)').evaluate(
      (input) =>
        (input.getRootNode() as ShadowRoot).getElementById(input.getAttribute('aria-describedby') ?? '')
          ?.textContent,
    );
    assert.match(described ?? '', /At most 9/);
    await view.page.keyboard.press('Control+Enter');
    await view.until(() => view.messages('ask').length === 2, 'it is asked again');
  });

  it('keeps what is typed through a reload, and hands it over when it is closed', async () => {
    const view = await open();
    await field(view, /^Task/).fill('Say hello.');
    await view.page.reload();
    await view.filled();

    assert.equal(await field(view, /^Task/).inputValue(), 'Say hello.');
    const kept = await view.page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? 'null'));
    assert.equal(askViewStateSchema.parse(kept).ask.values['/task'], 'Say hello.');
    await view.page.keyboard.press('Escape');
    await view.until(() => view.messages('close').length === 1, 'it is closed');
    assert.deepEqual(view.messages('close')[0]?.['values'], { ...askForm.values, '/task': 'Say hello.' });
  });

  it('folds away what few set, and opens it where something in it was refused', async () => {
    const view = await open();
    const branch = view.page.getByRole('checkbox', { name: 'Publish as a branch' });
    assert.equal(await branch.isVisible(), false);
    await view.page.keyboard.press('Control+Enter');
    await asked(view);
    await view.send(
      askHostMessageSchema.parse({ type: 'notAsked', message: '', errors: { '/publish': 'Too late' } }),
    );

    await view.page.getByText('Too late').waitFor();
    assert.equal(await branch.isVisible(), true);
  });

  it('has a box for each document, and says beside them what you get', async () => {
    const view = await open(planningForm);
    const gets = view.page.getByRole('complementary', { name: 'What you get' });
    await gets.getByText('Risk register').waitFor();
    await view.page.getByText('5 of 5').waitFor();
    await view.page.getByRole('checkbox', { name: 'Risk register' }).uncheck();
    await view.page.getByText('4 of 5').waitFor();
    assert.equal(await gets.getByText('Risk register').count(), 0);
    await view.page.getByLabel('Deadline').fill('2027-03-31');
    await view.page.keyboard.press('Control+Enter');

    assert.deepEqual(await asked(view), {
      ...planningForm.values,
      '/documents': ['charter', 'requirements', 'criteria', 'roadmap'],
      '/endsOn': '2027-03-31',
    });
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });

  it('becomes the page of the request that was made', async () => {
    const view = await open();
    await view.page.keyboard.press('Control+Enter');
    await asked(view);
    await view.send(askHostMessageSchema.parse({ type: 'asked' }), runContent(running));

    await view.page.getByRole('navigation').getByText('Asked').waitFor();
    assert.equal(await view.page.locator('vireo-ask').count(), 0);
    // Its host is a new one, to which it says that it listens.
    await view.until(() => view.messages('ready').length === 2, 'the page begins anew');
  });

  it('shows whatever an agent says of itself as text', async () => {
    const text = '<img src=x onerror=alert(1)>';
    const view = await open({ ...askForm, agent: text, description: text, notice: text });

    await view.page.getByRole('heading', { name: `Ask: ${text}` }).waitFor();
    assert.equal(await view.page.locator('img').count(), 0);
  });

  it('speaks German', async () => {
    const view = await open(plainForm, { language: 'de' });

    await view.page.getByRole('button', { name: 'Beauftragen', exact: true }).waitFor();
  });

  it('is accessible in any theme', async () => {
    const view = await open({ ...askForm, values: { ...askForm.values, '/publish': true } });
    await view.page.keyboard.press('Control+Enter');
    const errors = { '/task': 'Too long', '/checks/0': 'No such command' };
    await view.send(askHostMessageSchema.parse({ type: 'notAsked', message: '', errors }));
    await view.page.getByText('Too long').waitFor();

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });

  it('fits any width', async () => {
    const view = await open({ ...askForm, values: { ...askForm.values, '/publish': true } });

    await view.atWidths([300, 700, 1024], async () => {
      const [inner, scroll] = await view.page.evaluate(() => [
        innerWidth,
        document.documentElement.scrollWidth,
      ]);
      assert.ok((scroll ?? 0) <= (inner ?? 0), `${scroll} px`);
    });
  });
});
