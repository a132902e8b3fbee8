/** Hands that are quicker, slower or elsewhere than the Week expects: pressed twice, taken back, pasted past the edge. */
import assert from 'node:assert/strict';
import { type WeekContent, type WeekFault, weekHostMessageSchema } from '../../../webviews/week/messages.ts';
import { type WeekViewMessage, weekViewMessageSchema } from '../../../webviews/week/view-messages.ts';
import { weekView } from '../../../webviews/week/week.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { lunch, meeting, proposalsOf } from './sample-proposals.ts';
import { weekContent } from './sample-week.ts';
import { press, textOf, typed } from './week-page.ts';

type Answer = (message: WeekViewMessage) => readonly unknown[];

describe('hands on the Week', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(weekView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(answer: Answer = () => [], options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = weekViewMessageSchema.parse(input);
      const answers = answer(message);
      const given = answers.length === 0 && message.type === 'ready' ? [weekContent()] : answers;
      return given.map((one) => weekHostMessageSchema.parse(one));
    };
    const view = await bench.open({ host, ...options });
    await view.filled();
    return view;
  }

  describe('on a proposal', () => {
    const openDay = async (answer: Answer): Promise<OpenView> => {
      const view = await open(answer);
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.locator('.proposal').first().waitFor();
      return view;
    };
    const record = (view: OpenView, times: string) =>
      view.page.getByRole('button', { name: `Record It, ${times}` });
    const recorded = (view: OpenView) => view.messages('acceptProposal').map(({ id }) => id);

    it('record it once by a double click, and again only when the first was refused', async () => {
      const view = await openDay((message) => (message.type === 'findProposals' ? [proposalsOf(lunch)] : []));
      const button = record(view, '11:45–12:30');
      await button.dblclick();
      await press(view, 'Enter');

      assert.equal(await button.getAttribute('aria-disabled'), 'true');
      assert.equal(
        await view.page.getByRole('button', { name: 'Ignore, 11:45–12:30' }).getAttribute('aria-disabled'),
        'true',
      );
      assert.deepEqual(recorded(view), ['lunch']);
      const fault: WeekFault = { text: '', fault: 'refused', message: 'The day is past its limit.' };
      await view.send({ type: 'outcome', editId: 1, faults: [fault], overlaps: 0 });
      await view.page.locator('.proposal button:not([aria-disabled])').first().waitFor();
      await button.click();
      await view.until(() => recorded(view).length === 2, 'the second try');
    });

    it('record none that slips under the second click', async () => {
      let items = [lunch, meeting];
      const view = await openDay((message) => {
        if (message.type === 'findProposals') return [proposalsOf(...items)];
        if (message.type !== 'acceptProposal') return [];
        items = items.filter(({ id }) => id !== message.id);
        return [weekContent(), { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 }];
      });
      await record(view, '11:45–12:30').click();
      await view.page.locator('[data-proposal=lunch]').waitFor({ state: 'detached' });
      await record(view, '12:30–12:50').hover();
      await view.page.mouse.down({ clickCount: 2 });
      await view.page.mouse.up({ clickCount: 2 });
      assert.deepEqual(recorded(view), ['lunch']);
      await record(view, '12:30–12:50').click();
      await view.until(() => recorded(view).length === 2, 'the other one, clicked by itself');
    });
  });

  it('paste a copied line below where its selection began, and are told what did not fit', async () => {
    const view = await open();
    await view.page.locator('td:focus').waitFor();
    await press(view, 'ArrowDown', 'Home', 'ArrowRight', 'Shift+ArrowRight', 'Control+c');
    await press(view, 'ArrowDown', 'Control+v');
    await view.until(() => typed(view).length === 2, 'the paste');
    assert.deepEqual(typed(view), ['Tickets 17 1:00', 'Tickets 18 2:00']);
    await press(view, 'End', 'Control+v');
    await view.page.locator('.foot').getByText('Not saved: 1 of 2 did not fit.').waitFor();

    assert.deepEqual(typed(view).slice(2), ['Tickets 22 1:00']);
  });

  it('are shown the week that Undo changes, the cell, and what was taken back', async () => {
    const other = weekContent({ weekStart: '2026-11-23', week: 48, previousWeek: 47, today: '2026-11-19' });
    const changed = weekContent();
    const [entry] = changed.rows[2]?.cells[0] ?? [];
    if (entry === undefined) return assert.fail('an entry');
    Object.assign(entry, { version: 2, seconds: 1_800 });
    const view = await open((message) => {
      if (message.type === 'chooseWeek') return [other];
      if (message.type !== 'undo') return [];
      const outcome = { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 };
      return [weekContent(), changed, outcome];
    });
    await view.page.getByRole('button', { name: 'Next week' }).click();
    await view.page.getByRole('heading', { name: 'Week 48' }).waitFor();
    await view.page.getByRole('button', { name: 'Undo' }).click();

    const said = 'Undone: Mon 16, Tickets: 0:15 → 0:30.';
    await view.page.locator('.foot').getByText(said).waitFor();
    await view.page.locator('footer [role=status]').getByText(said).waitFor({ state: 'attached' });
    await view.page.locator('tr[data-row="Support retainer/Tickets"] td.sel[data-day="0"]').waitFor();
    assert.equal(await view.readFocus(), 'Undo', 'to be pressed again');
  });

  it('stay on the cell that they went to before Undo was answered', async () => {
    const view = await open((message) => (message.type === 'ready' ? [weekContent()] : []));
    const cell = (day: number) =>
      view.page.locator(`tr[data-row="Support retainer/Tickets"] td[data-day="${day}"]`);
    await view.page.getByRole('button', { name: 'Undo' }).click();
    await view.until(() => view.messages('undo').length === 1, 'the undo');
    await cell(3).click();
    const changed = weekContent();
    const [entry] = changed.rows[2]?.cells[0] ?? [];
    assert.ok(entry);
    Object.assign(entry, { version: 2, seconds: 1_800 });
    const [asked] = view.messages('undo');
    await view.send(changed, { type: 'outcome', editId: asked?.['editId'], faults: [], overlaps: 0 });

    await view.page.locator('.foot').getByText('Undone: Mon 16, Tickets: 0:15 → 0:30.').waitFor();
    assert.equal(await cell(3).and(view.page.locator('.sel')).count(), 1);
  });

  describe('on what the page said', () => {
    const said = 'Undone: Mon 16, Tickets: 0:30 → 0:15.';
    /** Monday of Tickets in this version. */
    const withTickets = (version: number, seconds: number): WeekContent => {
      const content = weekContent();
      const [entry] = content.rows[2]?.cells[0] ?? [];
      assert.ok(entry);
      Object.assign(entry, { version, seconds });
      return content;
    };
    const openUndone = async (): Promise<OpenView> => {
      const view = await open((message) => {
        if (message.type === 'ready') return [withTickets(2, 1_800)];
        if (message.type !== 'undo') return [];
        const outcome = { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 };
        return [withTickets(3, 900), outcome, withTickets(3, 900)];
      });
      await listen(view);
      await view.page.getByRole('button', { name: 'Undo' }).click();
      await view.page.locator('.foot').getByText(said).waitFor();
      return view;
    };
    /** All that the status is given to read out, from here on. */
    const listen = async (view: OpenView) =>
      await view.page.locator('footer [role=status]').evaluate((status) => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        const note = () => heard.push(status.textContent ?? '');
        new MutationObserver(note).observe(status, { childList: true, characterData: true, subtree: true });
      });
    const heard = async (view: OpenView) =>
      (await view.page.evaluate(() => (window as unknown as { heard: string[] }).heard)).filter(Boolean);
    const gone = async (view: OpenView, sentence: string) => {
      const foot = view.page.locator('.foot').getByText(sentence);
      await foot.waitFor({ state: 'detached' });
      const status = view.page.locator('footer [role=status]').getByText(sentence);
      await status.waitFor({ state: 'detached' });
    };

    it('hear once what Undo took back, and read it until the week is changed', async () => {
      const view = await openUndone();
      await press(view, 'Tab', 'Shift+Tab');
      assert.equal(
        await view.page.locator('.foot').getByText(said).count(),
        1,
        'the same week changes nothing',
      );
      await view.send(withTickets(4, 3_600));

      await view.page.locator('tfoot').getByText('29:24').waitFor();
      await gone(view, said);
      assert.deepEqual(await heard(view), [said]);
    });

    it('read it no longer once another thing is said', async () => {
      const view = await openUndone();
      await view.page.locator('td.sel').focus();
      await press(view, '1', ':', '7', '5', 'Enter', 'ArrowUp', 'Escape');

      await view.page.locator('footer [role=status]').getByText('Day ').waitFor({ state: 'attached' });
      await gone(view, said);
      assert.equal((await heard(view)).filter((sentence) => sentence === said).length, 1);
    });

    it('read no longer that the week is to be withdrawn once it is', async () => {
      const view = await open(({ type }) => {
        if (type === 'act') return [weekContent()];
        return [weekContent({ sheet: { id: 's', state: 'submitted', reason: null } })];
      });
      await view.page.locator('td.sel:focus').waitFor();
      await listen(view);
      await press(view, '1');
      const refused = 'Not saved: the week is submitted: withdraw it first';
      await view.page.locator('.foot').getByText(refused).waitFor();
      await view.page.getByRole('button', { name: 'Withdraw' }).click();

      await gone(view, refused);
      assert.deepEqual(await heard(view), [refused]);
    });
  });

  it('read what is billed of a row beside what is billable, not beside what was worked', async () => {
    const [, ledger = assert.fail('a row'), tickets = assert.fail('a row')] = weekContent().rows;
    const rows = [
      { ...ledger, billableSeconds: 7_200, billedSeconds: 9_000 },
      { ...tickets, billedSeconds: 1_800 },
    ];
    const change = { rows, billableSeconds: 8_100, billedSeconds: 10_800 };
    const view = await open(({ type }) => (type === 'ready' ? [weekContent(change)] : []), {
      language: 'de',
    });
    const cells = view.page.locator('tr[data-row] td:last-child, tfoot td:last-child');
    const texts = (await cells.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
    assert.deepEqual(texts, [
      '3:00 · 2:00 abrechenbar · abgerechnet 2:30',
      '0:15 · abgerechnet 0:30',
      '3:15 · 2:15 abrechenbar · abgerechnet 3:00',
    ]);
    for (const width of [1200, 800, 400]) {
      await view.page.setViewportSize({ width, height: 800 });
      const isCut = await view.page
        .locator('.billed:has(.between)')
        .evaluateAll((all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth));
      assert.deepEqual(isCut, [false, false], `${width} px`);
    }
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('go on by the keyboard where a submitted week was, and are told why it takes no typing', async () => {
    const view = await open((message) =>
      message.type === 'act' ? [weekContent({ sheet: { id: 's', state: 'submitted', reason: null } })] : [],
    );
    await view.page.getByRole('button', { name: 'Submit Week' }).click();
    await view.page.getByRole('button', { name: 'Submit Week' }).waitFor({ state: 'detached' });
    await view.page.locator('td.sel:focus').waitFor();
    await press(view, 'ArrowLeft', '1');

    await view.page
      .locator('.foot')
      .getByText('Not saved: the week is submitted: withdraw it first')
      .waitFor();
    assert.equal(await view.page.locator('td:focus').getAttribute('data-day'), '2');
  });

  it('hear of a submission where it was asked for, and take it back there, in the day too', async () => {
    const view = await open((message) =>
      message.type === 'act'
        ? [
            weekContent({
              sheet: { id: 's', state: message.act === 'submit' ? 'submitted' : 'draft', reason: null },
            }),
          ]
        : [],
    );
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.getByRole('button', { name: 'Submit Week' }).press('Enter');

    await view.page.locator('footer [role=status]').getByText('This week is submitted').waitFor();
    await view.page.locator('.day :focus').waitFor();
    await view.page.getByRole('button', { name: 'Withdraw' }).press('Enter');
    await view.page.getByRole('button', { name: 'Submit Week' }).waitFor();
    await view.page.locator('.day :focus').waitFor();
  });

  describe('on a text that was refused', () => {
    const row = 'Billing portal/Checkout';
    /** Of Wednesday, which has 1:15, under a change that can be taken back. */
    const openRefused = async (): Promise<OpenView> => {
      const view = await open();
      await view.page.locator('td:focus').waitFor();
      await press(view, 'ArrowLeft');
      await view.page.keyboard.type('1:75');
      await press(view, 'Enter');
      await view.page.getByText('Wed 18, Checkout: minutes end at 59.').waitFor();
      return view;
    };
    const gone = (view: OpenView) => view.page.locator('td.bad').waitFor({ state: 'detached' });

    for (const key of ['Escape', 'Delete', 'Control+z']) {
      it(`throw away that alone by the first ${key}`, async () => {
        const view = await openRefused();
        await press(view, 'ArrowUp', key);

        await gone(view);
        assert.equal(await textOf(view, row, 2), '1:15');
        assert.deepEqual([typed(view), view.messages('undo')], [[], []]);
        assert.equal(await view.page.locator('td.sel:focus').count(), 1);
      });
    }

    it('touch what is recorded by the next key', async () => {
      const view = await openRefused();
      await press(view, 'ArrowUp', 'Delete', 'Delete');
      await view.until(() => typed(view).length === 1, 'the deletion');
      await press(view, 'Control+z');
      await view.until(() => view.messages('undo').length === 1, 'the undo');

      assert.deepEqual(typed(view), ['Checkout 18 ']);
    });

    it('throw it away by Undo where they are in another cell by now, for it was typed last', async () => {
      const view = await openRefused();
      await view.page.getByRole('button', { name: 'Undo' }).click();
      await gone(view);
      assert.deepEqual(view.messages('undo'), []);
    });

    it('take back a later change before it', async () => {
      const view = await openRefused();
      await press(view, '3', 'Enter', 'Control+z');
      await view.until(() => view.messages('undo').length === 1, 'the undo');

      assert.deepEqual([typed(view), await view.page.locator('td.bad').count()], [['Ledger export 18 3'], 1]);
    });
  });
});
