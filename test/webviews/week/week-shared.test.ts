/** Time that two entries share, as the Week tells it: in its grid, in the day view, and before the week is submitted. */
import assert from 'node:assert/strict';
import type { OverlappingTime } from '../../../src/contract/webview/overlapping-time.ts';
import type { WeekContent } from '../../../webviews/week/messages.ts';
import type { OpenView } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';
import { cell, WeekBench } from './week-page.ts';

const checkout = 'Billing portal/Checkout';
const ledger = 'Billing portal/Ledger export';

type Other = OverlappingTime['others'][number];

/** Tuesday's entries of two rows have an hour in common: 9:00–12:30 and 9:00–10:00 in Berlin. */
function sharedWeek(change: Partial<WeekContent> = {}, more: readonly Other[] = []): WeekContent {
  const content = weekContent();
  const entryOf = (taskId: string) => {
    const entry = content.rows.find((row) => row.taskId === taskId)?.cells[1]?.[0];
    assert.ok(entry);
    return entry;
  };
  const toOther = (taskId: string): Other => {
    const { id, startedAt, endedAt, zone } = entryOf(taskId);
    return { id, startedAt, endedAt, zone, projectName: 'Billing portal', localDate: '2026-11-17' };
  };
  const [one, other] = [toOther('Checkout'), toOther('Ledger export')];
  entryOf('Checkout').shared = { seconds: 3_600, count: 1 + more.length, others: [other, ...more] };
  entryOf('Ledger export').shared = { seconds: 3_600, count: 1, others: [one] };
  return weekContent({ rows: content.rows, sharedSeconds: 3_600, ...change });
}

/** Of a night that began on Sunday, elsewhere. */
const night: Other = {
  id: 'night',
  projectName: 'Support',
  zone: 'America/New_York',
  localDate: '2026-11-15',
  startedAt: '2026-11-16T03:00:00Z',
  endedAt: '2026-11-17T09:00:00Z',
};

describe('time that entries of a week share', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);
  const textOf = async (view: OpenView, selector: string) =>
    (await view.page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());

  it('is said by its cells and rows, and named beside the cell that is selected', async () => {
    const view = await open(sharedWeek({}, [night]));
    const marked = cell(view, checkout, 1);
    await marked.click();

    await view.page.getByRole('gridcell', { name: 'overlaps, 3:30' }).waitFor();
    assert.equal(
      await marked.getAttribute('title'),
      '9:00–12:30 overlaps with 9:00–10:00 Billing portal, Sun 15 22:00–4:00 +2 UTC-5 Support',
    );
    assert.equal(await marked.locator('.shared').isVisible(), true);
    assert.equal(await cell(view, checkout, 0).getAttribute('title'), null);
    assert.equal(await view.page.locator('td .shared').count(), 2);
    for (const name of ['Checkout', 'Ledger export']) {
      await view.page.getByRole('rowheader', { name: `Billing portal · ${name} overlaps` }).waitFor();
    }
    assert.equal(await view.page.getByRole('rowheader', { name: /overlaps/ }).count(), 2);
    assert.match((await textOf(view, '.inspect')).join(), /overlaps with 9:00–10:00 Billing portal, Sun 15/);
  });

  it('says how many more there are than it names', async () => {
    const content = sharedWeek();
    const entry = content.rows.find(({ taskId }) => taskId === 'Checkout')?.cells[1]?.[0];
    assert.ok(entry?.shared);
    entry.shared = { ...entry.shared, count: 7 };
    const view = await open(content);

    assert.equal(
      await cell(view, checkout, 1).getAttribute('title'),
      '9:00–12:30 overlaps with 9:00–10:00 Billing portal and 6 more',
    );
  });

  it('is told beside a running timer, too, in little room', async () => {
    const content = sharedWeek();
    const running = content.rows.find(({ taskId }) => taskId === 'Checkout')?.cells[3]?.[0];
    assert.ok(running);
    running.shared = { seconds: 60, count: 1, others: [night] };
    const view = await open(content, { width: 300 });
    const live = cell(view, checkout, 3);
    await live.scrollIntoViewIfNeeded();
    const boxes = await live.locator('.codicon').evaluateAll((icons) =>
      icons.map((icon) => {
        const { left, right, top, bottom } = icon.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );

    assert.match((await live.textContent()) ?? '', /running, .*overlaps, /);
    const [play, mark] = boxes;
    assert.ok(play && mark && (mark.top >= play.bottom || mark.left >= play.right), JSON.stringify(boxes));
  });

  it('is said of rows and bars of the day view, which name each other', async () => {
    const view = await open(sharedWeek());
    await cell(view, checkout, 1).click();
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.locator('.axis .hour').first().waitFor();
    const rows = await textOf(view, '.went > li:not(.gap)');
    const label = (await view.page.locator('.axis').getAttribute('aria-label')) ?? '';

    const sharing = rows.filter((row) => /overlaps/.test(row));
    assert.equal(sharing.length, 2, rows.join('\n'));
    assert.match(sharing.join('\n'), /Checkout.* overlaps with 9:00–10:00 Billing portal/);
    assert.match(sharing.join('\n'), /Ledger export.* overlaps with 9:00–12:30 Billing portal/);
    assert.match(label, /9:00–12:30 Billing portal \(overlaps with 9:00–10:00 Billing portal\)/);
    assert.deepEqual((await textOf(view, '.axis .shared title')).sort(), [
      '9:00–10:00 Billing portal (overlaps with 9:00–12:30 Billing portal)',
      '9:00–12:30 Billing portal (overlaps with 9:00–10:00 Billing portal)',
    ]);
  });

  it('speaks German where the editor does', async () => {
    const view = await open(sharedWeek(), { language: 'de', locale: 'de-DE' });

    assert.match(
      (await cell(view, ledger, 1).getAttribute('title')) ?? '',
      /^9:00–10:00 überschneidet sich mit 9:00–12:30 Billing portal$/,
    );
  });
});
