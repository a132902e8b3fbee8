/** What a request shows and offers when its run is over or failed, in each theme and at each width. */
import assert from 'node:assert/strict';
import { type RunContent, runViewMessageSchema } from '../../../webviews/run/messages.ts';
import { runView } from '../../../webviews/run/run.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { replaying } from './sample-replay.ts';
import {
  allowing,
  allowingCrew,
  over,
  publishing,
  runContent,
  running,
  settling,
  tell,
} from './sample-run.ts';

describe('a request that is over', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(runView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    change: Partial<RunContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = runViewMessageSchema.parse(input);
      if (message.type !== 'ready') return [];
      return [{ type: 'connection', state: 'online' }, runContent(change)];
    };
    const view = await bench.open({ host, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const textOf = (text: string | null) =>
    (text ?? '')
      .replace(/\p{Co}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
  const steps = async ({ page }: OpenView) =>
    (await page.getByRole('navigation').locator('li').allTextContents()).map(textOf);
  const main = async ({ page }: OpenView) => textOf(await page.getByRole('main').textContent());

  it('offers fixes by their number, and time, where a run that is over has them', async () => {
    const view = await open({ ...over, offers: { fixes: 3, time: true } });
    await view.page.getByRole('button', { name: 'Fix 3 Findings…' }).click();
    await view.page.getByRole('button', { name: 'Add Time…' }).click();
    await view.until(() => view.messages('addTime').length > 0, 'what was clicked to be told');

    assert.equal(view.messages('fixFindings').length, 1);
    const other = await open(over);
    assert.equal(await other.page.getByRole('button', { name: /Findings…|Add Time/ }).count(), 0);
  });

  it('shows what a run that is over has left', async () => {
    const view = await open(over);

    assert.match(await main(view), /Report .*changes\.patch.* Changed 2 files/);
    await view.page.getByRole('button', { name: 'Open changes.patch' }).click();
    await view.page.getByRole('button', { name: 'Replay' }).click();
    await view.until(() => view.messages('replay').length === 1, 'the replay');
    assert.equal(view.messages('openArtifact')[0]?.['id'], 'a1');
    assert.equal((await steps(view)).filter((text) => text.startsWith('Review the changes, done')).length, 1);
  });

  it('asks in which files a replay goes on, and says what its run has sent', async () => {
    const view = await open(replaying);

    for (const text of [
      '14 files are no longer as they were when the run began:',
      'api/app/<b>quotes</b>.py',
      'and 12 more',
      'The run that this one replays has done this already:',
      'Pushed the branch vireo/1 (5f70bf18a0).',
    ])
      await view.page.getByText(text).waitFor();
    assert.equal(await view.page.getByRole('radio', { name: 'The files of then' }).isChecked(), true);
    await view.page.getByRole('radio', { name: 'Today’s files' }).check();
    await view.page.getByRole('button', { name: 'Replay' }).click();
    await view.until(() => view.messages('answer').length === 1, 'the answer');
    const { approved, files } = view.messages('answer')[0] ?? {};
    assert.deepEqual([approved, files], [true, 'today']);
  });

  it('says why a run failed, and offers to try again', async () => {
    const view = await open({
      state: 'failed',
      question: null,
      verdict: null,
      error: 'The folder is gone.',
      items: tell(
        { type: 'state', state: 'queued' },
        { type: 'state', state: 'failed', text: 'The folder is gone.' },
      ),
    });

    assert.match(await main(view), /The run failed: The folder is gone\./);
    await view.page.getByRole('button', { name: 'Retry' }).click();
    await view.until(() => view.messages('retry').length === 1, 'the retry');
  });

  for (const [what, change] of Object.entries({
    decision: {},
    commands: allowing,
    'a crew file': allowingCrew,
    'a text to settle': settling,
    'the files of a replay': replaying,
    publishing,
    'run under way': running,
    report: over,
  })) {
    it(`is accessible in any theme: ${what}`, async () => {
      const view = await open(change);

      assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    });
  }

  it('fits any width', async () => {
    const view = await open({});

    await view.atWidths([300, 700, 1024], async () => {
      const [inner, scroll] = await view.page.evaluate(() => [
        innerWidth,
        document.documentElement.scrollWidth,
      ]);
      assert.ok((scroll ?? 0) <= (inner ?? 0), `${scroll} px`);
    });
  });
});
