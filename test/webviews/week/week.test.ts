/** The grid of the Week: what it shows, how it is typed into, and its keys. */
import assert from 'node:assert/strict';
import type { OpenView } from '../webview-page.ts';
import { weekContent, weekRow } from './sample-week.ts';
import { cell, enterGrid, press, textOf, totals, typed, WeekBench } from './week-page.ts';

describe('the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);

  it('shows projects by day with totals at both edges, a running timer up to now', async () => {
    const view = await open();

    assert.equal(await textOf(view, 'Billing portal/Checkout', 3), '1:24');
    assert.deepEqual(await totals(view), ['8:15', '8:15', '8:00', '4:09', '0:00', '28:39']);
    await view.page.getByText('28:39 of 35:00').waitFor();
    await view.page.getByText('6:21 to go').waitFor();
    await view.page.getByText('27:24 billable').waitFor();
    assert.match(
      (await view.page.locator('th[aria-current=date]').textContent()) ?? '',
      /^\s*Today\s*19\s*$/,
    );
    assert.deepEqual(view.failures, []);
  });

  it('is typed into by the keyboard alone, and shows it before it is saved', async () => {
    const view = await open();
    await enterGrid(view);

    await press(view, 'ArrowDown', 'ArrowRight', '1', ',', '5', 'Enter');
    await press(view, 'F2');
    await view.page.keyboard.type('9-11:30');
    await press(view, 'Tab');
    await view.until(() => typed(view).length === 2, 'both cells');

    assert.deepEqual(typed(view), ['Ledger export 20 1,5', 'Tickets 20 9-11:30']);
    assert.equal(await textOf(view, 'Billing portal/Ledger export', 4), '1:30');
    assert.deepEqual((await totals(view)).slice(4), ['4:00', '32:39']);
    assert.equal(await view.page.locator('td:focus').getAttribute('data-day'), '5');
  });

  it('adds to what stands there, and Escape leaves it as it was', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'ArrowLeft');
    await view.page.keyboard.type('+15m');
    await press(view, 'Enter', 'Enter', '9', 'Escape');
    await view.until(() => typed(view).length > 0, 'the change');

    assert.deepEqual(typed(view), ['Checkout 18 +15m']);
    assert.equal(await textOf(view, 'Billing portal/Checkout', 2), '1:30');
    assert.equal(await textOf(view, 'Billing portal/Ledger export', 2), '2:00');
  });

  it('keeps what is no time, marked, with the reason and what mends it, and counts what is recorded', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'ArrowLeft');
    await view.page.keyboard.type('1:75');
    await press(view, 'Enter');

    await view.page.getByText('Wed 18, Checkout: minutes end at 59.').waitFor();
    assert.equal(await cell(view, 'Billing portal/Checkout', 2).getAttribute('aria-invalid'), 'true');
    assert.equal((await totals(view)).at(-1), '28:39');
    await view.page.reload();
    await view.tabTo(/^Use 2:15$/);
    await press(view, 'Enter');
    await view.until(() => typed(view).length > 0, 'the change');

    assert.deepEqual(typed(view), ['Checkout 18 2:15']);
    assert.equal((await totals(view)).at(-1), '29:39');
  });

  it('says how long a long night is that was typed, and of what is none what was probably meant', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'ArrowDown', 'ArrowDown', 'ArrowLeft');
    await view.page.keyboard.type('20:00-9:00');
    await press(view, 'Enter');
    await view.until(() => typed(view).length === 1, 'the night');
    await view.send({ type: 'outcome', editId: 1, faults: [], overlaps: 0, nightSeconds: 46_800 });
    await view.page.locator('.foot').getByText('Saved; it is 13:00 long, over midnight.').waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);

    await view.page.keyboard.type('9-5');
    await press(view, 'Enter');
    await view.page.getByText('the end is before the start').waitFor();
    await view.tabTo(/^Use 9:00-17:00$/);
    await press(view, 'Enter');
    await view.until(() => typed(view).length === 2, 'the day');
    assert.deepEqual(
      typed(view).map((text) => text.split(' ').at(-1)),
      ['20:00-9:00', '9:00-17:00'],
    );
  });

  it('says of more hours than a day has what would be right, and takes them for minutes', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'ArrowDown', 'ArrowDown', 'ArrowLeft');
    await view.page.keyboard.type('25');
    await press(view, 'Enter');

    await view.page.getByText('Wed 18, Tickets: longer than a day, which has 24 hours').waitFor();
    await view.page.getByText('minutes are typed as 25m or 0:25').waitFor();
    await view.tabTo(/^Use 0:25$/);
    await press(view, 'Enter');
    await view.until(() => typed(view).length > 0, 'the change');
    assert.deepEqual(typed(view), ['Tickets 18 0:25']);
  });

  describe('time that a rule rounds', () => {
    /** Six minutes more an entry of the first row, and what that makes of the row and the week. */
    const roundedWeek = () => {
      const content = weekContent();
      const [row, ...rows] = content.rows;
      assert.ok(row);
      const cells = row.cells.map((cell) =>
        cell.map((entry) => ({ ...entry, billedSeconds: entry.seconds && entry.seconds + 360 })),
      );
      return weekContent({
        rows: [{ ...row, cells, billedSeconds: 25_200 }, ...rows],
        billedSeconds: content.billableSeconds + 1_080,
      });
    };
    const shownTotals = async (view: OpenView) =>
      (await view.page.locator('tr[data-row] td:last-child, tfoot td:last-child').allTextContents()).map(
        (text) => text.replace(/\s+/g, ' ').trim(),
      );

    it('stands beside the recorded one in rows, in the week and in the day, where it is another', async () => {
      const view = await open(roundedWeek());

      const all = await shownTotals(view);
      assert.deepEqual(
        { firstAll: all[0], secondAll: all[1], all: all.at(-1) },
        {
          firstAll: '7:54 · 6:30 billable · billed 7:00',
          secondAll: '3:00',
          all: '28:39 · 27:24 billable · billed 27:42',
        },
      );
      await view.page.locator('.foot').getByText('27:24 billable · €3,119.25 · billed 27:42').waitFor();
      assert.deepEqual(await view.findAxeViolations(), []);
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Previous day' }).click();
      const listed = await view.page.locator('.went > li').allTextContents();
      assert.deepEqual(
        listed.flatMap((text) => /billed \d+:\d+/.exec(text) ?? []),
        ['billed 1:21'],
      );
    });

    it('is not told of what is not saved yet', async () => {
      const view = await open(roundedWeek());
      await enterGrid(view);
      await press(view, 'ArrowLeft');
      await view.page.keyboard.type('2');
      await press(view, 'Enter');

      const all = await shownTotals(view);
      assert.deepEqual({ firstAll: all[0], all: all.at(-1) }, { firstAll: '8:39', all: '29:24' });
    });
  });

  it('asks for a span as long as what stands there, however it is written', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'ArrowDown', 'ArrowLeft');
    for (const text of ['9–11', '9 to 11']) {
      await view.page.keyboard.type(text);
      await press(view, 'Enter', 'ArrowUp');
    }
    await view.until(() => typed(view).length === 2, 'both spans');

    assert.deepEqual(typed(view), ['Ledger export 18 9–11', 'Ledger export 18 9 to 11']);
  });

  it('names the selected day with its weekday first, and lines up the totals of all days', async () => {
    const view = await open();
    await view.page.locator('.inspect').getByText('Thu 19 · Checkout').waitFor();

    const tops = await view.page.locator('tfoot td').evaluateAll((all) =>
      all.flatMap((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell.querySelector('span') ?? cell);
        const { top, height } = range.getBoundingClientRect();
        return height === 0 || cell.textContent?.trim() === '' ? [] : [Math.round(top)];
      }),
    );
    assert.ok(tops.length > 5);
    assert.deepEqual([...new Set(tops)].length, 1, String(tops));
  });

  it('counts what crosses midnight on each of its days, and says why totals are others than those of cells', async () => {
    const { rows } = weekContent();
    const hours = (amount: number) => amount * 3_600;
    // Into Monday, from Tuesday into Wednesday, and as much from Wednesday into Thursday.
    const nights = [hours(2), -hours(1), 0, hours(1), 0, 0, 0];
    const fromBefore = [hours(2), 0, hours(1), hours(1), 0, 0, 0];
    const view = await open(
      weekContent({ rows: rows.map((row, at) => (at === 0 ? { ...row, nights, fromBefore } : row)) }),
    );

    const shown = (await totals(view)).map((text) => text.replace(/\s+/g, ' '));

    assert.deepEqual(shown.slice(0, 4), [
      '10:15 2:00 from the day before',
      '7:15 1:00 on the next day',
      '8:00 1:00 from the day before 1:00 on the next day',
      '5:09 1:00 from the day before',
    ]);
    assert.equal(shown.at(-1), '30:39');
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.getByRole('button', { name: 'Previous day' }).click();
    assert.deepEqual(await view.page.locator('.day .night').allTextContents(), [
      '1:00 from the day before',
      '1:00 on the next day',
    ]);
  });

  it('draws of a thousand rows those that are looked at, and goes through all of them', async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) =>
      weekRow(`Client ${String(Math.floor(index / 10)).padStart(3, '0')}`, [`Project ${index}`], ['1:00']),
    );
    const view = await open(weekContent({ rows }));
    await enterGrid(view);
    assert.ok((await view.page.locator('tr[data-row]').count()) < 100, 'only some are drawn');

    await press(view, 'Control+End');
    await view.page.locator('tr[data-row="Project 999/"] td:focus').waitFor();
    await press(view, 'Control+Home');
    await view.page.locator('tr[data-row="Project 0/"] td:focus').waitFor();
    assert.equal((await totals(view))[0], '1000:00');
    assert.equal(await view.page.getByRole('grid').getAttribute('aria-rowcount'), '1103');
  });

  it('says how to begin where nothing is recorded', async () => {
    const view = await open(
      weekContent({ rows: [], toInvoice: { amounts: [], billableSeconds: 0 }, billableSeconds: 0 }),
    );

    await view.page.getByText('Nothing is recorded in this week.').waitFor();
    await view.tabTo(/^Add Row/);
    await press(view, 'Enter');
    await view.until(() => view.messages('addRow').length === 1, 'the request');
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('says aloud what a change makes of day and week', async () => {
    const view = await open(weekContent(), {}, { faults: [] });
    await enterGrid(view);
    await press(view, 'ArrowDown', '1', 'Tab');

    await view.page
      .locator('footer [role=status]')
      .getByText(/Day .*, week 28:39/)
      .waitFor({ state: 'attached' });
  });

  it('speaks German where the editor does', async () => {
    const view = await open(weekContent(), { language: 'de', locale: 'de-DE' });

    await view.page.getByRole('heading', { name: 'Woche 47' }).waitFor();
    await view.page.getByText('noch 6:21').waitFor();
    await view.page.getByText('3.119,25').waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('shows today and the totals at 400 px, says at which side there are more days, and lets keys reach them', async () => {
    const view = await open(weekContent({ today: '2026-11-22' }), { width: 400 });
    const sheet = view.page.locator('.sheet');
    const covers = async (selector: string) =>
      await view.page.locator(selector).evaluate((cell) => {
        const { left, right, top, height } = cell.getBoundingClientRect();
        const at = (x: number) => (cell.getRootNode() as ShadowRoot).elementFromPoint(x, top + height / 2);
        return [left + 2, right - 2].every((x) => cell.contains(at(x)));
      });
    await view.page.locator('td.sel:focus').waitFor();

    assert.deepEqual([await covers('td.sel'), await covers('tfoot td:last-child')], [true, true]);
    assert.equal(await sheet.getAttribute('data-more'), 'before');
    await press(view, 'Home');
    await view.page.locator('td.sel[data-day="0"]:focus').waitFor();
    assert.deepEqual([await covers('td.sel'), await sheet.getAttribute('data-more')], [true, 'after']);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('scrolls the grid alone at any width', async () => {
    const view = await open(weekContent());

    await view.atWidths([300, 700, 1200, 3840], async () => {
      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });

      assert.deepEqual(overflow, [0, 0]);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open(weekContent());
    await enterGrid(view);
    await press(view, 'ArrowRight');
    await view.page.keyboard.type('1:75');
    await press(view, 'Enter');

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    assert.deepEqual(view.failures, []);
  });
});
