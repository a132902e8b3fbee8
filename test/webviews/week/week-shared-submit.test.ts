/** What is asked of overlapping time before a week is submitted. */
import assert from 'node:assert/strict';
import type { OverlappingTime } from '../../../src/contract/webview/overlapping-time.ts';
import type { WeekContent } from '../../../webviews/week/messages.ts';
import type { OpenView } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';
import { cell, press, WeekBench } from './week-page.ts';

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

describe('overlapping time of a week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);

  describe('before the week is submitted', () => {
    const submit = async (view: OpenView) => {
      const button = view.page.getByRole('button', { name: 'Submit Week' });
      await button.focus();
      await press(view, 'Enter');
    };
    const asked = (view: OpenView) => view.page.getByRole('region', { name: /of this week overlaps/ });

    /** Until the keyboard is on what begins with the text. */
    const focusOn = async (view: OpenView, start: string) =>
      await view.page.waitForFunction((text) => {
        const { activeElement: host } = document;
        return host?.shadowRoot?.activeElement?.textContent?.trim().startsWith(text);
      }, start);

    it('is told with how much and where, and shows each place on request, by keyboard', async () => {
      const content = sharedWeek();
      const tickets = content.rows.find(({ taskId }) => taskId === 'Tickets')?.cells[0]?.[0];
      assert.ok(tickets);
      tickets.shared = { seconds: 900, count: 1, others: [{ ...night, endedAt: '2026-11-16T12:00:00Z' }] };
      const view = await open(content);
      await submit(view);
      await asked(view).waitFor();
      await focusOn(view, 'Mon 16, ');
      const lines = await asked(view).getByRole('listitem').allTextContents();
      await press(view, 'Tab', 'Enter');
      await view.page.locator('td[data-day="1"]:focus').waitFor();
      const row = await view.page.locator('tr:has(td:focus)').getAttribute('data-row');
      await asked(view)
        .getByRole('button', { name: /^Mon 16/ })
        .click();
      await view.page.locator('td[data-day="0"]:focus').waitFor();

      assert.equal(row, checkout);
      assert.equal(lines.length, 2);
      assert.match(
        lines[0] ?? '',
        /^Mon 16, \d+:\d+–\d+:\d+ Tickets overlaps by 0:15 with Sun 15 22:00–7:00 \+1 UTC-5 Support$/,
      );
      assert.equal(lines[1], 'Tue 17, 9:00–12:30 Checkout overlaps by 1:00 with 9:00–10:00 Billing portal');
      assert.match((await asked(view).textContent()) ?? '', /1:00 of this week overlaps/);
      assert.deepEqual(view.messages('act'), []);
    });

    it('marks another clock on both sides', async () => {
      const content = sharedWeek();
      for (const entry of content.rows.flatMap(({ cells }) => cells[1] ?? [])) {
        if (entry.shared === undefined) continue;
        entry.zone = 'America/New_York';
        entry.shared.others = entry.shared.others.map((other) => ({ ...other, zone: 'America/New_York' }));
      }
      const view = await open(content);
      await submit(view);

      assert.deepEqual(await asked(view).getByRole('listitem').allTextContents(), [
        'Tue 17, 3:00–6:30 UTC-5 Checkout overlaps by 1:00 with 3:00–4:00 UTC-5 Billing portal',
      ]);
      assert.equal(
        await cell(view, checkout, 1).getAttribute('title'),
        '3:00–6:30 UTC-5 overlaps with 3:00–4:00 UTC-5 Billing portal',
      );
    });

    it('is left by its button, too, back to where it was asked from', async () => {
      const view = await open(sharedWeek());
      await submit(view);
      await asked(view).getByRole('button', { name: 'Cancel' }).click();
      await asked(view).waitFor({ state: 'detached' });
      await focusOn(view, 'Submit Week');

      assert.deepEqual(view.messages('act'), []);
    });

    it('holds nobody up: it goes out all the same, or not by Escape', async () => {
      const view = await open(sharedWeek());
      await submit(view);
      await asked(view).waitFor();
      await press(view, 'Escape');
      await asked(view).waitFor({ state: 'detached' });
      const before = view.messages('act');
      await submit(view);
      await view.page.getByRole('button', { name: 'Submit Anyway' }).click();
      await view.until(() => view.messages('act').length === 1, 'the submission');

      assert.deepEqual(before, []);
      assert.deepEqual(view.messages('act'), [{ type: 'act', act: 'submit', revision: 'first' }]);
      assert.equal(await asked(view).count(), 0);
    });

    it('goes not out by it with a cell that is not saved, or on its way', async () => {
      const view = await open(sharedWeek());
      await submit(view);
      await asked(view)
        .getByRole('button', { name: /^Tue 17/ })
        .first()
        .click();
      await cell(view, checkout, 1).and(view.page.locator(':focus')).waitFor();
      await view.page.keyboard.type('99x');
      await press(view, 'Enter');
      await asked(view).getByRole('button', { name: 'Submit Anyway' }).click();

      await view.page
        .getByText(/^Not submitted: /)
        .first()
        .waitFor();
      assert.deepEqual(view.messages('act'), []);
    });

    it('waits by it for a cell that is on its way, and asks again of what the week is then', async () => {
      const view = await open(sharedWeek());
      await submit(view);
      await asked(view)
        .getByRole('button', { name: /^Tue 17/ })
        .first()
        .click();
      await cell(view, checkout, 1).and(view.page.locator(':focus')).waitFor();
      await view.page.keyboard.type('4:00');
      await press(view, 'Enter');
      await view.until(() => view.messages('setCells').length > 0, 'the change');
      await asked(view).getByRole('button', { name: 'Submit Anyway' }).click();
      await asked(view).waitFor({ state: 'hidden' });

      assert.deepEqual(view.messages('act'), []);
    });

    it('says while it asks that the week was changed elsewhere, and goes back to the first place', async () => {
      const view = await open(sharedWeek());
      await submit(view);
      await asked(view).getByRole('button', { name: 'Tue 17' }).last().focus();
      await view.send(sharedWeek({ revision: 'second' }));

      await view.page
        .getByText(/changed elsewhere/)
        .first()
        .waitFor();
      await asked(view)
        .getByRole('button', { name: 'Tue 17' })
        .first()
        .and(view.page.locator(':focus'))
        .waitFor();
      await view.page.getByRole('button', { name: 'Submit Anyway' }).click();
      await view.until(() => view.messages('act').length === 1, 'the submission');
      assert.deepEqual(view.messages('act'), [{ type: 'act', act: 'submit', revision: 'second' }]);
    });

    it('says on the page why a submission was refused', async () => {
      const view = await open(weekContent());
      await submit(view);
      await view.until(() => view.messages('act').length === 1, 'the submission');
      await view.send({
        type: 'notSubmitted',
        reason: 'The timer runs in this week: stop it before submitting.',
      });

      await view.page.getByText('The timer runs in this week: stop it before submitting.').first().waitFor();
    });

    it('waits for what a form has changed, too, since that may share time', async () => {
      const view = await open();
      await cell(view, ledger, 1).click();
      await view.page.locator('button[data-entry]').first().click();
      await view.page.getByLabel('Note').fill('Mine');
      await press(view, 'Enter');
      await view.until(() => view.messages('changeEntry').length === 1, 'the change');
      await submit(view);
      const before = view.messages('act');
      const [{ editId } = {}] = view.messages('changeEntry');
      await view.send({ type: 'outcome', editId, faults: [], overlaps: 0 });
      await view.until(() => view.messages('act').length === 1, 'the submission');

      assert.deepEqual(before, []);
    });

    it('is not asked of a week in which nothing is recorded twice, or no longer', async () => {
      const plain = await open();
      await submit(plain);
      await plain.until(() => plain.messages('act').length === 1, 'the submission');
      const mended = await open(sharedWeek());
      await submit(mended);
      await asked(mended).waitFor();
      await mended.send(weekContent());
      await asked(mended).waitFor({ state: 'detached' });
    });

    it('is asked of what the week is by then, where it was changed elsewhere, and then submits that', async () => {
      const changed = sharedWeek({ revision: 'second', sharedSeconds: 5_400 });
      const view = await bench.openWith((message) => {
        if (message.type === 'ready') return [weekContent()];
        const isFirst = message.type === 'act' && message.revision === 'first';
        return isFirst ? [changed, { type: 'notSubmitted' }] : [];
      });
      await submit(view);
      await asked(view).waitFor();
      const text = (await asked(view).textContent()) ?? '';
      const told = view.page.locator('.foot .danger');
      await told.getByText(/^Not submitted: the week was changed elsewhere\./).waitFor();
      await view.page.getByRole('button', { name: 'Submit Anyway' }).click();
      await view.until(() => view.messages('act').length === 2, 'the submission');

      assert.match(text, /1:30 of this week overlaps/);
      assert.deepEqual(
        view.messages('act').map(({ revision }) => revision),
        ['first', 'second'],
      );
    });

    it('is told where the week was changed elsewhere and nothing is to be asked, and submitted on request', async () => {
      const view = await bench.openWith((message) => {
        if (message.type === 'ready') return [weekContent()];
        const isFirst = message.type === 'act' && message.revision === 'first';
        return isFirst ? [weekContent({ revision: 'second' }), { type: 'notSubmitted' }] : [];
      });
      await submit(view);
      await view.page
        .locator('.foot .danger')
        .getByText(/^Not submitted: the week was changed/)
        .waitFor();
      const before = view.messages('act').length;
      await submit(view);
      await view.until(() => view.messages('act').length === 2, 'the submission');
      await view.page.locator('.foot .danger').waitFor({ state: 'detached' });

      assert.equal(before, 1);
    });

    it('is not asked of a week that would be refused: that is told first', async () => {
      const view = await open(sharedWeek({ isRefused: true }));
      await submit(view);
      await view.until(() => view.messages('act').length === 1, 'the submission');

      assert.equal(await asked(view).count(), 0);
    });

    it('has nothing that axe finds in any theme, and fits into 300 px', async () => {
      const view = await open(sharedWeek({}, [night]), { width: 300 });
      await submit(view);
      await asked(view).waitFor();
      const overflow = await view.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );

      assert.equal(overflow, 0);
      assert.deepEqual(await view.findAxeViolationsInThemes(), []);
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    });
  });
});
