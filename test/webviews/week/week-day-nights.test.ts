/** Entries that cross midnight in the day view of the Week. */
import assert from 'node:assert/strict';
import type { WeekEntry } from '../../../webviews/week/messages.ts';
import { bars, span, textOf, weekWith } from './week-day-page.ts';
import { press, WeekBench } from './week-page.ts';

const newYork = 'America/New_York';

describe('the day view of the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const openDay: WeekBench['openDay'] = (...given) => bench.openDay(...given);

  describe('of a night', () => {
    /** 22:00 to 1:30 on Wednesday, 9:00 to 16:00 on Thursday, in Berlin; the first is seen from Thursday by one step back. */
    const week = (night: Partial<WeekEntry> = {}) => {
      const content = weekWith([{ ...span('Europe/Berlin', '18T21:00', '19T00:30'), ...night }]);
      const [row] = content.rows;
      const [thursday] = weekWith([span('Europe/Berlin', '19T08:00', '19T15:00')]).rows[0]?.cells[2] ?? [];
      assert.ok(row && thursday);
      row.cells[3] = [{ ...thursday, id: 'thursday' }];
      return { ...content, rows: [{ ...row, nights: [0, 0, -5_400, 5_400, 0, 0, 0] }] };
    };

    it('lists it on its second day with what counts there, and draws it from midnight on', async () => {
      const view = await openDay(week(), true);

      await view.page.getByRole('heading', { name: 'Thursday 19 November, 8:30' }).waitFor();
      const rows = await textOf(view, '.went > li');
      assert.match(
        rows[0] ?? '',
        /^1:30 Acme Ltd · Billing portal 22:00–1:30 \+1 and 2:00 on the day before · no note$/,
      );
      assert.match(rows[1] ?? '', /^1:30–9:00 · 7:30 not recorded/);
      assert.match(rows[2] ?? '', /^7:00 .* 9:00–16:00 no note$/);
      assert.deepEqual(await bars(view), [
        [0, 1.5],
        [9, 16],
      ]);
      const axis = 'Time axis: 0:00–1:30 Billing portal, 9:00–16:00 Billing portal';
      await view.page.getByRole('img', { name: axis }).waitFor();
      assert.deepEqual(await view.findAxeViolations(), []);
    });

    it('lists on its own day what counts there, and says that the rest is on the next', async () => {
      const view = await openDay(week());

      const rows = await textOf(view, '.went > li');
      assert.equal(rows.length, 1);
      await view.page.getByRole('heading', { name: 'Wednesday 18 November, 2:00' }).waitFor();
      assert.match(
        rows[0] ?? '',
        /^2:00 Acme Ltd · Billing portal 22:00–1:30 \+1 and 1:30 on the next day · no note$/,
      );
    });

    it('is changed from its second day, and opens again there with what was refused', async () => {
      const view = await openDay(week(), true);
      await view.tabTo(/^Edit the entry 22:00–1:30 \+1$/);
      await view.page.keyboard.press('Enter');
      assert.equal(await view.page.getByLabel('Times').inputValue(), '22:00-1:30');
      await view.page.getByLabel('Times').fill('22-1');
      await view.page.keyboard.press('Enter');
      await view.until(() => view.messages('changeEntry').length === 1, 'the change');
      const [{ entryId, change } = {}] = view.messages('changeEntry');
      assert.deepEqual({ entryId, change }, { entryId: 'e0', change: { times: '22-1' } });
      const refused = { text: '', fault: 'refused', message: 'The day is past its limit.' } as const;
      await view.send({ type: 'outcome', editId: 1, faults: [refused], overlaps: 0 });

      await view.page.getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.equal(await view.page.getByLabel('Times').inputValue(), '22-1');
    });

    it('is on every day that it reaches into, by its own clock, and on none that it only ends at', async () => {
      const long = { ...span('Europe/Berlin', '18T21:00', '20T00:30') };
      const view = await openDay(week(long), true);
      assert.match(
        (await textOf(view, '.went > li'))[0] ?? '',
        /^24:00 .*22:00–1:30 \+2 and 2:00 on the day before · and 1:30 on the next day/,
      );
      assert.deepEqual((await bars(view))[0], [0, 24]);
      await view.page.getByRole('button', { name: 'Next day' }).click();
      await view.page.getByRole('heading', { name: /^Friday/ }).waitFor();
      assert.match(
        (await textOf(view, '.went > li'))[0] ?? '',
        /^1:30 .*22:00–1:30 \+2 and 26:00 on the days before/,
      );
      for (let day = 0; day < 2; day++) await view.page.getByRole('button', { name: 'Previous day' }).click();
      await view.page.getByRole('heading', { name: /^Wednesday/ }).waitFor();
      assert.match(
        (await textOf(view, '.went > li'))[0] ?? '',
        /^2:00 .*22:00–1:30 \+2 and 25:30 on the next days/,
      );

      const evening = { ...span('Europe/Berlin', '18T21:00', '18T23:00') };
      const other = await openDay(week(evening), true);
      assert.equal((await textOf(other, '.went > li')).length, 1);

      const abroad = { ...span(newYork, '18T23:00', '19T02:00') };
      const third = await openDay(week(abroad), true);
      assert.equal((await textOf(third, '.went > li')).length, 1, '18:00–21:00 there');
    });
  });

  describe('of a night from Sunday to Monday', () => {
    /** 22:00 to 1:30 in Berlin, before a Monday of 9:00 to 16:00. */
    const sundayNight = (change: Partial<WeekEntry> = {}) => {
      const content = weekWith([span('Europe/Berlin', '16T08:00', '16T15:00')], { day: 0 });
      const [row] = content.rows;
      const [base] = row?.cells[0] ?? [];
      assert.ok(row && base);
      const night = { ...base, ...span('Europe/Berlin', '15T21:00', '16T00:30'), id: 'night', ...change };
      const rows = [{ ...row, earlier: [night], nights: [5_400, 0, 0, 0, 0, 0, 0] }];
      return { ...content, rows, today: '2026-11-16' };
    };

    it('lists it on Monday with what counts there, and opens its form', async () => {
      const view = await openDay(sundayNight(), true);

      await view.page.getByRole('heading', { name: 'Monday 16 November, 8:30' }).waitFor();
      const rows = await textOf(view, '.went > li');
      assert.match(
        rows[0] ?? '',
        /^1:30 Acme Ltd · Billing portal 22:00–1:30 \+1 and 2:00 on the day before · no note$/,
      );
      assert.match(rows[1] ?? '', /^1:30–9:00 · 7:30 not recorded/);
      assert.deepEqual(await bars(view), [
        [0, 1.5],
        [9, 16],
      ]);
      await view.tabTo(/^Edit the entry 22:00–1:30 \+1$/);
      await press(view, 'Enter');
      assert.equal(await view.page.getByLabel('Times').inputValue(), '22:00-1:30');
      assert.deepEqual(await view.findAxeViolations(), []);
    });

    it('stands on no later day that it does not reach, and opens nothing of a submitted week', async () => {
      const view = await openDay(sundayNight({ lock: 'submitted' }), true);
      assert.match((await textOf(view, '.went > li'))[0] ?? '', /^1:30 .*22:00–1:30 \+1 .*Submitted$/);
      assert.equal(await view.page.getByRole('button', { name: /^Edit the entry 22:00/ }).count(), 0);
      await view.page.getByRole('button', { name: 'Next day' }).click();

      await view.page.getByText('Nothing is recorded on this day.').waitFor();
    });

    it('says what Undo took back of it', async () => {
      const view = await bench.openWith((message) => {
        if (message.type === 'ready') return [sundayNight({ version: 2 })];
        if (message.type !== 'undo') return [];
        const before = sundayNight({ ...span('Europe/Berlin', '15T21:00', '15T23:30'), version: 3 });
        return [before, { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 }];
      });
      await view.page.getByRole('button', { name: 'Undo' }).click();

      const told = 'Undone: Sun 15, Billing portal: 3:30 → 2:30.';
      await view.page.locator('.foot').getByText(told).waitFor();
      await view.page.locator('td.sel[data-day="0"]').waitFor();
    });
  });
});
