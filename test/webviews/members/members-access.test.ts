/** Who else can reach the organization by the page Members & Keys, and the way back to it. */
import assert from 'node:assert/strict';
import { membersView } from '../../../webviews/members/members.page.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';
import { membersContent } from './sample-members.ts';

describe('access on the page Members & Keys', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(membersView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const button = ({ page }: OpenView, name: string) => page.getByRole('button', { name, exact: true });

  it('offers to sign in again where the session has ended, and to load again otherwise', async () => {
    const view = await bench.open({
      host: (message) =>
        (message as { readonly type: string }).type === 'ready'
          ? [
              { type: 'wayOn', label: 'Sign In Again' },
              { type: 'failed', message: 'You are signed out of the server of this window.' },
            ]
          : [{ type: 'wayOn', label: '' }],
    });
    await button(view, 'Sign In Again').click();
    await button(view, 'Retry').click();
    await view.until(() => view.messages('refresh').length === 1, 'the request to load again');

    assert.deepEqual(view.messages('takeWayOn'), [{ type: 'takeWayOn' }]);
  });

  it('says who looks into the organization as operator of the server, and why, and ends that', async () => {
    const looks = [
      {
        id: 'look',
        operator: 'ops@example.com',
        reason: 'Ticket 4711: a report stays empty',
        endsAt: '2026-12-09T14:20:00.000Z',
      },
    ];
    const view = await bench.open({
      host: (message) =>
        (message as { readonly type: string }).type === 'ready'
          ? [{ type: 'connection', state: 'online' }, membersContent({ looks })]
          : [],
    });
    const row = await view.page
      .getByRole('table', { name: 'Operators looking into your data' })
      .locator('tbody tr')
      .textContent();
    await button(view, 'End the access of ops@example.com').click();
    await view.until(() => view.messages('endLook').length === 1, 'the request');

    assert.match(row ?? '', /ops@example\.com\s*Ticket 4711: a report stays empty/);
    assert.deepEqual(view.messages('endLook'), [{ type: 'endLook', id: 'look' }]);
  });
});
