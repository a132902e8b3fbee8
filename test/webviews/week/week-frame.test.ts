/** What stands round the grid of the Week: its target and state, the question before copying, holidays and days off. */
import assert from 'node:assert/strict';
import type { WeekDaysOff } from '../../../webviews/week/messages.ts';
import type { WeekViewMessage } from '../../../webviews/week/view-messages.ts';
import type { OpenOptions, OpenView } from '../webview-page.ts';
import { weekContent, weekRow } from './sample-week.ts';
import { enterGrid, press, typed, WeekBench } from './week-page.ts';

describe('what stands round the grid of the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);
  const openWith: WeekBench['openWith'] = (...given) => bench.openWith(...given);

  it('is read-only while it is submitted, says why, and can be withdrawn', async () => {
    const view = await open(weekContent({ sheet: { id: 's1', state: 'submitted', reason: null } }));
    await view.page.getByText('This week is submitted').waitFor();
    await enterGrid(view);
    await press(view, '1', 'Enter');
    await view.page.locator('.foot').getByText('Not saved: the week is submitted').waitFor();
    await view.page.getByRole('button', { name: 'Withdraw' }).click();

    assert.deepEqual(typed(view), []);
    assert.equal(await view.page.locator('input.type').count(), 0);
    await view.until(() => view.messages('act').length === 1, 'the request');
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('can be opened again while it is approved', async () => {
    const view = await open(weekContent({ sheet: { id: 's1', state: 'approved', reason: null } }));
    await view.page.getByRole('button', { name: 'Reopen' }).click();

    await view.until(() => view.messages('act').length === 1, 'the request');
    assert.deepEqual(view.messages('act'), [{ type: 'act', act: 'reopen' }]);
  });

  it('counts what is to go from the minutes that it shows', async () => {
    const [row = weekRow('Acme Ltd', ['Billing portal'], ['1:00'])] = weekContent().rows;
    const cells = row.cells.map((cell) =>
      cell.map((entry) => ({ ...entry, seconds: (entry.seconds ?? 0) + 10 })),
    );
    const view = await open(
      weekContent({ rows: [{ ...row, cells: cells.map((cell, day) => (day < 3 ? cell : [])) }] }),
    );

    await view.page.getByText('6:30 of 35:00').waitFor();
    await view.page.getByText('28:30 to go').waitFor();
  });

  it('offers nothing in a submitted week that it would refuse, and tells what is not in it', async () => {
    const content = weekContent({ sheet: { id: 's1', state: 'submitted', reason: null } });
    const rows = content.rows.map((row, index) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell.map((entry) => ({ ...entry, lock: index === 2 ? null : ('submitted' as const) })),
      ),
    }));
    const view = await open({ ...content, rows });
    await enterGrid(view);
    await press(view, 'Control+End', 'Control+z');

    for (const name of [/^Add Row/, /^Copy Week/, /^Submit Week/]) {
      assert.equal(await view.page.getByRole('button', { name }).count(), 0, String(name));
    }
    assert.equal(await view.page.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled'), 'true');
    assert.equal(await view.page.getByText(/^Type 1:30/).count(), 0);
    await view.page.locator('.why').getByText('0:15 came later and is not in it').waitFor();
    await view.page.locator('.foot').getByText('Not saved: the week is submitted').waitFor();
    assert.deepEqual(view.messages('undo'), []);
  });

  it('is somebody else’s to read, and offers nothing that changes it', async () => {
    const view = await open(weekContent({ person: 'Max Muster' }));
    await view.page.getByText('This is the week of Max Muster').waitFor();
    await enterGrid(view);
    await press(view, 'ArrowLeft', '1', 'Enter', 'Delete', 'Alt+Enter');

    for (const name of [/^Add Row/, /^Copy Week/, /^Submit Week/, /^Stop the timer/, /^Edit the entry/]) {
      assert.equal(await view.page.getByRole('button', { name }).count(), 0, String(name));
    }
    assert.deepEqual(typed(view), []);
  });

  it('shows what would be copied of last week before it is', async () => {
    const view = await open();
    await view.tabTo(/^Copy Week 46/);
    await press(view, 'Enter');
    await view.until(() => view.messages('previewCopy').length === 1, 'the question');
    const rows = [
      { name: 'Acme Ltd · Billing portal', isNew: false, seconds: 7_200 },
      { name: 'Nordwind GmbH · <b>API</b>', isNew: true, seconds: 3_600 },
    ];
    const figures = { entryCount: 3, presentCount: 2, seconds: 10_800 };
    await view.send({ type: 'copyPreview', week: 46, rows, ...figures });
    const region = view.page.getByRole('region', { name: 'What to take from week 46?' });
    await region.getByText('2 entries are here already and are not copied.').waitFor();
    await region.getByText('Nordwind GmbH · <b>API</b>').waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
    await view.tabTo(/^With 3 Entries · 3:00/);
    await press(view, 'Enter');

    await region.waitFor({ state: 'detached' });
    assert.deepEqual(
      view.messages('copyWeek').map(({ withTimes }) => withTimes),
      [true],
    );
  });

  it('takes the time of last week first where all its rows are here, and is left by Escape', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: /^Copy Week 46/ }).click();
    const rows = [{ name: 'Acme Ltd · Billing portal', isNew: false, seconds: 7_200 }];
    const figures = { entryCount: 3, presentCount: 0, seconds: 10_800 };
    await view.send({ type: 'copyPreview', week: 46, rows, ...figures });
    await view.page
      .locator('.copy vscode-button:not([secondary]):focus', { hasText: 'With 3 Entries' })
      .waitFor();
    await press(view, 'Escape');

    await view.page.locator('.copy').waitFor({ state: 'detached' });
    await view.page.locator('td.sel:focus').waitFor();
    assert.deepEqual(view.messages('copyWeek'), []);
  });

  it('offers nothing to copy where all of last week is here', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: /^Copy Week 46/ }).click();
    const rows = [{ name: 'Acme Ltd · Billing portal', isNew: false, seconds: 0 }];
    const figures = { entryCount: 0, presentCount: 3, seconds: 0 };
    await view.send({ type: 'copyPreview', week: 46, rows, ...figures });
    const region = view.page.getByRole('region', { name: 'What to take from week 46?' });
    await region.getByText('What can be copied of week 46 is here already.').waitFor();
    assert.deepEqual(await region.getByRole('button').allTextContents(), ['Close']);
    await view.page.locator('.copy vscode-button:focus').waitFor();
    await press(view, 'Enter');

    await region.waitFor({ state: 'detached' });
    assert.deepEqual(view.messages('copyWeek'), []);
  });

  it('names holidays and days off, and what is to be worked', async () => {
    const days = weekContent().days.map((day, index) => ({
      ...day,
      ...(index === 0 ? { holiday: 'Labour Day', targetSeconds: 0 } : {}),
      ...(index === 1 ? { isDayOff: true, dayOffNote: 'Skiing', targetSeconds: 0 } : {}),
    }));
    const view = await open(weekContent({ days }));

    await view.page.getByRole('columnheader', { name: 'Labour Day' }).waitFor();
    await view.page.getByRole('columnheader', { name: 'Skiing' }).waitFor();
    await view.page.getByText('28:39 of 21:00').waitFor();
    await view.page.getByText('7:39 over').waitFor();
  });

  describe('days off', () => {
    const skiing = { id: 'd1', version: 2, firstDate: '2026-12-21', lastDate: '2027-01-01', note: 'Skiing' };
    const flu = { id: 'd2', version: 1, firstDate: '2026-11-17', lastDate: '2026-11-17', note: '' };
    const openDaysOff = async (options: Partial<OpenOptions> = {}) => {
      const view = await openWith(daysOffHost([skiing, flu]), options);
      await enterGrid(view);
      await press(view, 'Escape');
      await view.tabTo(/^(Show and add days off|Freie Tage zeigen und eintragen)$/);
      await press(view, 'Enter');
      await view.page.locator('vireo-days-off li').nth(1).waitFor();
      return view;
    };
    const asked = (view: OpenView, type: string) =>
      view.messages(type).map(({ type: _type, ...rest }) => rest);

    it('are listed, and added for the selected day by the keyboard', async () => {
      const view = await openDaysOff();
      await view.page.locator('vireo-days-off').getByText('17 Nov 2026').waitFor();
      await view.page.getByText('Skiing').waitFor();
      assert.equal(await view.page.getByLabel('First day').inputValue(), '2026-11-19');
      assert.deepEqual(await view.findAxeViolations(), []);

      await view.page.getByLabel('Last day').fill('2026-11-20');
      await view.page.getByLabel('Reason').fill('Vacation');
      await press(view, 'Enter');
      await view.page.locator('vireo-days-off li').nth(2).waitFor();
      const days = { firstDate: '2026-11-19', lastDate: '2026-11-20', note: 'Vacation' };
      assert.deepEqual(asked(view, 'addDaysOff'), [days]);
      await press(view, 'Escape');
      await view.page.locator('vireo-days-off').waitFor({ state: 'detached' });
      assert.equal(await view.readFocus(), 'Show and add days off');
    });

    it('keep the focus where others are added before', async () => {
      const view = await openDaysOff();
      await view.tabTo(/^Delete the days off of 17 Nov/);
      const before = { ...skiing, id: 'd0' };
      await view.send({ type: 'daysOff', items: [before, skiing, flu], problem: null });
      await view.page.locator('vireo-days-off li').nth(2).waitFor();

      assert.match((await view.readFocus()) ?? '', /^Delete the days off of 17 Nov/);
    });

    it('are not added backwards, and say why', async () => {
      const view = await openDaysOff();
      await view.page.getByLabel('Last day').fill('2026-11-18');
      await view.page.getByRole('button', { name: 'Add', exact: true }).click();

      await view.page.getByRole('alert').getByText('The last day is not before the first.').waitFor();
      assert.equal(await view.page.getByLabel('Last day').getAttribute('aria-invalid'), 'true');
      assert.deepEqual(asked(view, 'addDaysOff'), []);
    });

    it('are deleted in the version that is shown, and stand in the form to be added again', async () => {
      const view = await openDaysOff();
      await view.page.getByRole('button', { name: /^Delete the days off of 21 Dec/ }).click();

      await view.page.getByText('Skiing').waitFor({ state: 'detached' });
      assert.deepEqual(asked(view, 'deleteDaysOff'), [{ id: 'd1', version: 2 }]);
      assert.equal(await view.page.getByLabel('First day').inputValue(), '2026-12-21');
      assert.equal(await view.page.getByLabel('Reason').inputValue(), 'Skiing');
    });

    it('are marked in the grid also where they have no reason', async () => {
      const days = weekContent().days.map((day, index) =>
        index === 1 ? { ...day, isDayOff: true, targetSeconds: 0 } : day,
      );
      const view = await open(weekContent({ days }));

      const head = view.page.getByRole('columnheader', { name: 'Day off' });
      assert.match((await head.getAttribute('class')) ?? '', /\boff\b/);
    });

    for (const language of ['en', 'de']) {
      it(`have nothing that axe finds in any theme, in the language ${language}`, async () => {
        const view = await openDaysOff({ language });

        assert.deepEqual(await view.findAxeViolationsInThemes(), []);
        assert.deepEqual(view.failures, []);
      });
    }
  });
});

/** Keeps what is added, and forgets what is deleted. */
function daysOffHost(given: WeekDaysOff['items']) {
  let items = given;
  const tell = () => [{ type: 'daysOff', items, problem: null }];
  return (message: WeekViewMessage): readonly unknown[] => {
    if (message.type === 'addDaysOff') {
      const { firstDate, lastDate, note } = message;
      items = [{ id: 'new', version: 1, firstDate, lastDate, note }, ...items];
    }
    if (message.type === 'deleteDaysOff') items = items.filter(({ id }) => id !== message.id);
    return message.type === 'ready' ? [weekContent()] : tell();
  };
}
