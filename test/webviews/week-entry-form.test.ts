/** The form of an entry in the Week: what it shows, what it sends, and what becomes of what is refused. */
import assert from 'node:assert/strict';
import type { WeekContent, WeekEntry, WeekFault } from '../../webviews/week/messages.ts';
import type { WeekViewMessage } from '../../webviews/week/view-messages.ts';
import { weekContent } from './sample-week.ts';
import type { OpenView } from './webview-page.ts';
import { enterGrid, press, showTheirs, theirWeek, WeekBench, withMonday } from './week-page.ts';

describe('the form of an entry in the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const formOf = (view: OpenView) => view.page.getByRole('form', { name: 'Entry' });
  const field = (view: OpenView, label: string) => view.page.getByLabel(label);
  const shown = async (view: OpenView, label: string) => await field(view, label).inputValue();
  const changes = (view: OpenView) => view.messages('changeEntry').map(({ change }) => change);
  const sent = async (view: OpenView, count = 1) =>
    await view.until(() => changes(view).length === count, 'what was typed');
  /** The form of Monday's entry is open, the focus in its note. */
  const openForm = async (view: OpenView): Promise<OpenView> => {
    await enterGrid(view);
    await press(view, 'Control+Home', 'Alt+Enter');
    await view.page.locator('#note:focus').waitFor();
    return view;
  };
  const openMonday = async (change: Partial<WeekEntry> = {}) =>
    await openForm(await bench.open(withMonday(change)));

  it('opens the entries of a cell, and changes times, note, tags and billable', async () => {
    const view = await bench.open();
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
    const view = await bench.open();
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
      const view = await openForm(await bench.openWith(answer));
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

  describe('whose change is refused', () => {
    const refused = { text: '', fault: 'refused', message: 'The day is past its limit.' } as const;
    /** A host that refuses the first change, with `content` as it is by then, and makes the others. */
    const openRefusing = async (fault: WeekFault = refused, content: WeekContent = weekContent()) => {
      let count = 0;
      const answer = (message: WeekViewMessage): readonly unknown[] => {
        if (!('editId' in message)) return message.type === 'ready' ? [weekContent()] : [];
        count += 1;
        const faults = count === 1 ? [fault] : [];
        return [content, { type: 'outcome', editId: message.editId, faults, overlaps: 0 }];
      };
      return await openForm(await bench.openWith(answer));
    };
    const typeChange = async (view: OpenView) => {
      await field(view, 'Note').fill('took\nminutes to write');
      await field(view, 'Tags, by commas').fill('deep');
      await field(view, 'Times').fill('9-11');
      await press(view, 'Enter');
    };
    /** The focus is back on the cell with the drawing after the form, or the field, is closed. */
    const backInGrid = (view: OpenView) => view.page.locator('td:focus').waitFor();
    const openAgain = async (view: OpenView) => {
      await backInGrid(view);
      await press(view, 'Alt+Enter');
    };
    const typed = { times: '9-11', note: 'took\nminutes to write', tags: ['deep'] };

    it('opens again with all that was typed and the reason, and is sent as it is by Enter', async () => {
      const view = await openRefusing();
      await typeChange(view);

      await formOf(view).getByRole('alert').getByText('Not saved: The day is past its limit.').waitFor();
      await view.page.locator('#times:focus').waitFor();
      assert.deepEqual([await shown(view, 'Times'), await shown(view, 'Note')], ['9-11', typed.note]);
      assert.deepEqual(await view.findAxeViolations(), []);
      await press(view, 'Enter');
      await sent(view, 2);
      assert.deepEqual(changes(view), [typed, typed]);
      await openAgain(view);
      await view.page.locator('#note:focus').waitFor();
      assert.equal(await shown(view, 'Note'), '', 'what is saved is the entry’s to say');
    });

    it('shows both where the entry was changed elsewhere, and what is sent then is typed over that', async () => {
      const view = await openRefusing({ text: '', fault: 'changed', theirs: '0:00' }, theirWeek());
      await field(view, 'Note').fill('Mine');
      await press(view, 'Enter');

      await formOf(view).getByRole('alert').getByText('changed elsewhere').waitFor();
      assert.deepEqual([await shown(view, 'Note'), await shown(view, 'Tags, by commas')], ['Mine', 'new']);
      await press(view, 'Enter');
      await sent(view, 2);
      assert.deepEqual(changes(view), [{ note: 'Mine' }, { note: 'Mine' }]);
    });

    it('is forgotten by Escape', async () => {
      const view = await openRefusing();
      await typeChange(view);
      await formOf(view).getByRole('alert').waitFor();
      await press(view, 'Escape');
      await openAgain(view);

      await view.page.locator('#note:focus').waitFor();
      assert.deepEqual([await shown(view, 'Times'), await shown(view, 'Note')], ['9:00-10:45', '']);
      assert.equal(await formOf(view).getByRole('alert').count(), 0);
    });

    it('calls nobody back who is elsewhere by then, and stands there when the form is opened', async () => {
      const view = await openForm(await bench.open());
      await typeChange(view);
      await backInGrid(view);
      await press(view, 'ArrowDown', '4');
      const [{ editId } = { editId: 0 }] = view.messages('changeEntry');
      await view.send({ type: 'outcome', editId, faults: [refused], overlaps: 0 });

      await view.page.locator('.foot').getByText('Not saved: The day is past its limit.').waitFor();
      assert.equal(await view.page.locator('input.type:focus').inputValue(), '4');
      assert.equal(await formOf(view).count(), 0);
      await press(view, 'Escape');
      await backInGrid(view);
      await press(view, 'ArrowUp', 'Alt+Enter');
      await formOf(view).getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.equal(await shown(view, 'Note'), typed.note);
    });

    it('opens again in the day as it went, too', async () => {
      const view = await openRefusing();
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Edit the entry 9:00–10:45' }).click();
      await view.page.locator('#note:focus').waitFor();
      await typeChange(view);

      await formOf(view).getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.equal(await shown(view, 'Note'), typed.note);
    });

    it('opens again, too, where the time that it takes from others was said to be taken', async () => {
      const at = (time: string) => `2026-11-16T${time}:00+01:00`;
      const span = { startedAt: at('09:00'), endedAt: at('11:00') };
      const form = { entryId: '0-1:45-0-', change: typed };
      const question = { id: '1', place: null, text: '', form, span, zone: 'Europe/Berlin', neighbours: [] };
      const view = await bench.openWith((message) => {
        if (!('editId' in message)) return [weekContent()];
        const isAnswer = message.type === 'answerCrop';
        const faults = isAnswer ? [refused] : [];
        const outcome = { type: 'outcome', editId: message.editId, faults, overlaps: 0 };
        return [weekContent({ questions: isAnswer ? [] : [question] }), outcome];
      });
      await openForm(view);
      await typeChange(view);
      await view.page.locator('vscode-button.take:focus').waitFor();
      await press(view, 'Enter');

      await formOf(view).getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.deepEqual([await shown(view, 'Times'), await shown(view, 'Note')], ['9-11', typed.note]);
    });
  });
});
