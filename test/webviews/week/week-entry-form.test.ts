/** The form of an entry in the Week: what it shows, what it sends, and what becomes of what is refused. */
import assert from 'node:assert/strict';
import type { WeekContent, WeekEntry, WeekFault } from '../../../webviews/week/messages.ts';
import type { WeekViewMessage } from '../../../webviews/week/view-messages.ts';
import type { OpenView } from '../webview-page.ts';
import { itKeepsRefusedChanges } from './refused-entry-form.ts';
import { weekContent } from './sample-week.ts';
import { setUpEntryForm } from './set-up-entry-form.ts';
import { enterGrid, press, showTheirs, withMonday } from './week-page.ts';

describe('the form of an entry in the Week', function () {
  const stage = setUpEntryForm();
  const { openForm, formOf, field, sent, changes, shown } = stage;

  this.timeout(120_000);

  const openMonday = async (change: Partial<WeekEntry> = {}) =>
    await openForm(await stage.bench.open(withMonday(change)));

  it('opens the entries of a cell, and changes times, note, tags and billable', async () => {
    const view = await stage.bench.open();
    await enterGrid(view);
    await press(view, 'End', 'Control+ArrowDown', 'ArrowUp', 'ArrowUp', 'Home', 'ArrowRight', 'ArrowRight');
    await view.page.getByText('the last one takes the difference').waitFor();
    await press(view, 'Alt+Enter');
    const form = formOf(view);
    await form.waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);

    await view.page.keyboard.type(', tested');
    await press(view, 'Shift+Tab');
    await view.page.keyboard.type('soon');
    await press(view, 'Enter');
    await form.getByRole('alert').waitFor();
    await view.page.keyboard.press('Control+a');
    await view.page.keyboard.type('9-11');
    await press(view, 'Tab', 'Tab');
    await view.page.keyboard.press('Control+a');
    await view.page.keyboard.type('deep, api');
    await press(view, 'Tab', 'Space', 'Shift+Tab', 'Enter');

    await form.waitFor({ state: 'detached' });
    assert.deepEqual(
      view.messages('changeEntry').map(({ entryId, change }) => [entryId, change]),
      [
        [
          '2-2:30+1:45-0-',
          { times: '9-11', note: 'Retry policy, tested', tags: ['deep', 'api'], billable: false },
        ],
      ],
    );
    assert.equal(await view.page.locator('td:focus').count(), 1);
  });

  describe('of a field that was not typed into', () => {
    const imported = { note: 'first line\r\nsecond line', tags: ['a, b', 'c'] };

    it('sends nothing: lines of a note and commas of a tag stay', async () => {
      const view = await openMonday(imported);
      await field(view, 'Billable').click();
      await press(view, 'Tab', 'Shift+Tab');
      await field(view, 'Tags, by commas').focus();
      await press(view, 'Enter');

      await sent(view);
      assert.deepEqual(changes(view), [{ billable: false }]);
    });

    it('sends no change at all where there is none', async () => {
      const view = await openMonday(imported);
      assert.equal(await shown(view, 'Note'), 'first line\nsecond line');
      assert.deepEqual(await view.findAxeViolations(), []);
      await press(view, 'Enter');

      await formOf(view).waitFor({ state: 'detached' });
      assert.deepEqual(changes(view), []);
    });

    it('sends none of what was typed and taken back', async () => {
      const view = await openMonday(imported);
      await press(view, 'x', 'Backspace');
      await field(view, 'Tags, by commas').press('End');
      await press(view, 'x', 'Backspace', 'Enter');

      await formOf(view).waitFor({ state: 'detached' });
      assert.deepEqual(changes(view), []);
    });
  });

  it('takes lines of a note by Shift and Enter, and keeps a tag with a comma beside a new one', async () => {
    const view = await openMonday({ note: 'first', tags: ['a, b', 'c'] });
    await press(view, 'Shift+Enter');
    await view.page.keyboard.type('second');
    await field(view, 'Tags, by commas').press('End');
    await view.page.keyboard.type(', d');
    await press(view, 'Enter');

    await sent(view);
    assert.deepEqual(changes(view), [{ note: 'first\nsecond', tags: ['a, b', 'c', 'd'] }]);
  });

  it('shows the entry that is chosen while that of another is open', async () => {
    const view = await stage.bench.open();
    await enterGrid(view);
    for (let step = 0; step < 4; step++) await press(view, 'ArrowDown');
    await press(view, 'Home', 'ArrowRight', 'ArrowRight', 'Alt+Enter');
    await formOf(view).waitFor();
    await view.page.keyboard.type(' of the first');
    await view.page.getByRole('button', { name: 'Edit the entry' }).nth(1).click();

    await view.page.locator('#note:focus').waitFor();
    assert.equal(await shown(view, 'Note'), 'Dead-letter view');
  });

  describe('of long entries', () => {
    const retype = async (view: OpenView, times: string) => {
      await field(view, 'Times').fill(times);
      await press(view, 'Enter');
    };

    it('takes shorter times for a night of more than twelve hours, and a slip for what it is elsewhere', async () => {
      const night = { startedAt: '2026-11-16T19:00:00.000Z', endedAt: '2026-11-17T09:00:00.000Z' };
      const view = await openMonday({ ...night, seconds: 50_400 });
      assert.equal(await shown(view, 'Times'), '20:00-10:00');
      await retype(view, '20:00-9:30');

      await sent(view);
      assert.deepEqual(changes(view), [{ times: '20:00-9:30' }]);
      const other = await openMonday();
      await retype(other, '9:00-8:30');
      await other.page.getByRole('alert').getByText('the end is before the start').waitFor();
      assert.equal(await field(other, 'Times').getAttribute('aria-invalid'), 'true');
    });

    it('says on which day one of more than a day ends', async () => {
      const view = await openMonday({ endedAt: '2026-11-17T09:00:00.000Z', seconds: 90_000 });

      await formOf(view).getByText('ends on Tue 17').waitFor();
      assert.deepEqual(await view.findAxeViolations(), []);
      const other = await openMonday();
      assert.equal(await formOf(other).getByText('ends on').count(), 0);
    });
  });

  it('keeps what was typed into a form, and shows what came into the other fields', async () => {
    const view = await openMonday();
    await view.page.getByLabel('Note').fill('Mine');
    await showTheirs(view);
    await press(view, 'Enter');

    await view.page.getByRole('alert').getByText('changed elsewhere').waitFor();
    assert.deepEqual([await shown(view, 'Note'), await shown(view, 'Tags')], ['Mine', 'new']);
    assert.deepEqual(view.messages('changeEntry'), []);
    await press(view, 'Enter');
    await view.until(() => view.messages('changeEntry').length === 1, 'what was typed');
    assert.deepEqual(view.messages('changeEntry')[0]?.['change'], { note: 'Mine' });
  });

  describe('of what the work was, and when', () => {
    const refused = { text: '', fault: 'refused', message: 'The project asks for a task.' } as const;
    const projects = [
      'Acme Ltd · Billing portal',
      'Nordwind GmbH · API rewrite',
      'Practice · Administration',
    ];
    const nameOf = (project: string) => project.split(' · ').at(-1) ?? '';
    const tasks: Readonly<Record<string, readonly string[]>> = {
      'Billing portal': ['Checkout', 'Ledger export'],
      'API rewrite': ['Code review', 'Token rotation'],
    };
    const day = (view: OpenView) => formOf(view).getByLabel('Day', { exact: true });
    const workOf = (projectId: string) => ({
      type: 'work',
      projectId,
      projects: projects.map((name) => ({ id: nameOf(name), name })),
      tasks: (tasks[projectId] ?? []).map((name) => ({ id: name, name })),
    });
    /** A host that knows projects and tasks, and answers changes by `fault`, or none. */
    const openKnowing = async (fault?: WeekFault, content: WeekContent = weekContent()) => {
      const faults = fault === undefined ? [] : [fault];
      const answer = (message: WeekViewMessage): readonly unknown[] => {
        if ('editId' in message) return [{ type: 'outcome', editId: message.editId, faults, overlaps: 0 }];
        if (message.type === 'listWork') return [workOf(message.projectId)];
        return message.type === 'ready' ? [content] : [];
      };
      const view = await openForm(await stage.bench.openWith(answer));
      await view.page.locator('#project option').nth(2).waitFor({ state: 'attached' });
      return view;
    };
    const selected = (view: OpenView) =>
      view.page.locator('#project, #task').evaluateAll((all) =>
        all.map((one) => {
          const [option] = (one as HTMLSelectElement).selectedOptions;
          return option?.textContent?.trim();
        }),
      );

    it('takes another project, task and day by the keyboard', async () => {
      const view = await openKnowing();
      assert.deepEqual(await selected(view), ['Acme Ltd · Billing portal', 'Checkout']);
      assert.equal(await day(view).inputValue(), '2026-11-16');
      await view.page.locator('#project').focus();
      await press(view, 'ArrowDown');
      await view.page.locator('#task option', { hasText: 'Token rotation' }).waitFor({ state: 'attached' });
      assert.deepEqual(await selected(view), ['Nordwind GmbH · API rewrite', 'No task']);
      // The browser's language says whether month or day stands first.
      await press(view, 'Tab', 'T', 'Tab', 'ArrowUp');
      const date = await day(view).inputValue();
      assert.match(date, /^2026-(12-16|11-17)$/);
      assert.deepEqual(await view.findAxeViolations(), []);
      await press(view, 'Enter');

      await sent(view);
      assert.deepEqual(changes(view), [{ projectId: 'API rewrite', taskId: 'Token rotation', date }]);
      await view.page.locator('td:focus').waitFor();
    });

    it('sends no task of the project before, and no project where the task alone is another', async () => {
      const view = await openKnowing();
      await view.page.locator('#project').selectOption('Administration');
      await press(view, 'Enter');
      await sent(view);
      const other = await openKnowing();
      await other.page.locator('#task').selectOption('');
      await other.page.locator('#task').press('Enter');
      await sent(other);

      assert.deepEqual(changes(view), [{ projectId: 'Administration', taskId: null }]);
      assert.deepEqual(changes(other), [{ taskId: null }]);
    });

    it('sends nothing of what was chosen and taken back', async () => {
      const view = await openKnowing();
      await view.page.locator('#project').selectOption('API rewrite');
      await view.page.locator('#project').selectOption('Billing portal');
      await view.page.locator('#task').selectOption('Checkout');
      await day(view).fill('2026-11-17');
      await day(view).fill('2026-11-16');
      await press(view, 'Enter');

      await formOf(view).waitFor({ state: 'detached' });
      assert.deepEqual(changes(view), []);
    });

    it('says in the form that there is no day, and sends nothing', async () => {
      const view = await openKnowing();
      await day(view).fill('');
      await press(view, 'Enter');

      await formOf(view).getByRole('alert').getByText('choose the day').waitFor();
      assert.equal(await day(view).getAttribute('aria-invalid'), 'true');
      await view.page.locator('#date:focus').waitFor();
      assert.deepEqual([changes(view), await view.findAxeViolations()], [[], []]);
    });

    it('says in it, too, what was refused, with all that was chosen', async () => {
      const view = await openKnowing(refused);
      await view.page.locator('#project').selectOption('API rewrite');
      await view.page.locator('#task').selectOption('Code review');
      await day(view).fill('2026-11-17');
      await press(view, 'Enter');

      await formOf(view).getByRole('alert').getByText('The project asks for a task.').waitFor();
      await view.page.locator('#task option', { hasText: 'Token rotation' }).waitFor({ state: 'attached' });
      assert.deepEqual(await selected(view), ['Nordwind GmbH · API rewrite', 'Code review']);
      assert.equal(await day(view).inputValue(), '2026-11-17');
      await press(view, 'Enter');
      await sent(view, 2);
      const [first, second] = changes(view);
      assert.deepEqual(second, first);
    });

    it('tells where an entry went that is no longer of the week', async () => {
      const view = await openKnowing();
      await day(view).fill('2026-11-09');
      await press(view, 'Enter');

      const told = 'Saved; it is on Monday 9 November now.';
      await view.page.locator('.foot').getByText(told).waitFor();
    });

    it('keeps to the day of what runs, and to a project and task that take no more time', async () => {
      const content = weekContent();
      const [checkout = assert.fail('a row')] = content.rows;
      const [base = assert.fail('an entry')] = checkout.cells[0] ?? [];
      const row = { ...checkout, projectId: 'Old', projectName: 'Old', taskId: 'Past', taskName: 'Past' };
      const cells = row.cells.with(0, [{ ...base, endedAt: null, seconds: null }]).with(3, []);
      const view = await openKnowing(undefined, weekContent({ rows: [{ ...row, isArchived: true, cells }] }));

      assert.deepEqual(await selected(view), ['Acme Ltd · Old', 'Past']);
      assert.equal(await day(view).isDisabled(), true);
      await view.page.locator('#project').selectOption('Billing portal');
      await press(view, 'Enter');
      await sent(view);
      assert.deepEqual(changes(view), [{ projectId: 'Billing portal', taskId: null }]);
    });

    it('can be changed in the day as it went, too', async () => {
      const view = await openKnowing();
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Edit the entry 9:00–10:45' }).click();
      await view.page.locator('#note:focus').waitFor();
      await view.page.locator('#project').selectOption('API rewrite');
      await press(view, 'Enter');

      await sent(view);
      assert.deepEqual(changes(view), [{ projectId: 'API rewrite', taskId: null }]);
    });
  });

  itKeepsRefusedChanges(stage);
});
