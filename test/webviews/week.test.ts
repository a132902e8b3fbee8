import assert from 'node:assert/strict';
import type {
  CropQuestion,
  WeekDaysOff,
  WeekProposal,
  WeekProposals,
  WeekViewMessage,
} from '../../src/contract/webview/week-view.ts';
import { weekContent, weekRow } from './sample-week.ts';
import { type OpenOptions, type OpenView, type Theme, themes } from './webview-page.ts';
import { enterGrid, press, showTheirs, WeekBench } from './week-page.ts';

describe('the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);
  const openWith: WeekBench['openWith'] = (...given) => bench.openWith(...given);

  const cell = (view: OpenView, row: string, day: number) =>
    view.page.locator(`tr[data-row="${row}"] td[data-day="${day}"]`);
  const textOf = async (view: OpenView, row: string, day: number) =>
    ((await cell(view, row, day).textContent()) ?? '').replace(/[^\d:]/g, '');
  /** Text of the last row: totals of the days and of the week. */
  const totals = async (view: OpenView) =>
    (await view.page.locator('tfoot td').allTextContents())
      .map((text) => text.trim())
      .filter((text) => text !== '');
  const typed = (view: OpenView) =>
    view
      .messages('setCells')
      .flatMap(({ cells }) => cells as { place: { taskId: string; date: string }; text: string }[])
      .map(({ place, text }) => `${place.taskId} ${place.date.slice(-2)} ${text}`);

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

    assert.deepEqual(typed(view), ['Checkout 18 2:15']);
    assert.equal((await totals(view)).at(-1), '29:39');
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
        [all[0], all[1], all.at(-1)],
        ['7:54 · 6:30 billable · billed 7:00', '3:00', '28:39 · 27:24 billable · billed 27:42'],
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
      assert.deepEqual([all[0], all.at(-1)], ['8:39', '29:24']);
    });
  });

  it('takes a change back that the host could not make, and says why', async () => {
    const place = { projectId: 'Billing portal', taskId: 'Ledger export', date: '2026-11-20' };
    const faults = [
      { place, text: '1:30', fault: 'refused', message: 'The limit of the day is 10 hours.' },
    ] as const;
    const view = await open(weekContent(), {}, { faults });
    await enterGrid(view);
    await press(view, 'ArrowDown', 'ArrowRight');
    await view.page.keyboard.type('1:30');
    await press(view, 'Enter');

    await view.page.getByText('Fri 20, Ledger export: The limit of the day is 10 hours.').waitFor();
    assert.equal((await totals(view)).at(-1), '28:39');
    await view.tabTo(/^Discard$/);
    await press(view, 'Enter');
    assert.equal(await textOf(view, 'Billing portal/Ledger export', 4), '');
  });

  it('shows both versions of what was changed elsewhere meanwhile, and lets one choose', async () => {
    const place = { projectId: 'Billing portal', taskId: 'Ledger export', date: '2026-11-18' };
    const faults = [{ place, text: '1:30', fault: 'changed', theirs: '2:45' }] as const;
    const view = await open(weekContent(), {}, { faults });
    await enterGrid(view);
    await press(view, 'ArrowDown', 'ArrowLeft');
    await view.page.keyboard.type('1:30');
    await press(view, 'Enter');

    await view.page.getByText('there it is 2:45, yours is 1:30').waitFor();
    await view.tabTo(/^Use mine$/);
    await press(view, 'Enter');
    await view.until(() => typed(view).length === 2, 'the second request');
    assert.deepEqual(typed(view), ['Ledger export 18 1:30', 'Ledger export 18 1:30']);
  });

  describe('of what was changed elsewhere while it was typed over', () => {
    const openMonday = async () => {
      const view = await open();
      await enterGrid(view);
      await press(view, 'Control+Home');
      return view;
    };

    it('saves no cell unasked, and shows both', async () => {
      const view = await openMonday();
      await view.page.keyboard.type('1:15');
      await showTheirs(view);
      await press(view, 'Enter');

      await view.page.getByText('there it is 2:45, yours is 1:15').waitFor();
      assert.deepEqual(typed(view), []);
      await view.tabTo(/^Use mine$/);
      await press(view, 'Enter');
      await view.until(() => typed(view).length === 1, 'what was typed');
      assert.deepEqual(typed(view), ['Checkout 16 1:15']);
    });
  });

  describe('a time that others would give away', () => {
    const place = { projectId: 'Billing portal', taskId: 'Ledger export', date: '2026-11-18' };
    const at = (time: string) => `2026-11-18T${time}:00+01:00`;
    const span = (from: string, to: string) => ({ startedAt: at(from), endedAt: at(to) });
    const question = (change: Partial<CropQuestion> = {}): CropQuestion => ({
      ...{ id: '1', place, text: '9-11', form: null, span: span('09:00', '11:00'), zone: 'Europe/Berlin' },
      neighbours: [
        {
          ...{ name: 'Nordwind GmbH · API rewrite', note: 'Retry policy' },
          ...{ before: span('08:00', '12:00'), after: [span('08:00', '09:00'), span('11:00', '12:00')] },
        },
      ],
      ...change,
    });
    /** A host that asks about every change but those of `answerCrop`. */
    const openAsking = async (questions: readonly CropQuestion[], options: Partial<OpenOptions> = {}) =>
      await openWith((message) => {
        if (!('editId' in message)) return [weekContent()];
        const isAnswer = message.type === 'answerCrop';
        const outcome = { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 };
        return [weekContent({ questions: isAnswer ? [] : [...questions] }), outcome];
      }, options);
    const answers = (view: OpenView) =>
      view.messages('answerCrop').map(({ questionIds, isTaken }) => [questionIds, isTaken]);
    const typeSpan = async (view: OpenView) => {
      await enterGrid(view);
      await press(view, 'ArrowDown', 'ArrowLeft');
      await view.page.keyboard.type('9-11');
      await press(view, 'Enter');
      await view.page.getByRole('region', { name: 'Wed 18, 9:00–11:00 takes time' }).waitFor();
      await view.page.locator('td.asked:focus').waitFor();
    };

    it('is asked about in the cell and below, with what each neighbour becomes; Enter takes it', async () => {
      const view = await openAsking([question()]);
      await typeSpan(view);

      await view.page.getByText('8:00–12:00 becomes 8:00–9:00, 11:00–12:00').waitFor();
      assert.match((await view.page.locator('td.asked').textContent()) ?? '', /9-11/);
      assert.equal((await totals(view)).at(-1), '28:39', 'nothing of it is recorded');
      await press(view, 'Enter');
      await view.page.getByRole('region', { name: 'takes time' }).waitFor({ state: 'detached' });
      assert.deepEqual(answers(view), [[['1'], true]]);
      assert.equal(await view.page.locator('td:focus').count(), 1);
    });

    it('goes back to the typed text by Escape, and by another to what stood there', async () => {
      const view = await openAsking([question()]);
      await typeSpan(view);
      await press(view, 'Escape');

      const input = view.page.locator('input.type:focus');
      await input.waitFor();
      assert.equal(await input.inputValue(), '9-11');
      assert.deepEqual(answers(view), [[['1'], false]]);
      await press(view, 'Escape');
      assert.equal(await textOf(view, 'Billing portal/Ledger export', 2), '2:00');
      assert.equal(typed(view).length, 1);
    });

    it('does not call back who types elsewhere by then, and takes several at once', async () => {
      const copied = question({ id: '2', text: '', place: { ...place, date: '2026-11-19' } });
      const view = await openAsking([question(), copied]);
      await enterGrid(view);
      await press(view, 'ArrowDown', 'ArrowLeft');
      await view.page.keyboard.type('9-11');
      await press(view, 'Enter', '4');
      await view.page.getByRole('region', { name: 'takes time' }).waitFor();

      assert.equal(await view.page.locator('input.type:focus').inputValue(), '4');
      await view.page.getByRole('button', { name: 'Take All 2' }).click();
      await view.until(() => answers(view).length === 1, 'the answer');
      assert.deepEqual(answers(view), [[['1', '2'], true]]);
    });

    it('is asked of the times of an entry, whose form comes back with what was typed', async () => {
      const entryId = '2-2:00-0-';
      const form = { entryId, change: { times: '9-11', note: 'Longer' } };
      const view = await openAsking([question({ place: null, text: '', form })]);
      await enterGrid(view);
      await press(view, 'ArrowDown', 'ArrowLeft', 'Alt+Enter');
      await view.page.getByRole('form', { name: 'Entry' }).waitFor();
      await press(view, 'Shift+Tab', 'Control+a');
      await view.page.keyboard.type('9-11');
      await press(view, 'Enter');

      await view.until(() => view.messages('changeEntry').length === 1, 'the change');
      await view.page.locator('vscode-button.take:focus').waitFor();
      await press(view, 'Escape');
      await view.page.getByRole('form', { name: 'Entry' }).waitFor();
      assert.equal(await view.page.getByRole('textbox', { name: 'Times' }).inputValue(), '9-11');
      assert.equal(await view.page.getByRole('textbox', { name: 'Note' }).inputValue(), 'Longer');
    });

    for (const theme of Object.keys(themes) as Theme[]) {
      it(`has nothing that axe finds in the ${theme} theme`, async () => {
        const view = await openAsking([question()], { theme });
        await typeSpan(view);

        assert.deepEqual(await view.findAxeViolations(), []);
        assert.deepEqual(view.failures, []);
      });
    }
  });

  it('copies a range and pastes it, fills down and right, and clears', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Control+c');
    await press(view, 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'Control+v');
    await view.until(() => typed(view).length === 3, 'the paste');
    await press(view, 'ArrowUp', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Control+d');
    await view.until(() => typed(view).length === 4, 'the fill');
    await press(view, 'Escape', 'Delete');
    await view.until(() => typed(view).length === 5, 'the clearing');

    assert.deepEqual(typed(view), [
      'Tickets 16 1:45',
      'Tickets 17 3:30',
      'Tickets 18 1:15',
      'Tickets 18 2:00',
      'Ledger export 18 ',
    ]);
  });

  /** Whether the page took it. */
  const paste = async (view: OpenView, text?: string) =>
    await view.page.evaluate((given) => {
      const clipboardData = new DataTransfer();
      if (given !== undefined) clipboardData.setData('text/plain', given);
      return !document.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);

  it('pastes lines of unequal length into the cells that they have, and leaves the others', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'Home', 'ArrowRight');
    await paste(view, '1:30\t4:30\n2:30\n0:10\t0:20\n\n');
    await view.until(() => typed(view).length > 0, 'the paste');

    assert.deepEqual(typed(view), [
      ...['Checkout 17 1:30', 'Checkout 18 4:30', 'Ledger export 17 2:30'],
      ...['Tickets 17 0:10', 'Tickets 18 0:20'],
    ]);
  });

  it('keeps what is selected when what is pasted has no text', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'Home');
    const wasTaken = await paste(view);
    await press(view, '1', 'Enter');
    await view.until(() => typed(view).length > 0, 'what is typed after the paste');

    assert.equal(wasTaken, true);
    assert.deepEqual(typed(view), ['Checkout 16 1']);
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

  it('asks for undo and redo, leaves the grid by Escape and Tab', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'Control+z', 'Control+y', 'Control+Shift+z', 'Escape', 'Tab');

    assert.deepEqual([view.messages('undo').length, view.messages('redo').length], [1, 2]);
    assert.equal(await view.page.locator('td:focus').count(), 0);
  });

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
      assert.deepEqual(view.messages('act'), [{ type: 'act', act: 'submit' }]);
    });

    it('sums what is recorded, whatever is marked there', async () => {
      const view = await open();
      await typeTwoFaults(view);

      assert.equal((await totals(view)).at(-1), '28:39');
      await view.page.getByText('27:24 billable').waitFor();
      await view.page.getByText('€3,119.25').waitFor();
    });
  });

  it('has the focus on its selected cell at once, and draws no ring without it', async () => {
    const view = await open();
    await view.page.locator('td.sel:focus').waitFor();
    await view.page.keyboard.type('1:30');
    await press(view, 'Enter');
    await view.until(() => typed(view).length === 1, 'the change');
    const ring = () => view.page.locator('td.sel').evaluate((cell) => getComputedStyle(cell).outlineStyle);
    assert.equal(await ring(), 'solid');

    await view.page.getByRole('button', { name: 'Previous week' }).focus();
    assert.notEqual(await ring(), 'solid');
    await view.page.evaluate(() => window.dispatchEvent(new FocusEvent('focus')));
    assert.equal(await view.readFocus(), 'Previous week', 'what has the focus keeps it');
  });

  it('shows to the eye what was saved all the same, or was not', async () => {
    const view = await open();
    const foot = view.page.locator('.foot');
    await view.send({ type: 'outcome', editId: 1, faults: [], overlaps: 2 });
    await foot.getByText('Saved; 2 share time with other entries.').waitFor();
    await view.send({ type: 'outcome', editId: 2, faults: [], overlaps: 0 });
    await foot.getByText('Saved; 2').waitFor({ state: 'detached' });

    await view.send(weekContent({ sheet: { id: 's1', state: 'submitted', reason: null } }));
    const fault = { text: '', fault: 'locked' };
    await view.send({ type: 'outcome', editId: 3, faults: [fault], overlaps: 0 });
    await foot.getByText('Not saved: the week is submitted: withdraw it first').waitFor();
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

  describe('keys of the editor', () => {
    const heard = (view: OpenView) =>
      view.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    const openHearing = async () => {
      const view = await open();
      await view.page.evaluate(() => {
        const keys: string[] = [];
        Object.assign(globalThis, { heard: keys });
        window.addEventListener('keydown', ({ key, ctrlKey }) => {
          if (!['Control', 'Alt'].includes(key)) keys.push(`${ctrlKey ? 'Control+' : ''}${key}`);
        });
      });
      await enterGrid(view);
      return view;
    };

    it('does not hear those that the grid takes', async () => {
      const view = await openHearing();
      await press(view, 'Control+d', 'Control+r', 'Control+z', 'Control+y', 'Control+k');

      assert.deepEqual(await heard(view), ['Control+k']);
    });

    it('hears both of a chord, and the second is not typed', async () => {
      const view = await openHearing();
      await press(view, 'Control+Alt+v', '1');
      assert.equal(await view.page.locator('input.type').count(), 0);
      await press(view, 'F2');
      const input = view.page.locator('input.type:focus');
      await input.waitFor();
      const before = await input.inputValue();
      await press(view, 'Control+Alt+v', 't');

      assert.equal(await input.inputValue(), before);
      assert.deepEqual(
        (await heard(view)).filter((key) => key !== 'F2'),
        ['Control+v', '1', 'Control+v', 't'],
      );
      await press(view, '1');
      assert.equal(await input.inputValue(), '1', 'one key alone is taken by it');
    });
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

  it('shows a day as it went, with what was not recorded, and still does after a reload', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'Escape');
    await view.tabTo(/^Day$/);
    await press(view, 'Enter');
    await view.page.getByRole('button', { name: 'Previous day' }).click();
    await view.page.reload();

    await view.page.getByRole('heading', { name: 'Wednesday 18 November, 8:00' }).waitFor();
    await view.page.getByText('11:30–13:00 · 1:30 not recorded').waitFor();
    await view.page.getByRole('img', { name: /^Time axis: 9:00–10:15/ }).waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('counts what crosses midnight on each of its days, and says why totals are others than those of cells', async () => {
    const { rows } = weekContent();
    const hours = (amount: number) => amount * 3_600;
    const nights = [hours(2), -hours(1), hours(1), 0, 0, 0, 0];
    const view = await open(
      weekContent({ rows: rows.map((row, at) => (at === 0 ? { ...row, nights } : row)) }),
    );

    const shown = (await totals(view)).map((text) => text.replace(/\s+/g, ' '));

    assert.deepEqual(shown.slice(0, 4), [
      '10:15 2:00 from the day before',
      '7:15 1:00 on the next day',
      '9:00 1:00 from the day before',
      '4:09',
    ]);
    assert.equal(shown.at(-1), '30:39');
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.getByRole('button', { name: 'Previous day' }).click();
    await view.page.locator('.day', { hasText: '1:00 from the day before' }).waitFor();
  });

  it('marks times of another zone in a day, and draws them when they were', async () => {
    const content = weekContent();
    const [base] = content.rows[1]?.cells[2] ?? [];
    assert.ok(base);
    const abroad = {
      ...{ ...base, id: 'abroad', zone: 'UTC', seconds: 3_600 },
      ...{ startedAt: '2026-11-18T10:00:00Z', endedAt: '2026-11-18T11:00:00Z' },
    };
    const here = {
      ...{ ...base, id: 'here', seconds: 3_600 },
      ...{ startedAt: '2026-11-18T11:00:00Z', endedAt: '2026-11-18T12:00:00Z' },
    };
    const row = weekRow('Acme Ltd', ['Billing portal'], []);
    row.cells[2] = [here, abroad];
    const view = await open(weekContent({ rows: [row] }));
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.getByRole('button', { name: 'Previous day' }).click();

    const listed = await view.page.locator('.went > li').allTextContents();
    assert.deepEqual(
      listed.map((text) => /(\d+:\d\d–\d+:\d\d)\s+(UTC\S*)?/.exec(text)?.slice(1, 3)),
      [
        ['10:00–11:00', 'UTC+0'],
        ['12:00–13:00', undefined],
      ],
    );
    const bars = await view.page
      .locator('.axis .span')
      .evaluateAll((all) => all.map((bar) => bar.getAttribute('x')));
    assert.deepEqual(bars, ['0%', '50%'], 'from 11:00 to 13:00 here');
  });

  it('prints no hour of a day over another at 320 px, and cuts no name', async () => {
    const long = 'Nordwind Handels GmbH: relaunch of the supplier portal';
    const row = weekRow(long, [long], ['', '', '2:30+1:45+2:00']);
    const view = await open(weekContent({ rows: [row] }), { width: 320 });
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.getByRole('button', { name: 'Previous day' }).click();
    await view.page.locator('.axis .hour').first().waitFor();

    const boxes = await view.page
      .locator('.axis .hour:visible')
      .evaluateAll((all) =>
        all.map((hour) => hour.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
      );
    assert.ok(boxes.length > 2);
    for (const [index, { left }] of boxes.slice(1).entries())
      assert.ok(left > (boxes[index]?.right ?? 0) + 2);
    const cut = await view.page
      .locator('.went strong')
      .evaluateAll((all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    assert.equal(cut, 0);
  });

  describe('proposals for forgotten time', () => {
    const at = (time: string) => `2026-11-18T${time}:00+01:00`;
    const propose = (from: string, to: string, change: Partial<WeekProposal> = {}): WeekProposal => ({
      ...{ id: `${from}-${to}`, startedAt: at(from), endedAt: at(to), projectId: 'p1', note: 'Login' },
      seconds: (Date.parse(at(to)) - Date.parse(at(from))) / 1000,
      evidence: [
        { kind: 'activity', from: at(from), to: at(to), text: 'feature/login' },
        { kind: 'commit', from: at(to), to: at(to), text: 'Fix login <b>now</b>' },
      ],
      canMerge: false,
      ...change,
    });
    const lunch = propose('11:45', '12:30', { canMerge: true });
    const meeting = propose('12:30', '12:50', {
      ...{ projectId: null, note: '' },
      evidence: ['Standup', 'Plan', 'Demo', 'Retro'].map((text) => ({
        ...{ kind: 'event' as const, from: at('12:30'), to: at('12:50') },
        text,
      })),
    });
    const openDay = async (
      items: readonly WeekProposal[],
      { after = [], ...options }: Partial<OpenOptions> & { after?: readonly WeekProposal[] } = {},
    ) => {
      const view = await openWith(proposingHost(items, after), options);
      await view.page.getByRole('button', { name: /^(Day|Tag)$/ }).click();
      await view.page.getByRole('button', { name: /^(Previous day|Voriger Tag)$/ }).click();
      return view;
    };
    const asked = (view: OpenView, type: string) =>
      view.messages(type).map(({ id, change }) => (change === undefined ? id : [id, change]));

    it('say by whose clock they are where that is not the reader’s', async () => {
      const view = await openWith((message) =>
        message.type === 'findProposals'
          ? [{ ...proposalsOf([lunch], false), zone: 'UTC' }]
          : proposingHost([], [])(message),
      );
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Previous day' }).click();

      await view.page.locator('.proposal', { hasText: '10:45–11:30 UTC+0' }).waitFor();
    });

    it('stand in the gaps of the day with their evidence, and are asked for on days that were', async () => {
      const view = await openDay([lunch, meeting]);
      await view.page.getByText('11:45–12:30 work in the editor feature/login').waitFor();

      await view.page.getByText('12:30 commit Fix login <b>now</b>').waitFor();
      await view.page.getByText('1 more').waitFor();
      await view.page.getByRole('img', { name: /11:45–12:30 not recorded yet/ }).waitFor();
      assert.equal(await view.page.getByText('11:30–13:00 · 1:30 not recorded').count(), 0);
      const order = await view.page.locator('.went > li .figure').allTextContents();
      assert.deepEqual(order.slice(4, 7), ['0:45', '0:20', '1:45']);
      assert.deepEqual(await view.findAxeViolations(), []);
      await view.page.getByRole('button', { name: 'Next day' }).click();
      await view.page.getByRole('button', { name: 'Next day' }).click();
      await view.page.getByRole('heading', { name: /^Friday 20/ }).waitFor();
      const days = new Set(view.messages('findProposals').map(({ date }) => date));
      assert.deepEqual([...days], ['2026-11-19', '2026-11-18'], 'tomorrow has nothing that was forgotten');
      assert.deepEqual([view.messages('acceptProposal'), view.failures], [[], []]);
    });

    it('are recorded by the keyboard, and the focus goes on to the next', async () => {
      const view = await openDay([lunch, meeting], { after: [meeting] });
      await view.tabTo(/^Record It, 11:45–12:30$/);
      await press(view, 'Enter');

      await view.page.locator('[data-proposal]').nth(1).waitFor({ state: 'detached' });
      assert.deepEqual(asked(view, 'acceptProposal'), [['11:45-12:30', {}]]);
      await view.until(() => view.messages('findProposals').length > 2, 'the day is looked at again');
      assert.equal(await view.readFocus(), 'Record It, 12:30–12:50');
    });

    it('are changed before they are recorded, and have their project chosen', async () => {
      const view = await openDay([meeting]);
      await view.tabTo(/^Record It, 12:30/);
      await press(view, 'Enter');
      const form = view.page.getByRole('form', { name: 'Proposal' });
      await form.waitFor();
      assert.deepEqual(await view.findAxeViolations(), []);
      await view.page.locator('#project:focus').waitFor();
      await press(view, 'Tab', 'Enter');
      await form.getByRole('alert').getByText('choose the project').waitFor();
      await view.page.getByLabel('Project').selectOption('p2');
      await view.page.getByLabel('Times').fill('12:15-12:45');
      await press(view, 'Tab');
      await view.page.keyboard.type('Standup');
      await press(view, 'Enter');

      await view.until(() => view.messages('acceptProposal').length === 1, 'the request');
      const change = { times: '12:15-12:45', note: 'Standup', projectId: 'p2' };
      assert.deepEqual(asked(view, 'acceptProposal'), [['12:30-12:50', change]]);
    });

    it('keep the lines of a note that was not typed into', async () => {
      const view = await openDay([{ ...meeting, note: 'Fix login\r\nand its test' }]);
      await view.tabTo(/^Change, 12:30/);
      await press(view, 'Enter');
      await view.page.getByRole('form', { name: 'Proposal' }).waitFor();
      await view.page.getByLabel('Project').selectOption('p2');
      assert.equal(await view.page.getByLabel('Note').inputValue(), 'Fix login\nand its test');
      await view.page.getByLabel('Note').press('Enter');

      await view.until(() => view.messages('acceptProposal').length === 1, 'the request');
      assert.deepEqual(asked(view, 'acceptProposal'), [['12:30-12:50', { projectId: 'p2' }]]);
    });

    it('are left alone by Escape, merged with the next, ignored and proposed again', async () => {
      const view = await openDay([lunch, meeting], { after: [meeting] });
      await view.tabTo(/^Change, 11:45/);
      await press(view, 'Enter');
      await view.page.getByRole('form', { name: 'Proposal' }).waitFor();
      await press(view, 'Escape');
      await view.page.getByRole('form', { name: 'Proposal' }).waitFor({ state: 'detached' });
      assert.equal(await view.readFocus(), 'Record It, 11:45–12:30');
      await view.page.getByRole('button', { name: 'Merge with Next, 11:45–12:30' }).click();
      await view.until(() => view.messages('mergeProposal').length === 1, 'the merge');
      await view.page.getByRole('button', { name: 'Ignore, 12:30–12:50' }).click();
      await view.page.getByRole('button', { name: 'Propose Again' }).click();
      await view.until(() => view.messages('restoreIgnored').length === 1, 'the request');

      assert.deepEqual(
        [asked(view, 'mergeProposal'), asked(view, 'ignoreProposal')],
        [['11:45-12:30'], ['12:30-12:50']],
      );
      assert.deepEqual(view.messages('acceptProposal'), []);
    });

    it('says why one could not be recorded', async () => {
      const view = await openDay([lunch]);
      const fault = { text: '', fault: 'refused', message: 'The day is past its limit.' };
      await view.send({ type: 'outcome', editId: 1, faults: [fault], overlaps: 0 });

      await view.page.locator('.foot').getByText('Not saved: The day is past its limit.').waitFor();
    });

    for (const theme of Object.keys(themes) as Theme[]) {
      it(`has nothing that axe finds in the ${theme} theme`, async () => {
        const view = await openDay([lunch, meeting], { theme, language: theme === 'light' ? 'de' : 'en' });
        await view.page.locator('.proposal').nth(1).waitFor();

        assert.deepEqual(await view.findAxeViolations(), []);
      });
    }
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

    for (const theme of Object.keys(themes) as Theme[]) {
      it(`have nothing that axe finds in the ${theme} theme`, async () => {
        const view = await openDaysOff({ theme, language: theme === 'light' ? 'de' : 'en' });

        assert.deepEqual(await view.findAxeViolations(), []);
        assert.deepEqual(view.failures, []);
      });
    }
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
    const view = await open(weekContent({ rows: [], amounts: [], billableSeconds: 0 }));

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

  for (const width of [300, 700, 1200, 3840]) {
    it(`scrolls the grid alone at ${width} px`, async () => {
      const view = await open(weekContent(), { width });

      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });

      assert.deepEqual(overflow, [0, 0]);
    });
  }

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`has nothing that axe finds in the ${theme} theme`, async () => {
      const view = await open(weekContent(), { theme });
      await enterGrid(view);
      await press(view, 'ArrowRight');
      await view.page.keyboard.type('1:75');
      await press(view, 'Enter');

      assert.deepEqual(await view.findAxeViolations(), []);
      assert.deepEqual(view.failures, []);
    });
  }
});

/** Proposes `items` until one of them is decided, and `after` from then on. */
function proposingHost(items: readonly WeekProposal[], after: readonly WeekProposal[]) {
  let current = proposalsOf(items, false);
  return (message: WeekViewMessage): readonly unknown[] => {
    if (/^(accept|ignore|merge)Proposal$/.test(message.type)) current = proposalsOf(after, true);
    if ('date' in message) return message.date === current.date ? [current] : [];
    const outcome = { type: 'outcome', editId: 1, faults: [], overlaps: 0 };
    return message.type === 'acceptProposal' ? [weekContent(), outcome] : [weekContent()];
  };
}

function proposalsOf(items: readonly WeekProposal[], canRestore: boolean): WeekProposals {
  return {
    ...{ type: 'proposals', date: '2026-11-18', zone: 'Europe/Berlin', problem: null, canRestore },
    items: [...items],
    projects: [
      { id: 'p1', name: 'Acme Ltd · Billing portal' },
      { id: 'p2', name: 'Practice · Administration' },
    ],
  };
}

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
