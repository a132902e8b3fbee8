import assert from 'node:assert/strict';
import {
  type NotificationsContent,
  notificationsHostMessageSchema,
  notificationsViewMessageSchema,
} from '../../../webviews/notifications/messages.ts';
import { notificationsView } from '../../../webviews/notifications/notifications.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

const content: NotificationsContent = {
  type: 'content',
  sections: [
    {
      section: 'agents',
      types: [
        {
          type: 'agent.asks',
          title: 'Agent needs an answer',
          channels: { app: 'on', email: 'off', webhook: 'off' },
        },
        { type: 'agent.failed', title: 'Agent failed', channels: { app: 'on', email: 'on', webhook: 'on' } },
      ],
    },
    {
      section: 'money',
      types: [
        {
          type: 'invoice.overdue',
          title: 'Invoice overdue',
          channels: { app: 'on', email: 'on', webhook: 'off' },
        },
        {
          type: 'payment.received',
          title: 'Payment received',
          channels: { app: 'on', email: 'off', webhook: 'off' },
        },
      ],
    },
    {
      section: 'security',
      types: [
        {
          type: 'backup.failed',
          title: 'Backup failed',
          channels: { app: 'locked', email: 'on', webhook: 'off' },
        },
      ],
    },
  ],
  email: 'mara@example.org',
  webhooks: [{ id: 'w1', url: 'https://hooks.example.org/vireo', note: '' }],
  quietHours: { on: true, from: '19:00', to: '08:00', weekends: true },
  zone: 'Europe/Berlin',
  digest: { on: false, at: '08:30' },
  saved: '14:52',
};

describe('the page Notification Settings', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(notificationsView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    change: Partial<NotificationsContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const { type } = notificationsViewMessageSchema.parse(input);
      if (type !== 'ready') return [];
      return [
        { type: 'connection', state: 'online', asOf: '2026-11-27T09:28:00Z' },
        notificationsHostMessageSchema.parse({ ...content, ...change }),
      ];
    };
    const view = await bench.open({ host, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  it('stores each box as it is pressed, by keys too', async () => {
    const view = await open();
    await view.page.getByRole('checkbox', { name: 'Agent needs an answer: Email' }).focus();
    await view.page.keyboard.press('Space');
    await view.page.getByRole('checkbox', { name: 'Invoice overdue: Email' }).click();
    await view.until(() => view.messages('set').length === 2, 'both');

    assert.deepEqual(view.messages('set'), [
      { type: 'set', of: 'agent.asks', channel: 'email', on: true },
      { type: 'set', of: 'invoice.overdue', channel: 'email', on: false },
    ]);
  });

  it('shows a lock in place of a box where it cannot be muted', async () => {
    const { page } = await open();

    assert.equal(await page.getByRole('checkbox', { name: 'Backup failed: Editor' }).count(), 0);
    await page.getByText('Always on: Editor').waitFor({ state: 'attached' });
  });

  it('offers no box of a channel that is not set up, and sets it up', async () => {
    const view = await open({ email: null, webhooks: [] });

    assert.equal(
      await view.page.getByRole('checkbox', { name: 'Invoice overdue: Email' }).isDisabled(),
      true,
    );
    assert.equal(await view.page.getByRole('checkbox', { name: 'Daily email summary' }).isDisabled(), true);
    await view.page.getByRole('button', { name: 'Set up email' }).click();
    await view.page.getByRole('button', { name: 'Add a webhook' }).click();
    await view.until(() => view.messages('addWebhook').length === 1, 'the webhook');
    assert.equal(view.messages('setUpEmail').length, 1);
  });

  it('offers to enter the secret of a webhook that lacks it, and of no other', async () => {
    const note = 'Its secret is not here: enter or make a new one.';
    const view = await open({
      webhooks: [
        { id: 'w1', url: 'https://hooks.example.org/one', note: '' },
        { id: 'w2', url: 'https://hooks.example.org/two', note },
      ],
    });
    await view.page.getByText(note).waitFor();
    await view.page
      .getByRole('button', { name: 'Enter the secret of https://hooks.example.org/two' })
      .click();
    await view.until(() => view.messages('enterSecret').length === 1, 'the request');

    assert.deepEqual(view.messages('enterSecret'), [{ type: 'enterSecret', id: 'w2' }]);
    assert.equal(await view.page.getByRole('button', { name: /^Enter the secret/ }).count(), 1);
  });

  it('stores quiet hours and the summary part by part', async () => {
    const view = await open();
    await view.page.getByLabel('Quiet from').fill('20:00');
    await view.page.getByLabel('Quiet from').press('Tab');
    await view.page.getByRole('checkbox', { name: 'Weekends' }).click();
    await view.page.getByRole('checkbox', { name: 'Daily email summary' }).click();
    await view.until(() => view.messages('setDigest').length === 1, 'the last');

    assert.deepEqual(view.messages('setQuiet'), [
      { type: 'setQuiet', from: '20:00' },
      { type: 'setQuiet', weekends: false },
    ]);
    assert.deepEqual(view.messages('setDigest'), [{ type: 'setDigest', on: true }]);
  });

  it('speaks German, fits any width, and has nothing that axe finds in any theme', async () => {
    const view = await open({}, { language: 'de' });
    await view.page.getByRole('button', { name: 'Test senden' }).waitFor();

    await view.atWidths([320, 1024], async () => {
      const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.ok(wide <= 0, `${wide} px too wide`);
    });
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });
});
