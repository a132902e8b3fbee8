import assert from 'node:assert/strict';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import { coachView } from '../../webviews/coach/coach.page.ts';
import { waitFor } from '../support/wait-for.ts';
import { FakeCoachHost, pastExchange } from './fake-coach-host.ts';
import { type OpenOptions, type OpenView, WebviewBench } from './webview-page.ts';

const entries: RecordLink = { kind: 'entries', ids: ['e1', 'e2'] };

describe('the coach', function () {
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

  it('says what can be asked, and that no model answers', async () => {
    const view = await open();

    await view.page.getByText('Built-in coach: uses no model, nothing leaves this machine.').waitFor();
    await view.page.getByRole('button', { name: 'What is unbilled?' }).click();

    await view.until(() => host.asked.length === 1, 'the question');
    const { sessionId, text, zone, locale, messageId } = host.asked[0] ?? assert.fail();
    assert.deepEqual(
      { sessionId, text, zone, locale },
      { sessionId: 's1', text: 'What is unbilled?', zone: 'Europe/Berlin', locale: 'en-GB' },
    );
    assert.match(messageId, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-/);
    assert.deepEqual(view.failures, []);
  });

  it('takes what is typed once it was opened to be asked, whatever had the focus', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'November so far' }).focus();

    await view.send({ type: 'focus' });
    await view.page.locator('vireo-composer textarea:focus').waitFor();
    await view.page.keyboard.type('Is a timer running?');
    await view.page.keyboard.press('Enter');

    await view.until(() => host.asked.length === 1, 'the question');
    assert.equal(host.asked[0]?.text, 'Is a timer running?');
  });

  it('has a question that a command asks for, with what it is about, and then what was typed before', async () => {
    const view = await open();
    const field = view.page.getByRole('textbox', { name: 'Message' });
    await field.fill('Is a timer');
    const mention = { kind: 'finding' as const, label: 'SQL injection · orders.ts:42', text: 'query(sql)' };

    await view.send({ type: 'compose', text: 'How do I fix this finding?', mention });
    await view.send({ type: 'compose', text: 'How do I fix this finding?', mention });

    await view.page.locator('vireo-composer textarea:focus').waitFor();
    assert.equal(await field.inputValue(), 'How do I fix this finding?');
    const chips = view.page.getByRole('list', { name: 'Context of the question' }).getByRole('listitem');
    await chips.filter({ hasText: mention.label }).waitFor();
    assert.equal(await chips.count(), 1);
    const described = await field.getAttribute('aria-describedby');
    assert.match((await view.page.locator(`#${described}`).textContent()) ?? '', /SQL injection/);
    assert.equal(host.asked.length, 0);
    assert.deepEqual(await view.findAxeViolations(), []);

    await view.page.keyboard.press('Enter');
    await view.until(() => host.asked.length === 1, 'the question');
    assert.deepEqual(host.asked[0]?.mentions, [mention]);
    assert.equal(await field.inputValue(), 'Is a timer');
  });

  it('sends what was sent before it could be, once it can', async () => {
    let isThere = false;
    const view = await bench.open({ host: (message) => (isThere ? host.answer(message) : []) });
    await view.page.getByRole('textbox').fill('Is a timer running?');
    await view.page.keyboard.press('Enter');
    isThere = true;
    await view.send(host.session('s1', []));
    await view.until(() => host.asked.length === 1, 'the question');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });
    await view.send({ type: 'connection', state: 'reconnecting' });

    await view.page.getByRole('textbox').fill('What is unbilled?');
    await view.page.keyboard.press('Enter');
    await view.page.getByText('Not connected.').waitFor();
    await view.send({ type: 'connection', state: 'online' });

    await view.until(() => host.asked.length === 2, 'the second question');
    assert.deepEqual(
      host.asked.map(({ text }) => text),
      ['Is a timer running?', 'What is unbilled?'],
    );
    assert.equal(await view.page.getByRole('textbox').inputValue(), '');
  });

  it('does not send what was changed since', async () => {
    const view = await open();
    await view.send({ type: 'connection', state: 'reconnecting' });
    await view.page.getByRole('textbox').fill('one');
    await view.page.keyboard.press('Enter');
    await view.page.keyboard.type(' and two');

    await view.send({ type: 'connection', state: 'online' });

    await view.page.getByText('Not connected.').waitFor({ state: 'hidden' });
    assert.deepEqual(host.asked, []);
    assert.equal(await view.page.getByRole('textbox').inputValue(), 'one and two');
  });

  it('breaks the line on Shift+Enter and grows to eight lines', async () => {
    const view = await open();
    const box = view.page.getByRole('textbox');
    const height = () => box.evaluate((element) => element.getBoundingClientRect().height);
    const empty = await height();
    await box.focus();

    for (let line = 1; line <= 12; line++) {
      await view.page.keyboard.type(`line ${line}`);
      await view.page.keyboard.press('Shift+Enter');
    }

    assert.equal(host.asked.length, 0);
    assert.equal(empty, 48);
    assert.equal(await height(), 8 * 20 + 8);
  });

  it('does not send nothing, nor more than the limit', async () => {
    const view = await open();
    const box = view.page.getByRole('textbox');
    await box.fill('  \n ');
    await view.page.keyboard.press('Enter');
    await box.fill('x'.repeat(20_001));
    await view.page.keyboard.press('Enter');

    await view.page.getByText('Longer than 20,000 characters').waitFor();
    assert.equal(host.asked.length, 0);
  });

  it('keeps the question and its session through a reload', async () => {
    const view = await open();
    await view.page.getByRole('textbox').fill('half a ques');

    await view.page.reload();

    await view.page.getByRole('button', { name: 'November so far' }).waitFor();
    assert.equal(await view.page.getByRole('textbox').inputValue(), 'half a ques');
    assert.deepEqual(view.messages('ready').at(-1), { type: 'ready', sessionId: 's1' });
  });

  it('tells its host what is typed, and takes it back where the editor has lost it', async () => {
    const view = await open();
    const field = view.page.getByRole('textbox', { name: 'Message' });
    await view.send({ type: 'typing', draft: 'kept by the host' });
    await waitFor(async () => (await field.inputValue()) === 'kept by the host', 'what was kept');
    assert.deepEqual(view.messages('keepTyping'), []);

    await field.fill('typed since');
    await view.until(() => view.messages('keepTyping').length > 0, 'what is to be kept');
    await view.send({ type: 'typing', draft: 'kept by the host' });

    assert.deepEqual(view.messages('keepTyping').at(-1), { type: 'keepTyping', draft: 'typed since' });
    assert.equal(await field.inputValue(), 'typed since');
    await field.press('Enter');
    await view.until(() => view.messages('keepTyping').at(-1)?.['draft'] === '', 'nothing to keep');
    assert.deepEqual(view.failures, []);
  });

  it('changes the session and begins a new one', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'November so far' }).click();
    await view.page.getByRole('button', { name: /^October/ }).click();
    await view.page.getByRole('button', { name: 'October, choose a conversation' }).waitFor();

    await view.page.getByRole('button', { name: 'New conversation', exact: true }).click();

    await view.page.getByRole('button', { name: 'New conversation, choose a conversation' }).waitFor();
    assert.deepEqual(view.messages('openSession'), [{ type: 'openSession', sessionId: 's0' }]);
    assert.equal(view.messages('newSession').length, 1);
  });

  it('takes a text that a command puts into the composer', async () => {
    const view = await open();

    await view.send({ type: 'compose', text: 'Explain finding 7' });

    await view.until(() => true, 'a frame');
    assert.equal(await view.page.getByRole('textbox').inputValue(), 'Explain finding 7');
    assert.equal(host.asked.length, 0);
  });

  it('stays quick with 1,000 exchanges: shows the newest, and earlier ones when asked', async () => {
    host = new FakeCoachHost(
      Array.from({ length: 1000 }, (_, index) =>
        pastExchange(index, `Answer ${index}: [1:00](vireo:0)`, [entries]),
      ),
    );
    const view = await open();
    await view.page.getByText('Answer 999').waitFor();
    assert.equal(await view.page.locator('vireo-exchange').count(), 50);

    await view.page.getByRole('button', { name: 'Show 50 earlier' }).click();

    await view.page.getByText('Question 905').waitFor();
    assert.equal(await view.page.locator('vireo-exchange').count(), 100);
    await ask(view, 'one more');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      ...Array.from({ length: 500 }, () => ({ type: 'delta' as const, text: 'word ', links: [] })),
      { type: 'done', choices: [] },
    );
    await view.page.getByRole('button', { name: 'Send' }).waitFor();
    const last = view.page.locator('vireo-exchange').last();
    assert.equal(((await last.locator('.text').textContent()) ?? '').trim().split(' ').length, 500);
  });

  it('works by keyboard alone', async () => {
    const view = await open();
    await view.tabTo(/^How many hours/);
    await view.page.keyboard.press('Enter');
    await view.until(() => host.asked.length === 1, 'the question');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'delta', text: 'You worked [31:15](vireo:0) h.', links: [entries] },
      { type: 'done', choices: ['By project'] },
    );
    await view.page.getByRole('button', { name: 'By project' }).waitFor();
    assert.equal(await view.readFocus(), 'Message');

    await view.tabTo(/^31:15/);
    await view.page.keyboard.press('Enter');
    await view.tabTo(/^By project/);
    await view.page.keyboard.press('Space');

    await view.until(() => host.asked.length === 2, 'the choice');
    assert.deepEqual(view.messages('openRecord'), [{ type: 'openRecord', link: entries }]);
  });

  it('fits into 300 px', async () => {
    host = new FakeCoachHost([
      pastExchange(
        1,
        `${'unbreakable'.repeat(20)}\n\n| a | b | c | d |\n|--|--|--|--|\n| long words here | long words here | long words here | x |\n\n    ${'code'.repeat(50)}`,
      ),
    ]);
    const { page } = await open({ width: 300, height: 500 });

    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 300);
    assert.ok((await page.getByRole('main').evaluate((log) => log.scrollWidth - log.clientWidth)) <= 0);
  });

  it('keeps the time of a tool call on one line at 280 px', async () => {
    const view = await open({ width: 280, height: 500 });
    await ask(view, 'How many hours?');
    const title = 'Looked at 14 entries, Nov 9 – 15, 2026, for Nordwind Handels GmbH';
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'tool', title, elapsedMs: 8 });
    const elapsed = view.page.getByText('8 ms');
    await elapsed.waitFor();

    const { lines, right } = await elapsed.evaluate((element) => ({
      lines: element.getClientRects().length && Math.round(element.getBoundingClientRect().height / 16),
      right: element.getBoundingClientRect().right,
    }));
    assert.equal(lines, 1);
    assert.ok(right <= 280);
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'empty');

    await ask(view, 'How many hours?');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'tool', title: 'Looked at 14 entries', elapsedMs: 200, detail: 'All' },
      {
        type: 'delta',
        text: 'You worked [31:15](vireo:0) h, `code`.\n\n| a | b |\n|--|--:|\n| x | [1:00](vireo:0) |\n\nand',
        links: [entries],
      },
    );
    await view.page.getByRole('cell', { name: '1:00' }).waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'streaming');

    await host.say(view, { type: 'failed', code: 'internal', message: 'It broke. Nothing was changed.' });
    await view.send({ type: 'connection', state: 'reconnecting' });
    await view.page.getByText('Reconnecting…').waitFor();
    await view.page.getByRole('textbox').fill('waiting');
    await view.page.getByRole('button', { name: 'November so far' }).click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'failed, reconnecting, list open');
    assert.deepEqual(view.failures, []);
  });
});
