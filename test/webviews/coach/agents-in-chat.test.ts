import assert from 'node:assert/strict';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { coachHostMessageSchema } from '../../../webviews/coach/messages.ts';
import { FakeCoachHost } from '../fake-coach-host.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';

describe('an agent that is asked in the chat', function () {
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

  const run = (state: string, detail: string) =>
    coachHostMessageSchema.parse({ type: 'run', run: { requestId: 'r1', state, detail } });

  async function ask(language = 'en'): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, width: 380, height: 900, language });
    await view.page.getByRole('button', { name: 'November so far' }).waitFor();
    const message = view.page.locator('vireo-composer textarea');
    await message.focus();
    await view.page.keyboard.type('@d');
    await view.page.getByRole('option', { name: /@dev/ }).waitFor();
    assert.equal(await view.page.getByRole('option').count(), 1);
    await view.page.keyboard.press('Enter');
    await view.page.keyboard.type('Say hello.');
    await view.page.keyboard.press('Enter');
    await view.until(() => host.asked.length === 1, 'the question');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'run', requestId: 'r1', title: 'Development agent' },
      { type: 'done', choices: [] },
    );
    return view;
  }

  it('is completed by its name, and answered with a card that follows the task and leads to its page', async () => {
    const view = await ask();
    assert.equal(host.asked[0]?.text, '@dev Say hello.');
    const card = view.page.getByRole('region', { name: 'Development agent' });
    await card.waitFor();

    await view.send(run('running', 'Planning'));
    await card.getByText('Planning').waitFor();
    await view.send(run('waiting', 'Review the changes'));
    await card.getByText('waits for you').waitFor();
    await card.getByText('Review the changes').waitFor();
    await card.getByRole('button', { name: 'Open Request: Development agent' }).click();
    await view.until(() => view.messages('openRecord').length === 1, 'its page');

    assert.deepEqual(view.messages('openRecord')[0]?.['link'], { kind: 'request', ids: ['r1'] });
    assert.deepEqual(view.failures, []);
  });

  it('speaks German', async () => {
    const view = await ask('de');
    await view.send(run('waiting', 'Review the changes'));

    await view.page.getByText('wartet auf dich').waitFor();
  });

  it('is accessible in any theme', async () => {
    const view = await ask();
    await view.send(run('failed', 'The folder is gone.'));
    await view.page.getByText('The folder is gone.').waitFor();

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });
});
