/** What the host makes of what was typed into the Week: refused, asked about, saved all the same, and how that is told. */
import assert from 'node:assert/strict';
import type { CropQuestion } from '../../../webviews/week/messages.ts';
import type { OpenOptions, OpenView } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';
import { enterGrid, press, showTheirs, textOf, totals, typed, WeekBench } from './week-page.ts';

describe('what is answered to the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);
  const openWith: WeekBench['openWith'] = (...given) => bench.openWith(...given);

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

  describe('a sum that is shorter than entries of its cell', () => {
    const row = 'API rewrite/Import pipeline';
    const place = { projectId: 'API rewrite', taskId: 'Import pipeline', date: '2026-11-18' };
    /** The host has not answered yet. */
    const typeShorter = async () => {
      const view = await open();
      await enterGrid(view);
      await press(view, 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      await view.page.locator(`tr[data-row="${row}"] td.sel[data-day="2"]`).waitFor();
      await press(view, '1', 'Enter');
      await view.until(() => typed(view).length === 1, 'what was typed');
      return view;
    };
    const refuse = async (view: OpenView) => {
      const [{ editId } = { editId: 0 }] = view.messages('setCells');
      const faults = [{ place, text: '1', fault: 'several' }];
      await view.send({ type: 'outcome', editId, faults, overlaps: 0 });
      await view.page.getByText('Wed 18, Import pipeline: shorter than its other entries').waitFor();
    };
    const cellOf = (view: OpenView) => view.page.locator(`tr[data-row="${row}"] td.sel[data-day="2"]:focus`);

    it('is refused at that cell, below the list of its entries', async () => {
      const view = await typeShorter();
      await refuse(view);

      await cellOf(view).waitFor();
      await view.page.locator('.inspect').getByText('Wed 18 · Import pipeline').waitFor();
      assert.equal(await view.page.locator('.inspect [data-entry]').count(), 2);
      assert.equal(await view.page.getByRole('button', { name: 'Go to Cell' }).count(), 0);
      assert.deepEqual(await view.findAxeViolations(), []);
    });

    it('calls nobody back who is elsewhere by then, and leads there', async () => {
      const view = await typeShorter();
      await press(view, 'ArrowDown');
      await refuse(view);
      assert.equal(await cellOf(view).count(), 0);
      await view.tabTo(/^Go to Cell$/);
      await press(view, 'Enter');

      await cellOf(view).waitFor();
      await view.page.locator('.inspect [data-entry]').first().waitFor();
    });

    it('leads there from the day view, too', async () => {
      const view = await typeShorter();
      await refuse(view);
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Go to Cell' }).click();

      await cellOf(view).waitFor();
    });
  });

  it('shows both versions of what was changed elsewhere, and lets one choose', async () => {
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
      id: '1',
      place,
      text: '9-11',
      form: null,
      span: span('09:00', '11:00'),
      zone: 'Europe/Berlin',
      neighbours: [
        {
          name: 'Nordwind GmbH · API rewrite',
          note: 'Retry policy',
          before: span('08:00', '12:00'),
          after: [span('08:00', '09:00'), span('11:00', '12:00')],
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

    it('takes nothing by a key that was meant for the question before', async () => {
      const view = await openAsking([question()]);
      await typeSpan(view);
      await view.page.locator('.crop .take').focus();
      await view.send(weekContent({ questions: [question({ id: '2', span: span('13:00', '14:00') })] }));
      await view.page.getByRole('region', { name: 'Wed 18, 13:00–14:00 takes time' }).waitFor();
      await press(view, 'Enter');

      assert.deepEqual(answers(view), []);
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

    it('has nothing that axe finds in any theme', async () => {
      const view = await openAsking([question()]);
      await typeSpan(view);

      assert.deepEqual(await view.findAxeViolationsInThemes(), []);
      assert.deepEqual(view.failures, []);
    });
  });

  it('says no more of a cell once another one is selected', async () => {
    const view = await open(weekContent({ sheet: { id: 's1', state: 'submitted', reason: null } }));
    const told = view.page.locator('.foot').getByText('Not saved:');
    await enterGrid(view);
    await press(view, 'ArrowDown', '2');
    await told.waitFor();
    await press(view, 'ArrowDown');

    await told.waitFor({ state: 'detached' });
  });

  it('says why a cell was not saved until one chooses another; that it is not saved stays', async () => {
    const view = await open();
    const foot = view.page.locator('.foot');
    await enterGrid(view);
    await press(view, 'ArrowDown', '1', ':', '7', '5', 'Enter');
    await foot.getByText('minutes end at 59').waitFor();
    await press(view, 'ArrowDown');

    await foot.getByText('1 cell is not saved.').waitFor();
    assert.equal(await foot.getByText('minutes end at 59').count(), 0);
    await foot.getByRole('button', { name: 'Go to Cell' }).click();
    await foot.getByText('minutes end at 59').waitFor();
  });

  it('goes on saying why a change of no cell was not made, whatever cell is selected', async () => {
    const view = await open();
    await enterGrid(view);
    await view.send({ type: 'outcome', editId: 1, faults: [{ text: '', fault: 'locked' }], overlaps: 0 });
    const told = view.page.locator('.foot').getByText('Not saved:');
    await told.waitFor();
    await press(view, 'ArrowDown', 'ArrowDown');

    assert.equal(await told.count(), 1);
  });

  it('shows to the eye what was saved all the same, or was not', async () => {
    const view = await open();
    const foot = view.page.locator('.foot');
    await view.send({ type: 'outcome', editId: 1, faults: [], overlaps: 2 });
    await foot.getByText('Saved; 2 overlap with other entries.').waitFor();
    await view.send({ type: 'outcome', editId: 2, faults: [], overlaps: 0 });
    await foot.getByText('Saved; 2').waitFor({ state: 'detached' });
    await view.send({ type: 'outcome', editId: 3, faults: [], overlaps: 1, nightSeconds: 82_800 });
    await foot.getByText('Saved; it overlaps with another entry; it is 23:00 long, over midnight.').waitFor();

    await view.send(weekContent({ sheet: { id: 's1', state: 'submitted', reason: null } }));
    const fault = { text: '', fault: 'locked' };
    await view.send({ type: 'outcome', editId: 4, faults: [fault], overlaps: 0 });
    await foot.getByText('Not saved: the week is submitted: withdraw it first').waitFor();
  });
});
