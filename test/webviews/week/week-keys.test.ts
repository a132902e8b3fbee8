/** Keys and the clipboard in the grid of the Week. */
import assert from 'node:assert/strict';
import type { OpenView } from '../webview-page.ts';
import { enterGrid, press, typed, WeekBench } from './week-page.ts';

describe('the keys of the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);

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
      'Checkout 17 1:30',
      'Checkout 18 4:30',
      'Ledger export 17 2:30',
      'Tickets 17 0:10',
      'Tickets 18 0:20',
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

  it('asks for undo and redo, leaves the grid by Escape and Tab', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'Control+z', 'Control+y', 'Control+Shift+z', 'Escape', 'Tab');
    await view.until(() => view.messages('redo').length > 1, 'what was asked for');

    assert.deepEqual([view.messages('undo').length, view.messages('redo').length], [1, 2]);
    assert.equal(await view.page.locator('td:focus').count(), 0);
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
});
