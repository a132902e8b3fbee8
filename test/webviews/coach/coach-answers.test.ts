/** Answers of the coach while they come: streamed, stopped, lost and taken up again. */
import assert from 'node:assert/strict';
import type { RecordLink } from '../../../src/contract/coach/record-link.ts';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { FakeCoachHost, pastExchange } from '../fake-coach-host.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

const entries: RecordLink = { kind: 'entries', ids: ['e1', 'e2'] };
const invoice: RecordLink = { kind: 'invoice', ids: ['i1'] };

describe('an answer of the coach', function () {
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

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, width: 380, height: 900, ...options });
    await view.page.getByRole('button', { name: 'November so far' }).waitFor();
    return view;
  }

  async function ask(view: OpenView, text: string): Promise<void> {
    const before = host.asked.length;
    await view.page.getByRole('textbox', { name: 'Message' }).fill(text);
    await view.page.keyboard.press('Enter');
    await view.until(() => host.asked.length > before, 'the question');
  }

  it('folds the thoughts of a model, and continues an answer that is not whole', async () => {
    const view = await open();
    const { page } = view;
    await ask(view, 'Long?');
    await host.say(
      view,
      { type: 'started', coach: 'model' },
      { type: 'thought', text: 'Perhaps ' },
      { type: 'thought', text: '37 hours.' },
      { type: 'delta', text: 'It is', links: [] },
      { type: 'notice', code: 'length', message: 'It is cut.' },
      { type: 'done', choices: [], canContinue: true },
    );
    const thoughts = page.locator('details', { hasText: "The model's thoughts" });
    assert.equal(await thoughts.getByText('Perhaps 37 hours.').isVisible(), false);
    await thoughts.locator('summary').click();
    await thoughts.getByText('Perhaps 37 hours.').waitFor();
    assert.equal(await page.locator('.text', { hasText: '37 hours' }).count(), 0);

    const before = host.asked.length;
    await page.getByText('Continue', { exact: true }).click();
    await view.until(() => host.asked.length > before, 'the rest');
    assert.equal(host.asked.at(-1)?.continues, host.asked.at(-2)?.messageId);
  });

  it('streams an answer with its tool calls, figures and choices', async () => {
    const view = await open();
    const { page } = view;
    await ask(view, 'How many hours last week, and what is unbilled?');
    await page.getByText('The coach is answering').waitFor({ state: 'attached' });
    // What a screen reader hears, which leaves the page soon after.
    const heard = await page.locator('#spoken[aria-live=polite]').evaluateHandle((region) => {
      const texts: (string | null)[] = [];
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) texts.push(node.textContent);
      }).observe(region, { childList: true });
      return texts;
    });

    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'tool', title: 'Looked at 14 entries, 10–16 Nov', elapsedMs: 200, detail: 'All projects' },
    );
    await host.say(view, { type: 'delta', text: 'You worked [31:15](vir', links: [entries] });
    await page.getByText('You worked').first().waitFor();
    assert.equal(await page.locator('.caret').count(), 1);
    await host.say(view, {
      type: 'delta',
      text: 'eo:0) h.\n\nUnbilled: [4.820,00 €](vireo:1)',
      links: [invoice],
    });
    await page.getByRole('button', { name: '31:15' }).waitFor();
    await view.until(() => true, 'a frame');
    await host.say(view, { type: 'done', choices: ['And this week?'] });
    await page.getByRole('button', { name: 'And this week?' }).waitFor();

    assert.equal(await page.locator('.caret').count(), 0);
    await page.getByText('Looked at 14 entries, 10–16 Nov').click();
    await page.getByText('All projects').waitFor();
    await page.getByRole('button', { name: '4.820,00 €' }).click();
    assert.deepEqual(view.messages('openRecord'), [{ type: 'openRecord', link: invoice }]);
    await page.locator('#spoken p').first().waitFor({ state: 'detached' });
    assert.deepEqual(await heard.jsonValue(), ['You worked 31:15 h.', 'Unbilled: 4.820,00 €']);

    await page.getByRole('button', { name: 'And this week?' }).click();
    await view.until(() => host.asked.length === 2, 'the choice');
    assert.equal(host.asked[1]?.text, 'And this week?');
    assert.equal(await page.getByRole('group', { name: 'Choose one' }).count(), 1);
    assert.deepEqual(view.failures, []);
  });

  it('stops where send was, and by Esc', async () => {
    const view = await open();
    await ask(view, 'one');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'delta', text: 'Half an ans', links: [] },
    );

    await view.page.getByRole('button', { name: 'Stop' }).click();
    await view.page.getByText('Stopped.').waitFor();
    await view.page.getByRole('button', { name: 'Send' }).waitFor();
    await ask(view, 'two');
    await host.say(view, { type: 'started', coach: 'built-in' });
    await view.page.keyboard.press('Escape');

    await view.page.getByText('Stopped.').nth(1).waitFor();
    const stops = view
      .messages('send')
      .map(({ frame }) => (frame as { type: string }).type)
      .filter((type) => type === 'stop');
    assert.equal(stops.length, 2);
  });

  it('shows a failure and asks again under a new id', async () => {
    const view = await open();
    await ask(view, 'What is overdue?');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      {
        type: 'failed',
        code: 'internal',
        message: 'The coach could not read the invoices. Nothing was changed.',
      },
    );
    await view.page.getByRole('alert').getByText('could not read the invoices').waitFor();

    await view.page.getByRole('button', { name: 'Retry' }).click();

    await view.until(() => host.asked.length === 2, 'the second question');
    assert.equal(host.asked[1]?.text, 'What is overdue?');
    assert.notEqual(host.asked[1]?.messageId, host.asked[0]?.messageId);
  });

  it('asks for the frames that were lost', async () => {
    const view = await open();
    await ask(view, 'one');
    await host.say(view, { type: 'started', coach: 'built-in' });
    host.frame({ type: 'delta', text: 'lost ', links: [] });

    await host.say(view, { type: 'delta', text: 'and found', links: [] });

    await view.page.getByText('lost and found').first().waitFor();
  });

  it('says that it reconnects, keeps what is typed, and takes up the answer after', async () => {
    const view = await open();
    await ask(view, 'one');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'delta', text: 'Begun', links: [] });
    await view.send({ type: 'connection', state: 'reconnecting' });
    await view.page.getByText('Reconnecting…').waitFor();
    host.frame({ type: 'delta', text: ' and ended', links: [] });
    host.frame({ type: 'done', choices: [] });
    await view.page.getByRole('textbox').fill('two');
    await view.page.keyboard.press('Enter');
    await view.page.getByText('Not connected. Your message stays here until it can be sent.').waitFor();

    await view.send({ type: 'connection', state: 'online' });

    await view.page.getByText('Begun and ended').first().waitFor();
    await view.until(() => host.asked.length === 2, 'what was entered meanwhile');
    assert.equal(await view.page.getByRole('textbox').inputValue(), '');
  });

  it('sends what was entered while an answer came once that is there, unless it is changed', async () => {
    const view = await open();
    await ask(view, 'one');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'delta', text: 'Begun', links: [] });
    await view.page.getByRole('textbox').fill('two');
    await view.page.keyboard.press('Enter');
    await view.page.getByText('Is sent when this answer is there.').waitFor();
    assert.equal(host.asked.length, 1);

    await host.say(view, { type: 'done', choices: [] });
    await view.until(() => host.asked.length === 2, 'the next question');
    assert.equal(host.asked[1]?.text, 'two');

    await view.page.getByRole('textbox').fill('three');
    await view.page.keyboard.press('Enter');
    await view.page.getByRole('textbox').fill('three and more');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });
    await view.page.getByText('Is sent when this answer is there.').waitFor({ state: 'detached' });
    assert.equal(await view.page.getByRole('textbox').inputValue(), 'three and more');
    assert.equal(host.asked.length, 2);
  });

  it('sends a question again, under its id, when the connection broke before any answer', async () => {
    const view = await open();
    await ask(view, 'one');

    await view.send({ type: 'connection', state: 'reconnecting' }, { type: 'connection', state: 'online' });

    await view.until(() => host.asked.length === 2, 'the question again');
    assert.equal(host.asked[1]?.messageId, host.asked[0]?.messageId);
  });

  it('shows what another page asks in its session, and its answer as it comes', async () => {
    const view = await open();
    const asked = {
      messageId: 'other',
      question: 'Asked in the tab',
      mentions: [],
      askedAt: '2026-11-19T14:00:00Z',
    };
    await view.send(host.session('s1', [asked]));
    await view.page.getByText('Asked in the tab').waitFor();
    await view.until(
      () => view.messages('send').some(({ frame }) => (frame as { type: string }).type === 'resume'),
      'the wish for its answer',
    );

    const ids = { messageId: 'other', answerId: 'a1' };
    await view.send(
      { type: 'frame', frame: { type: 'started', ...ids, offset: 0, coach: 'built-in' } },
      { type: 'frame', frame: { type: 'delta', ...ids, offset: 1, text: 'Eight hours.', links: [] } },
      { type: 'frame', frame: { type: 'done', ...ids, offset: 2, choices: [] } },
    );

    await view.page.locator('vireo-exchange .text').getByText('Eight hours.').waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('follows the end of a long answer, but not when the reader scrolled up', async () => {
    host = new FakeCoachHost(
      Array.from({ length: 20 }, (_, index) => pastExchange(index, `Answer ${index}`)),
    );
    const view = await open({ height: 500 });
    const log = view.page.getByRole('main');
    const fromEnd = () =>
      log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    await ask(view, 'long');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'delta', text: 'A paragraph.\n\n'.repeat(40), links: [] },
    );
    await view.page.getByText('A paragraph.').nth(39).waitFor();
    await view.page.waitForFunction(() => {
      const element = document.querySelector('vireo-coach')?.shadowRoot?.querySelector('main');
      return (
        element !== null &&
        element !== undefined &&
        element.scrollHeight - element.scrollTop - element.clientHeight < 24
      );
    });

    await log.hover();
    await view.page.mouse.wheel(0, -400);
    await view.page.waitForFunction(() => {
      const element = document.querySelector('vireo-coach')?.shadowRoot?.querySelector('main');
      return (
        element !== null &&
        element !== undefined &&
        element.scrollHeight - element.scrollTop - element.clientHeight > 200
      );
    });
    await host.say(
      view,
      { type: 'delta', text: 'More.\n\n'.repeat(20), links: [] },
      { type: 'done', choices: [] },
    );
    await view.page.getByText('More.').nth(19).waitFor({ state: 'attached' });

    assert.ok((await fromEnd()) > 200);
  });
});
