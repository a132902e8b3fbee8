/** What a message may become while it is typed: taken by arrows and Tab, never by Enter. */
import assert from 'node:assert/strict';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { FakeCoachHost } from '../fake-coach-host.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';

const offers = [
  { kind: 'client', label: 'Lindqvist Studio', text: 'unbilled Lindqvist Studio' },
  { kind: 'project', label: 'Lindqvist Studio · Brand site', text: 'unbilled Brand site' },
  { kind: 'period', label: 'Lindqvist Studio, this month', text: 'unbilled Lindqvist Studio this month' },
  { kind: 'measure', label: 'Unbilled hours, Lindqvist Studio', text: 'unbilled hours for Lindqvist Studio' },
] as const;

describe('completions of the composer', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeCoachHost;

  before(async () => {
    bench = await WebviewBench.start(coachView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeCoachHost();
  });
  afterEach(() => bench.closePages());

  async function open(): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, width: 380, height: 900 });
    await view.page.getByRole('button', { name: 'November so far' }).waitFor();
    return view;
  }

  const requests = (view: OpenView) =>
    view.messages('complete').map(({ request, text }) => ({ request: Number(request), text }));

  /** Types, and shows the offers for it. */
  async function type(view: OpenView, text: string): Promise<void> {
    const field = view.page.getByRole('textbox', { name: 'Message' });
    const whole = `${await field.inputValue()}${text}`;
    await field.pressSequentially(text);
    await view.until(() => requests(view).at(-1)?.text === whole, 'the look');
    await view.send({ type: 'completions', request: requests(view).at(-1)?.request, offers });
    await view.page.getByRole('option').nth(3).waitFor();
  }

  const active = async ({ page }: OpenView) =>
    await page.locator('#offers [aria-selected=true]').textContent();

  it('are read with their field, and one is taken by arrows and Tab', async () => {
    const view = await open();
    const field = view.page.getByRole('textbox', { name: 'Message' });
    await type(view, 'unbilled lind');

    assert.equal(await field.getAttribute('aria-controls'), 'offers');
    assert.equal(await field.getAttribute('aria-activedescendant'), 'offer-0');
    assert.deepEqual(await view.page.locator('#offers li').nth(3).locator('mark').allTextContents(), [
      'Unbilled',
      'Lind',
    ]);
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('ArrowDown');
    assert.match((await active(view)) ?? '', /this month/);
    await view.page.keyboard.press('Tab');

    assert.equal(await field.inputValue(), 'unbilled Lindqvist Studio this month');
    await view.page.getByRole('option').first().waitFor({ state: 'detached' });
    assert.equal(host.asked.length, 0);
    assert.deepEqual(view.failures, []);
  });

  it('leave Enter to what was typed, and Escape closes them', async () => {
    const view = await open();
    await type(view, 'unbilled lind');
    await view.page.keyboard.press('Escape');
    await view.page.getByRole('option').first().waitFor({ state: 'detached' });
    await type(view, 'q');

    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('Enter');

    await view.until(() => host.asked.length === 1, 'the question');
    assert.equal(host.asked[0]?.text, 'unbilled lindq');
    await view.page.getByRole('option').first().waitFor({ state: 'detached' });
  });

  it('are taken by a click, and asked for once where letters follow each other', async () => {
    const view = await open();
    await type(view, 'unbilled lind');
    assert.equal(requests(view).filter(({ text }) => text === 'unbilled lind').length, 1);

    await view.page.getByRole('option', { name: 'Unbilled hours' }).click();

    const field = view.page.getByRole('textbox', { name: 'Message' });
    assert.equal(await field.inputValue(), 'unbilled hours for Lindqvist Studio');
    await view.page.locator('vireo-composer textarea:focus').waitFor();
  });

  it('are not shown for what was typed before, nor beside what # offers', async () => {
    const view = await open();
    await type(view, 'lind');
    const stale = requests(view).at(-1)?.request;
    await view.page.keyboard.type('q');
    await view.page.getByRole('option').first().waitFor({ state: 'detached' });
    await view.send({ type: 'completions', request: stale, offers });
    assert.equal(await view.page.getByRole('option').count(), 0);

    const before = requests(view).length;
    await view.page.keyboard.type(' #');
    await view.until(() => view.messages('findMentions').length > 0, 'context');
    assert.ok(requests(view).length <= before + 1);
    assert.notEqual(requests(view).at(-1)?.text, 'lindq #');
  });
});
