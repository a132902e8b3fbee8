/** What a role is refused leaves a page: at once, when it was known before, and as the role changes. */
import assert from 'node:assert/strict';
import { approvalsView } from '../../../webviews/approvals/approvals.page.ts';
import { weekView } from '../../../webviews/week/week.page.ts';
import { weeksMessage } from '../sample-approvals.ts';
import { WebviewBench } from '../webview-page.ts';
import { weekContent } from '../week/sample-week.ts';

describe('a page of a role that may not do all of it', () => {
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(approvalsView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  it('shows no button that the service refuses, and shows it again to who may', async () => {
    const host = () => [weeksMessage()];
    const view = await bench.open({ host });
    await view.filled();
    const approve = view.page.getByRole('button', { name: 'Approve', exact: true }).first();
    await approve.waitFor();

    await view.send({ type: 'rights', refused: ['timesheet:decide', 'time:write'] });
    await approve.waitFor({ state: 'hidden' });
    assert.equal(await view.page.getByRole('button', { name: /^(Approve|Reject)/ }).count(), 0);
    assert.deepEqual(await view.findAxeViolations(), []);

    await view.send({ type: 'rights', refused: ['time:write'] });
    await approve.waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('types no time in the Week of a role that keeps none, and says so', async () => {
    const forReady = (message: unknown) =>
      JSON.stringify(message).includes('"ready"') ? [weekContent()] : [];
    const view = await bench.open({ view: weekView, host: forReady });
    await view.filled();
    const submit = view.page.getByRole('button', { name: /^Submit/ });
    await submit.waitFor();

    await view.send({ type: 'rights', refused: ['time:write', 'timesheet:submit'] });
    await view.page.getByText('Your role keeps no time.').waitFor();
    await submit.waitFor({ state: 'hidden' });
    assert.equal(await view.page.getByRole('button', { name: /^Copy/ }).count(), 0);
    await view.page.getByRole('gridcell').first().click();
    await view.page.keyboard.type('1:30');
    await view.page.keyboard.press('Enter');
    await view.send({ type: 'rights', refused: [] });
    await submit.waitFor();

    assert.deepEqual(view.messages('setCells'), []);
    assert.deepEqual(view.failures, []);
  });
});
