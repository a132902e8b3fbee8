/** Gaps of a day, and what is recorded for them. */
import assert from 'node:assert/strict';
import type { WeekContent } from '../../../webviews/week/messages.ts';
import type { OpenView } from '../webview-page.ts';
import { weekRow } from './sample-week.ts';
import { span, textOf, weekWith } from './week-day-page.ts';
import { WeekBench } from './week-page.ts';

describe('the day view of the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const openDay: WeekBench['openDay'] = (...given) => bench.openDay(...given);

  describe('of a gap', () => {
    /** 8:00 to 10:00, and 11:30 to 12:00 and 12:30 to 13:00 in Berlin. */
    const morning = (change: Partial<WeekContent> = {}) => {
      const spans = [
        ['18T07:00', '18T09:00'],
        ['18T10:30', '18T11:00'],
        ['18T11:30', '18T12:00'],
      ] as const;
      const content = weekWith(spans.map(([from, to]) => span('Europe/Berlin', from, to)));
      const rows = [...content.rows, weekRow('Nordwind GmbH', ['API rewrite', 'Code review'], [])];
      const gone = { ...weekRow('Acme Ltd', ['Old shop'], ['1:00']), isArchived: true };
      return { ...content, rows: [...rows, gone], ...change };
    };
    const button = (view: OpenView, times: string) =>
      view.page.getByRole('button', { name: `Add Time, ${times}` });
    const form = (view: OpenView) => view.page.getByRole('form', { name: 'Time of the gap' });
    const added = (view: OpenView) => view.messages('addEntry').map(({ type, editId, ...rest }) => rest);

    it('opens a form with its times by the keyboard, and records them for a row of the week', async () => {
      const view = await openDay(morning());
      await view.tabTo(/^Add Time, 10:00–11:30$/);
      await view.page.keyboard.press('Enter');
      await form(view).waitFor();
      await view.page.locator('#times:focus').waitFor();
      assert.equal(await view.page.getByLabel('Times').inputValue(), '10:00-11:30');
      assert.deepEqual(await textOf(view, '#project option'), [
        'Acme Ltd · Billing portal',
        'Nordwind GmbH · API rewrite · Code review',
      ]);
      assert.deepEqual(await view.findAxeViolations(), []);
      await view.page
        .getByLabel('Project')
        .selectOption({ label: 'Nordwind GmbH · API rewrite · Code review' });
      await view.page.getByLabel('Note').fill('Call');
      await view.page.keyboard.press('Enter');

      await view.until(() => added(view).length === 1, 'what was typed');
      const gap = {
        startedAt: '2026-11-18T09:00:00.000Z',
        endedAt: '2026-11-18T10:30:00.000Z',
        zone: 'Europe/Berlin',
      };
      const row = { projectId: 'API rewrite', taskId: 'Code review' };
      assert.deepEqual(added(view), [{ ...row, gap, note: 'Call' }]);
    });

    it('is of the project on both sides of it, and of none where these are others', async () => {
      const view = await openDay(morning());
      await button(view, '10:00–11:30').click();
      await view.page.locator('#times:focus').fill('10:15-11:30');
      await view.page.keyboard.press('Enter');
      await view.until(() => added(view).length === 1, 'what was typed');
      const [{ projectId, taskId, times } = {}] = added(view);
      assert.deepEqual(
        { projectId, taskId, times },
        { projectId: 'Billing portal', taskId: null, times: '10:15-11:30' },
      );

      const { rows, ...content } = morning();
      const [portal, review, gone] = rows;
      const [first, second, third] = portal?.cells[2] ?? [];
      assert.ok(portal && review && gone && first && second && third);
      const others = [
        { ...portal, cells: portal.cells.with(2, [first, second]) },
        { ...review, cells: review.cells.with(2, [third]) },
      ];
      const other = await openDay({ ...content, rows: others });
      await button(other, '12:00–12:30').click();
      await other.page.locator('#project:focus').waitFor();
      assert.equal(await other.page.getByLabel('Project').inputValue(), '');
      await other.page.keyboard.press('Escape');
      await button(other, '10:00–11:30').click();
      await other.page.locator('#times:focus').waitFor();

      const archived = { ...portal, isArchived: true };
      const closed = await openDay({ ...content, rows: [archived, review, gone] });
      await button(closed, '10:00–11:30').click();
      await closed.page.locator('#project:focus').waitFor();
    });

    it('takes other times, and is left by Escape, with the focus where it was', async () => {
      const view = await openDay(morning());
      await button(view, '12:00–12:30').click();
      await view.page.getByLabel('Times').fill('12:15-12:30');
      await view.page.getByLabel('Project').selectOption({ label: 'Acme Ltd · Billing portal' });
      await view.page.getByRole('button', { name: 'Record It' }).click();
      await view.until(() => added(view).length === 1, 'what was typed');
      assert.deepEqual(
        added(view).map(({ times, note, taskId }) => [times, note, taskId]),
        [['12:15-12:30', '', null]],
      );
      await view.send({ type: 'outcome', editId: 1, faults: [], overlaps: 0 });

      await button(view, '10:00–11:30').click();
      await form(view).waitFor();
      await view.page.keyboard.press('Escape');
      await form(view).waitFor({ state: 'detached' });
      assert.equal(await view.readFocus(), 'Add Time, 10:00–11:30');
      assert.equal(added(view).length, 1);
    });

    it('goes on to the next gap once it is recorded', async () => {
      const content = morning();
      const view = await bench.openWith((message) => {
        if (message.type === 'ready') return [content];
        if (message.type !== 'addEntry') return [];
        const [row, ...rows] = content.rows;
        const [first, ...later] = row?.cells[2] ?? [];
        assert.ok(row && first);
        const { startedAt, endedAt } = message.gap;
        const cells = row.cells.with(2, [first, { ...first, id: 'new', startedAt, endedAt }, ...later]);
        const filled = { ...content, rows: [{ ...row, cells }, ...rows] };
        return [filled, { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 }];
      });
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Previous day' }).click();
      await button(view, '10:00–11:30').click();
      await view.page.getByLabel('Project').selectOption({ label: 'Acme Ltd · Billing portal' });
      await view.page.getByLabel('Note').press('Enter');

      await button(view, '10:00–11:30').waitFor({ state: 'detached' });
      await button(view, '12:00–12:30').and(view.page.locator(':focus')).waitFor();
    });

    it('is nothing to add to in a submitted week, or in somebody else’s', async () => {
      for (const change of [
        { sheet: { id: 's', state: 'submitted' as const, reason: null } },
        { person: 'Mia' },
      ]) {
        const view = await openDay(morning(change));
        await view.page.getByText('1:30 not recorded').waitFor();
        assert.equal(await view.page.getByRole('button', { name: /^Add Time/ }).count(), 0);
      }
    });
  });
});
