/** The entries of a week that is approved, and what is decided on one. */
import assert from 'node:assert/strict';
import { approvalsView } from '../../../webviews/approvals/approvals.page.ts';
import {
  type ApprovalsHostMessage,
  approvalsViewMessageSchema,
} from '../../../webviews/approvals/messages.ts';
import { openedWeek, weeksMessage } from '../sample-approvals.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

describe('the entries of a week that is approved', () => {
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(approvalsView);
  });

  afterEach(async () => await bench.closePages());

  after(async () => await bench.stop());

  async function open(
    options: Partial<OpenOptions> = {},
    first = weeksMessage(),
    opened = openedWeek,
  ): Promise<OpenView> {
    const host = (input: unknown): readonly ApprovalsHostMessage[] => {
      const { type } = approvalsViewMessageSchema.parse(input);
      return type === 'ready' ? [first] : type === 'openWeek' ? [opened] : [];
    };
    const view = await bench.open({ host, ...options });
    await view.page.getByRole('heading').first().waitFor();
    // The heading is there before the weeks are.
    await view.filled();
    return view;
  }

  const press = async (view: OpenView, name: RegExp, key = 'Enter') => {
    await view.tabTo(name);
    await view.page.keyboard.press(key);
  };

  async function openFirst(view: OpenView) {
    await press(view, /Show Mara Voss/);
    const comment = view.page.getByLabel('Comment on this week');
    await comment.waitFor();
    return comment;
  }

  it('opens a week with its entries, changes and comments, and Esc closes it again', async () => {
    const view = await open();
    await press(view, /Show Mara Voss/);
    await view.page.getByLabel('Comment on this week').focus();
    const text = (await view.page.getByRole('row').nth(2).textContent()) ?? '';
    await view.page.keyboard.press('Escape');
    await view.page.getByText('Split the meeting').waitFor({ state: 'detached' });

    assert.match(text, /Mon 16 Nov\s+9:00–11:15\s+2:15\s+Nordwind GmbH · API rewrite\s+Import pipeline/);
    assert.match(text, /not billable\P{L}+approved/u);
    assert.match(text, /rejected: Split the meeting/);
    assert.match(text, /Changes since 19 Nov 2026, 16:00/);
    assert.match(text, /· before: .*Import/);
    assert.match(text, /Ada Berg.*Is the meeting one entry\?/s);
    assert.equal(await view.readFocus(), 'Show Mara Voss, Week 47');
    assert.equal(view.messages('closeWeek').length, 1);
  });

  it('marks the times of a night and of another clock, also for who hears them', async () => {
    const [entry] = openedWeek.entries;
    assert.ok(entry);
    const night = { startedAt: '2026-11-17T03:00:00Z', endedAt: '2026-11-17T06:30:00Z' };
    const away = { ...entry, ...night, zone: 'America/New_York' };
    const changed = [{ before: away, after: entry }];
    const week = { ...openedWeek, entries: [entry, away], changed };
    const view = await open({}, weeksMessage(), week);
    await openFirst(view);
    const entries = await view.page.locator('.entry').allTextContents();

    assert.match(entries[0] ?? '', /9:00–11:15\s+2:15/);
    assert.match(entries[1] ?? '', /Mon 16 Nov\s+22:00–1:30 \+1 UTC-5\s+2:15/);
    await view.page.getByRole('button', { name: /^Approve Mon 16 Nov, 22:00–1:30 \+1 UTC-5, API/ }).waitFor();
    await view.page.getByText(/before: Mon 16 Nov, 22:00–1:30 \+1 UTC-5/).waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('says which entries share time, with what, and how much of the week that is', async () => {
    const [first, second, third] = openedWeek.entries;
    assert.ok(first && second && third);
    const other = {
      id: 'e8',
      projectName: 'Billing portal',
      zone: 'Europe/Berlin',
      localDate: '2026-11-16',
      startedAt: '2026-11-16T09:45:00Z',
      endedAt: '2026-11-16T11:00:00Z',
    };
    const night = {
      id: 'e9',
      projectName: 'Support',
      zone: 'America/New_York',
      localDate: '2026-11-15',
      startedAt: '2026-11-16T03:00:00Z',
      endedAt: '2026-11-16T09:00:00Z',
    };
    const entries = [
      { ...first, shared: { seconds: 2_700, count: 1, others: [other] } },
      { ...second, shared: { seconds: 5_400, count: 7, others: [night, other] } },
      third,
    ];
    const view = await open({}, weeksMessage(), { ...openedWeek, sharedSeconds: 5_400, entries });
    await openFirst(view);
    const texts = await view.page.locator('.entry').allTextContents();

    await view.page.getByText('1:30 of this week overlaps.').waitFor();
    assert.match(texts[0] ?? '', /overlaps with 10:45–12:00 Billing portal\s/);
    assert.match(
      texts[1] ?? '',
      /overlaps with Sun 15 Nov 22:00–4:00 \+1 UTC-5 Support, 10:45–12:00 Billing portal and 5 more\s/,
    );
    assert.doesNotMatch(texts[2] ?? '', /shares/);
    assert.deepEqual(await view.findAxeViolations(), []);
    await view.page.setViewportSize({ width: 300, height: 800 });
    const overflow = await view.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
  });

  it('decides on one entry, and takes a comment', async () => {
    const view = await open();
    await press(view, /Show Mara Voss/);
    await view.page.getByLabel('Comment on this week').waitFor();
    await press(view, /Approve Mon 16 Nov/);
    await press(view, /Reject Mon 16 Nov/);
    await view.page.getByLabel('Reason', { exact: true }).fill('Lunch');
    await view.page.keyboard.press('Enter');
    await view.page.getByLabel('Comment on this week').fill('See above');
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('comment').length === 1, 'the comment');

    assert.deepEqual(view.messages('judge'), [
      { type: 'judge', id: 'w1', entryId: 'e1', verdict: 'approved' },
      { type: 'judge', id: 'w1', entryId: 'e1', verdict: 'rejected', reason: 'Lunch' },
    ]);
    assert.deepEqual(view.messages('comment'), [{ type: 'comment', id: 'w1', text: 'See above' }]);
  });
});
