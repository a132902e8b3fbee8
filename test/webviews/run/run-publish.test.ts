/** What is asked and sent where the changes of a run are published. */
import assert from 'node:assert/strict';
import { type RunContent, runViewMessageSchema } from '../../../webviews/run/messages.ts';
import { runView } from '../../../webviews/run/run.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { publishing, runContent, shownOrder } from './sample-run.ts';

describe('the changes of a run that are published', function () {
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

  const tick = ({ page }: OpenView, number: number) =>
    page.getByRole('checkbox', { name: new RegExp(`^Accept: Change ${number},`) });
  const sentAnswer = async (view: OpenView) => {
    await view.until(() => view.messages('answer').length > 0, 'an answer');
    return view.messages('answer').at(-1);
  };

  it('publishes as a branch what is ticked', async () => {
    const view = await open();
    await tick(view, 1).uncheck();
    await view.page.getByRole('button', { name: 'Publish as a Branch…' }).click();
    assert.deepEqual(await sentAnswer(view), {
      type: 'answer',
      question: 'q2',
      approved: true,
      publish: true,
      chosen: shownOrder.slice(1),
    });
  });

  it('asks how it is published, and keeps what was changed of that', async () => {
    const view = await open(publishing);
    await view.page.getByText('The branch vireo/1 exists.').waitFor();
    await view.page.getByRole('textbox', { name: 'Branch' }).fill('');
    await view.page.getByText('Name the branch.').waitFor();
    const publish = view.page.getByRole('button', { name: 'Publish', exact: true });
    assert.notEqual(await publish.getAttribute('disabled'), null);
    await view.page.getByRole('textbox', { name: 'Branch' }).fill('bind-articles');
    await view.page.getByRole('textbox', { name: 'Text' }).fill('Bound.');
    await view.page.getByRole('checkbox', { name: 'Open a pull request' }).uncheck();
    assert.equal(await view.page.getByRole('textbox', { name: 'Base' }).count(), 0);
    await view.page.reload();
    await view.filled();
    await publish.click();
    assert.deepEqual(await sentAnswer(view), {
      type: 'answer',
      question: 'q4',
      approved: true,
      choice: {
        branch: 'bind-articles',
        base: 'main',
        title: 'Bind the article of a search',
        body: 'Bound.',
        pullRequest: false,
      },
    });
    assert.deepEqual(view.failures, []);
  });

  it('publishes nothing where that is declined', async () => {
    const view = await open(publishing);
    await view.page.getByRole('button', { name: "Don't Publish" }).click();

    assert.deepEqual(await sentAnswer(view), { type: 'answer', question: 'q4', approved: false });
  });
});
