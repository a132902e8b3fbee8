/** The list of conversations of the coach, and a question that is edited. */
import assert from 'node:assert/strict';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { waitFor } from '../../support/wait-for.ts';
import { FakeCoachHost } from '../fake-coach-host.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

describe('the conversations of the coach', function () {
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

  async function ask(view: OpenView, question: string): Promise<void> {
    const before = host.asked.length;
    await view.page.getByRole('textbox', { name: 'Message' }).fill(question);
    await view.page.keyboard.press('Enter');
    await view.until(() => host.asked.length > before, 'the question');
  }

  it('edits a question and asks it in its own place', async () => {
    const view = await open();
    await ask(view, 'Waht is unbilled?');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });
    await ask(view, 'second');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });

    await view.page.getByRole('button', { name: 'Edit and ask again' }).first().click();
    await view.page.getByText('takes the place of the question').waitFor();
    await ask(view, 'What is unbilled?');

    assert.equal(host.asked.at(-1)?.replaces, host.asked[0]?.messageId);
    assert.deepEqual(await view.page.getByRole('article', { name: /^You/ }).count(), 1);
  });

  it('goes on with a cut answer, or lets the built-in coach answer', async () => {
    const view = await open();
    const cut = async () => {
      await host.say(
        view,
        { type: 'started', coach: 'model' },
        { type: 'delta', text: 'Once upon', links: [] },
        { type: 'failed', code: 'interrupted', message: 'The answer was interrupted.' },
      );
      const told = view.page.getByRole('alert').getByText('interrupted');
      await waitFor(async () => (await told.count()) === host.asked.length, 'the failure');
    };
    await ask(view, 'Tell me');
    await cut();
    await view.page.getByText('Continue', { exact: true }).click();
    await view.until(() => host.asked.length === 2, 'the rest');
    await cut();
    await view.page.getByText('Use Built-in Coach', { exact: true }).last().click();
    await view.until(() => host.asked.length === 3, 'the built-in coach');

    assert.equal(host.asked[1]?.continues, host.asked[0]?.messageId);
    assert.deepEqual(
      { model: host.asked[2]?.model, replaces: host.asked[2]?.replaces },
      { model: 'built-in', replaces: host.asked[1]?.messageId },
    );
  });

  it('says that a figure cost nothing, and asks a model in its place', async () => {
    const view = await open();
    await view.send({ type: 'model', choice: { id: 'auto', title: 'Auto' } });
    await view.page.getByText('The built-in coach answers questions about figures, free').waitFor();
    await ask(view, 'How many hours last week?');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'delta', text: 'None.', links: [] },
      { type: 'done', choices: [], canAskModel: true },
    );
    await view.page.getByText('Built-in coach · free').waitFor();
    await view.page.getByRole('button', { name: 'Ask a Model Instead' }).click();
    await view.until(() => host.asked.length === 2, 'the model');

    assert.equal(host.asked[0]?.model, undefined);
    assert.deepEqual(
      { text: host.asked[1]?.text, model: host.asked[1]?.model, replaces: host.asked[1]?.replaces },
      { text: 'How many hours last week?', model: 'auto', replaces: host.asked[0]?.messageId },
    );
  });

  it('leaves the editing of a question by Escape, with what was typed before', async () => {
    const view = await open();
    const field = view.page.getByRole('textbox', { name: 'Message' });
    await ask(view, 'Waht is unbilled?');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });
    await field.fill('half a thought');
    await view.page.getByRole('button', { name: 'Edit and ask again' }).click();
    await view.page.getByText('takes the place of the question').waitFor();
    assert.equal(await field.inputValue(), 'Waht is unbilled?');

    await field.press('Escape');

    await view.page.getByText('takes the place of the question').waitFor({ state: 'detached' });
    assert.equal(await field.inputValue(), 'half a thought');
    assert.equal(await view.readFocus(), 'Message');

    await view.page.getByRole('button', { name: 'Edit and ask again' }).click();
    await ask(view, 'What is unbilled?');
    await waitFor(async () => (await field.inputValue()) === 'half a thought', 'what was typed before');
  });

  it('opens, walks and leaves the list of conversations by keyboard', async () => {
    const view = await open();
    const button = view.page.getByRole('button', { name: 'November so far, choose a conversation' });
    assert.deepEqual(
      [await button.getAttribute('aria-haspopup'), await button.getAttribute('aria-expanded')],
      ['dialog', 'false'],
    );

    await view.tabTo(/choose a conversation/);
    await view.page.keyboard.press('Enter');
    await waitFor(async () => (await view.readFocus()) === 'Search conversations', 'the search');
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    await view.page.keyboard.type('march');
    await view.page.keyboard.press('Escape');
    await waitFor(async () => (await button.getAttribute('aria-expanded')) === 'false', 'the end');
    assert.match(await view.readFocus(), /choose a conversation/);

    await view.page.keyboard.press('Enter');
    await waitFor(async () => (await view.readFocus()) === 'Search conversations', 'the search');
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('Enter');

    await view.until(() => view.messages('openSession').length === 1, 'the second');
    assert.equal(view.messages('openSession')[0]?.['sessionId'], 's0');
    await view.until(() => view.messages('send').length === 0, 'nothing that is stopped');
  });

  it('searches, exports and deletes conversations', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'November so far' }).click();
    await view.page.getByRole('searchbox', { name: 'Search conversations' }).fill('march');
    await view.until(() => view.messages('searchSessions').length > 0, 'the search');
    await view.send({ type: 'found', search: 'march', sessions: [] });
    await view.page.getByText('No conversation has these words.').waitFor();
    await view.page.getByText('Export as Markdown…').click();
    await view.page.getByRole('button', { name: 'November so far' }).click();
    await view.page.getByText('Delete…').click();

    assert.equal(view.messages('exportSession')[0]?.['sessionId'], 's1');
    assert.equal(view.messages('deleteSession')[0]?.['sessionId'], 's1');
  });
});
