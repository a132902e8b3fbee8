/** What the Week is told of a length that it wrote, and of cells that are not saved. */
import assert from 'node:assert/strict';
import type { OpenView } from '../webview-page.ts';
import { weekContent, weekRow } from './sample-week.ts';
import { enterGrid, press, totals, typed, WeekBench } from './week-page.ts';

describe('a length that was typed into the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);
  const openWith: WeekBench['openWith'] = (...given) => bench.openWith(...given);

  describe('with cells that are not saved', () => {
    const typeTwoFaults = async (view: OpenView) => {
      await enterGrid(view);
      await press(view, 'Home');
      await view.page.keyboard.type('1:75');
      await press(view, 'Enter');
      await view.page.keyboard.type('9:99');
      await press(view, 'Enter', 'Control+End');
    };
    const submit = (view: OpenView) => view.page.getByRole('button', { name: 'Submit Week', exact: true });

    it('is not submitted: it says how many there are and where, and goes there', async () => {
      const view = await open(weekContent(), {}, { faults: [] });
      await typeTwoFaults(view);
      await submit(view).click();

      await view.page.locator('.foot').getByText('Not submitted: 2 cells are not saved.').waitFor();
      await view.page.locator('tr[data-row="Billing portal/Checkout"] td[data-day="0"]:focus').waitFor();
      await view.page
        .locator('.foot')
        .getByText('2 problems. Mon 16, Checkout: minutes end at 59.')
        .waitFor();
      assert.deepEqual(view.messages('act'), []);
      assert.deepEqual(await view.findAxeViolations(), []);
    });

    it('is submitted without a question once what was typed just now is saved', async () => {
      const view = await open();
      await enterGrid(view);
      await press(view, 'ArrowDown', '2');
      await submit(view).click();
      await view.until(() => typed(view).length === 1, 'the change');
      assert.deepEqual(view.messages('act'), [], 'not before it is saved');
      const [{ editId } = { editId: 0 }] = view.messages('setCells');
      await view.send({ type: 'outcome', editId, faults: [], overlaps: 0 });

      await view.until(() => view.messages('act').length === 1, 'the submission');
      assert.deepEqual(view.messages('act'), [{ type: 'act', act: 'submit', revision: 'first' }]);
    });

    it('sums what is recorded, whatever is marked there', async () => {
      const view = await open();
      await typeTwoFaults(view);

      assert.equal((await totals(view)).at(-1), '28:39');
      await view.page.getByText('27:24 billable').waitFor();
      await view.page.getByText('€3,119.25').waitFor();
    });
  });

  describe('a length', () => {
    const placed = (from: string, to: string, day = 19) => ({
      startedAt: `2026-11-${day}T${from}:00+01:00`,
      endedAt: `2026-11-${day}T${to}:00+01:00`,
      zone: 'Europe/Berlin',
    });
    const typeLength = async (answer: object) => {
      const view = await openWith((message) =>
        'editId' in message
          ? [{ type: 'outcome', editId: message.editId, faults: [], overlaps: 0, ...answer }]
          : [weekContent()],
      );
      await enterGrid(view);
      await press(view, 'ArrowDown', '1', 'Enter');
      return view;
    };
    const told = async (view: OpenView, sentence: string) => {
      await view.page.locator('.foot').getByText(sentence, { exact: true }).waitFor();
      const status = view.page.locator('footer [role=status]').getByText(sentence);
      await status.waitFor({ state: 'attached' });
    };

    it('is told with the times that it was given, and what it makes of day and week', async () => {
      const view = await typeLength({ placed: [placed('14:10', '15:40')] });

      await told(view, '1:30 recorded, 14:10–15:40.');
      const status = view.page.locator('footer [role=status]');
      assert.match((await status.textContent()) ?? '', /15:40\. .*Day .*, week /);
      assert.deepEqual(await view.findAxeViolations(), []);
    });

    it('is told by its own clock, and with what may not have been meant', async () => {
      const tokyo = { ...placed('09:00', '10:00'), zone: 'Asia/Tokyo' };
      const view = await typeLength({ placed: [tokyo], overlaps: 1 });

      await told(view, '1:00 recorded, 17:00–18:00 UTC+9; it overlaps with another entry.');
    });

    it('is told with its day where there are several, the first two by name', async () => {
      const days = [16, 17, 18, 20].map((day) => placed('09:00', '10:30', day));
      const view = await typeLength({ placed: days });

      await told(view, '1:30 recorded, Mon 16 9:00–10:30; 1:30 recorded, Tue 17 9:00–10:30; and 2 more.');
    });

    describe('that today has no room for', () => {
      /** At `now` in Berlin, typed into an empty cell of today, or of the day before. */
      const refuse = async (
        text: string,
        now: string,
        options: { language?: string; isToday?: boolean } = {},
      ) => {
        const { language, isToday = true } = options;
        const row = weekRow('Acme Ltd', ['Billing portal', 'Ledger export'], []);
        const content = weekContent({ rows: [row], now: Date.parse(`2026-11-19T${now}+01:00`) });
        const view = await openWith(
          (message) => {
            if (message.type !== 'setCells') return [content];
            const faults = message.cells.map((one) => ({ ...one, fault: 'no_room' }));
            return [content, { type: 'outcome', editId: message.editId, faults, overlaps: 0 }];
          },
          language === undefined ? {} : { language },
        );
        await enterGrid(view);
        if (!isToday) await press(view, 'ArrowLeft');
        await view.page.keyboard.type(text);
        await press(view, 'Enter');
        const why = view.page.locator('#why');
        await why.waitFor();
        return { view, text: ((await why.textContent()) ?? '').replace(/\s+/g, ' ') };
      };

      it('is told the hour, and the times that would have been meant', async () => {
        const { view, text } = await refuse('3:00', '02:00:40');

        const reason =
          'it is only 2:00, and a duration ends now at the latest: type times such as 9-11:30, or 23:00-2:00 on the day before';
        assert.match(text, new RegExp(`Thu 19, Ledger export: ${reason} `));
        await view.page.locator('footer [role=status]').getByText(reason).waitFor({ state: 'attached' });
        assert.deepEqual(await view.findAxeViolations(), []);
        await view.page.reload();
        await view.page.locator('#why').getByText(reason).waitFor();
      });

      it('is told so in German', async () => {
        const { text } = await refuse('3:00', '02:00:40', { language: 'de' });

        assert.match(text, /es ist erst 2:00, und eine bloße Dauer .*, oder 23:00-2:00 am Vortag/);
      });

      it('is told until when there is none, where the hours would do, or would be too long a night', async () => {
        const reason = (now: string) =>
          new RegExp(`until ${now} the day has no gap long enough: type times such as 9-11:30 `);
        assert.match((await refuse('6:00', '14:30:00')).text, reason('14:30'));
        assert.match((await refuse('14:00', '02:00:00')).text, reason('2:00'));
      });

      it('is no matter of the hour on another day', async () => {
        const { text } = await refuse('3:00', '02:00:40', { isToday: false });

        assert.match(text, /: the day has no gap long enough: type times such as 9-11:30 /);
      });
    });

    it('is said beforehand where it would go, day by day', async () => {
      const content = weekContent();
      const starts = ['8:00', '11:30', null, null, '9:00', '9:00', '9:00'];
      const days = content.days.map((day, index) => ({ ...day, nextStart: starts[index] ?? null }));
      const empty = weekRow('Acme Ltd', ['Billing portal', 'Ledger export'], []);
      const archived = { ...weekRow('Acme Ltd', ['Old portal'], []), isArchived: true };
      const view = await open(weekContent({ days, rows: [empty, archived] }));
      await enterGrid(view);
      const rule = view.page.locator('.rule');

      await rule.getByText('A duration ends now;').waitFor();
      await press(view, 'ArrowLeft');
      await rule.getByText('A duration is placed in the last gap of the day with room.').waitFor();
      await press(view, 'ArrowLeft');
      await rule.getByText('A duration starts at 11:30;').waitFor();
      await press(view, 'ArrowLeft');
      await rule.getByText('A duration starts at 8:00;').waitFor();
      await press(view, 'ArrowDown');
      await rule.getByText('the project is archived').waitFor();
    });
  });

  it('says of an entry that a length moves ahead of now, over another one, both', async () => {
    const grown = weekRow('Acme Ltd', ['Billing portal', 'Ledger export'], ['', '', '', '', '9:00']);
    const view = await openWith((message) => {
      if (!('editId' in message)) return [weekContent()];
      const rows = weekContent().rows.with(1, grown);
      return [weekContent({ rows }), { type: 'outcome', editId: message.editId, faults: [], overlaps: 1 }];
    });
    await enterGrid(view);
    await press(view, 'ArrowDown', 'ArrowRight', '9', 'Enter');

    const told = 'Saved; it overlaps with another entry; it ends later than now.';
    await view.page.locator('.foot').getByText(told).waitFor();
  });

  it('says once of what was typed that it ends later than now', async () => {
    const hours = ['', '', '', '', '1:00'];
    const planned = weekRow('Acme Ltd', ['Billing portal', 'Ledger export'], hours);
    const view = await openWith((message) => {
      if (!('editId' in message)) return [weekContent()];
      const rows = weekContent().rows.with(1, planned);
      return [weekContent({ rows }), { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 }];
    });
    await enterGrid(view);
    await press(view, 'ArrowDown', 'ArrowRight', '1', 'Enter');
    const hint = view.page.locator('.foot').getByText('Saved; it ends later than now.');
    await hint.waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);

    await press(view, 'ArrowLeft', 'ArrowLeft', '2', 'Enter');
    await hint.waitFor({ state: 'detached' });
  });
});
