import assert from 'node:assert/strict';
import { type RunContent, runViewMessageSchema } from '../../../webviews/run/messages.ts';
import { runView } from '../../../webviews/run/run.page.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';
import { runContent, shownOrder } from './sample-run.ts';

describe('the page of a request that has to do with other people', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(runView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(change: Partial<RunContent>): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = runViewMessageSchema.parse(input);
      if (message.type !== 'ready') return [];
      return [{ type: 'connection', state: 'online' }, runContent(change)];
    };
    const view = await bench.open({ host, width: 1440, height: 900 });
    await view.filled();
    return view;
  }

  async function sentAnswer(view: OpenView) {
    await view.until(() => view.messages('answer').length > 0, 'an answer');
    const sent = runViewMessageSchema.parse(view.messages('answer').at(-1));
    return sent.type === 'answer' ? sent : assert.fail('another message');
  }

  it('says who approved it, as far as they did, and on whose machine it is', async () => {
    const approvedIds = shownOrder.slice(1);
    const view = await open({ approvedBy: 'Ben Ode', approvedIds, machine: 'mara-laptop' });
    const apply = view.page.getByRole('button', { name: /^Apply\b/ });
    const first = view.page.getByRole('checkbox', { name: /^Accept: Change 1,/ });

    assert.match((await apply.textContent()) ?? '', /^Apply .*\(approved by Ben Ode\)$/);
    assert.ok((await view.page.getByRole('banner').textContent())?.includes('on mara-laptop'));
    await first.check();
    assert.doesNotMatch((await apply.textContent()) ?? '', /approved/);
    await first.uncheck();
    await apply.click();

    const { chosen = [] } = await sentAnswer(view);
    assert.deepEqual([...chosen].sort(), [...approvedIds].sort());
  });

  it('lets another person approve, and says on whose machine it happens then', async () => {
    const view = await open({ asker: 'Mara Voss' });

    await view.page.getByText('Mara Voss asked for this.').waitFor();
    await view.page.getByRole('button', { name: 'Approve', exact: true }).click();
    assert.equal((await sentAnswer(view)).approved, true);
  });
});
