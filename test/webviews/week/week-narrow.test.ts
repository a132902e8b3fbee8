/** The Week where there is little room: nothing reaches past the page, is cut or lies over something else. */
import assert from 'node:assert/strict';
import { waitFor } from '../../support/wait-for.ts';
import type { OpenView } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';
import { cell, enterGrid, press, WeekBench } from './week-page.ts';

const checkout = 'Billing portal/Checkout';
const span = { startedAt: '2026-11-19T08:00:00Z', endedAt: '2026-11-19T09:00:00Z' };

/** What may be on the page, each with what brings it there. */
const scenes: Readonly<Record<string, (view: OpenView) => Promise<void>>> = {
  'the grid': async () => undefined,
  'a submitted week': async (view) => {
    await view.send(weekContent({ sheet: { id: 's', state: 'submitted', reason: null } }));
    await view.page.locator('.why').waitFor();
  },
  'a text that was refused': async (view) => {
    await enterGrid(view);
    await view.page.keyboard.type('1:75');
    await press(view, 'Enter');
    await view.page.locator('.fix').waitFor();
  },
  'a form that was refused': async (view) => {
    await enterGrid(view);
    await press(view, 'Control+Home', 'Alt+Enter');
    await view.page.locator('#note:focus').waitFor();
    await view.page.locator('#times').fill('9:00-8:30');
    await press(view, 'Enter');
    await view.page.locator('.reason').waitFor();
  },
  'the form of a gap that was refused': async (view) => {
    await view.page.locator('.modes button').nth(1).click();
    await view.page.locator('.day .icon-btn').first().click();
    await view.page.locator('.gap button').first().click();
    await view.page.locator('#times').fill('9:00-8:30');
    await view.page.locator('#note').press('Enter');
    await view.page.locator('.reason').waitFor();
  },
  'a question about others’ time': async (view) => {
    const neighbours = [
      { name: 'Nordwind GmbH · API rewrite', note: 'Retry policy', before: span, after: [span, span] },
    ];
    const question = { id: 'q', place: null, text: '', form: null, span, zone: 'Europe/Berlin', neighbours };
    await view.send(weekContent({ questions: [question] }));
    await view.page.locator('.crop').waitFor();
  },
  'what would be copied': async (view) => {
    const rows = [
      { name: 'Nordwind GmbH · API rewrite · Import pipeline', isNew: true, seconds: 36_000 },
      { name: 'Acme Ltd · Support retainer', isNew: false, seconds: 3_600 },
    ];
    const counts = { entryCount: 12, presentCount: 2, seconds: 39_600 };
    await view.send({ type: 'copyPreview', week: 46, rows, ...counts });
    await view.page.locator('.copy').waitFor();
  },
  'days off': async (view) => {
    await view.page.locator('.days-off button').click();
    const item = { id: 'a', version: 1, firstDate: '2026-12-21', lastDate: '2027-01-01' };
    const note = 'Vacation with all of the family';
    await view.send({ type: 'daysOff', items: [{ ...item, note }], problem: null });
    await view.page.getByText(note).waitFor();
  },
};

/** What reaches past the page, has text that is cut, or is a control under another; the days of the grid scroll. */
async function findFaults(view: OpenView): Promise<readonly string[]> {
  return await view.page.evaluate(() => {
    const elements = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        one,
        ...(one.shadowRoot ? elements(one.shadowRoot) : []),
      ]);
    const shown = elements(document).filter(
      (one) => one.getBoundingClientRect().width > 0 && one.closest('.sr, .axis, td, thead, tfoot') === null,
    );
    const name = (one: Element) =>
      `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} ${one.textContent?.trim().slice(0, 30)}`;
    const width = document.documentElement.clientWidth;
    const isOut = (one: Element) => {
      const { left, right } = one.getBoundingClientRect();
      return one.closest('.week') === null && (left < -0.5 || right > width + 0.5);
    };
    const isCut = (one: Element) =>
      one.matches('.cut, button, input') &&
      (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
    const controls = shown.filter(
      (one) => one.matches('button, input, select, textarea, vscode-button') && one.closest('.week') === null,
    );
    const isUnder = (one: Element) => {
      const a = one.getBoundingClientRect();
      return controls.some((other) => {
        const b = other.getBoundingClientRect();
        const isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        const scrolled = '.copy, .inspect, .sheet, section';
        const isBeside = one.closest(scrolled) === other.closest(scrolled);
        return other !== one && !isApart && isBeside && one.getRootNode() === other.getRootNode();
      });
    };
    return [
      ...shown.filter(isOut).map((one) => `out: ${name(one)}`),
      ...shown.filter(isCut).map((one) => `cut: ${name(one)}`),
      ...controls.filter(isUnder).map((one) => `under: ${name(one)}`),
    ];
  });
}

/** What is wrong with how a refused cell shows its text and icon; runs in the page. */
function measureRefused(cell: Element): readonly string[] {
  const typed = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, (node) =>
    node.textContent?.trim() && !node.parentElement?.closest('.codicon, .sr')
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_SKIP,
  );
  const node = typed.nextNode();
  const icon = cell.querySelector('.codicon')?.getBoundingClientRect();
  if (node === null || node.parentElement === null || icon === undefined) return ['no text or no icon'];
  const range = document.createRange();
  range.selectNodeContents(node);
  const drawn = range.getBoundingClientRect();
  const clip = (node.parentElement.matches('.cut') ? node.parentElement : cell).getBoundingClientRect();
  const text = {
    left: Math.max(drawn.left, clip.left),
    right: Math.min(drawn.right, clip.right),
    top: drawn.top,
    bottom: drawn.bottom,
  };
  const box = cell.getBoundingClientRect();
  const isApart =
    icon.right <= text.left || text.right <= icon.left || icon.bottom <= text.top || text.bottom <= icon.top;
  const isCut = drawn.right > clip.right + 0.5 || drawn.left < clip.left - 0.5;
  return [
    ...(isApart ? [] : ['the icon is over the text']),
    ...(isCut && (node.textContent ?? '').trim().length <= 5 ? ['a short text is cut'] : []),
    ...([icon, text].every(({ top, bottom }) => top >= box.top && bottom <= box.bottom + 0.5)
      ? []
      : ['reaches past the cell']),
    ...(box.height > 33 ? [`the row is ${box.height} px high`] : []),
  ];
}

describe('a narrow Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  for (const [name, show] of Object.entries(scenes)) {
    it(`shows ${name} whole`, async () => {
      for (const [width, language] of [
        [300, 'de'],
        [400, 'en'],
        [480, 'de'],
      ] as const) {
        const view = await bench.open(weekContent(), { width, language, height: 640 });
        await show(view);
        assert.deepEqual(await findFaults(view), [], `${width} px, ${language}`);
      }
    });
  }

  it('has the length of an entry beside its name, and not under it', async () => {
    for (const width of [300, 480, 640]) {
      const view = await bench.open(weekContent(), { width, height: 640 });
      await view.page.locator('.modes button').nth(1).click();
      await view.page.locator('.day .icon-btn').first().click();
      await view.page.locator('.gap').waitFor();

      const isApart = await view.page.locator('.went > li').evaluateAll((rows) =>
        rows.every((row) => {
          const [figure, name] = [row.querySelector('.figure'), row.querySelector('strong')].map((one) =>
            one?.getBoundingClientRect(),
          );
          return (
            figure === undefined ||
            name === undefined ||
            figure.right + 2 < name.left ||
            figure.bottom <= name.top
          );
        }),
      );
      assert.equal(isApart, true, `${width} px`);
    }
  });

  it('has the icon of a refused cell beside what was typed, and not over it', async () => {
    for (const [width, days] of [
      [1200, [0, 5]],
      [800, [0, 5]],
      [300, [0, 5]],
    ] as const) {
      const view = await bench.open(weekContent(), { width, height: 640 });
      for (const day of days) {
        for (const text of ['25:00', 'half of the morning']) {
          await cell(view, checkout, day).dblclick();
          await view.page.locator('input.type').fill(text);
          await press(view, 'Enter');
          const refused = cell(view, checkout, day).and(view.page.locator('.bad'));
          await refused.waitFor();

          assert.deepEqual(await refused.evaluate(measureRefused), [], `${text}, day ${day}, ${width} px`);
          assert.equal((await refused.textContent())?.includes(text), true);
        }
      }
    }
  });

  it('brings the reason of a refused form into view', async () => {
    for (const name of ['a form that was refused', 'the form of a gap that was refused']) {
      const view = await bench.open(weekContent(), { width: 300, height: 640 });
      await scenes[name]?.(view);

      const isSeen = await view.page.locator('.reason').evaluate((reason) => {
        const { left, top, height } = reason.getBoundingClientRect();
        const at = (reason.getRootNode() as ShadowRoot).elementFromPoint(left + 2, top + height - 2);
        return at !== null && reason.contains(at);
      });
      assert.equal(isSeen, true, name);
    }
  });

  describe('that was wide before', () => {
    const makeNarrow = async (view: OpenView) => await view.page.setViewportSize({ width: 400, height: 640 });
    /** Nothing lies over the selected cell. */
    const isSeen = async (view: OpenView) =>
      await view.page.locator('td.sel').evaluate((cell) => {
        const { left, right, top, height } = cell.getBoundingClientRect();
        const at = (x: number) => (cell.getRootNode() as ShadowRoot).elementFromPoint(x, top + height / 2);
        return [left + 2, right - 2].every((x) => cell.contains(at(x)));
      });
    const openSunday = async () => {
      const view = await bench.open(weekContent(), { width: 1200, height: 640 });
      await enterGrid(view);
      await press(view, 'End');
      await view.page.locator('td.sel[data-day="6"]:focus').waitFor();
      return view;
    };

    it('brings the selected cell out from under the totals', async () => {
      const view = await openSunday();
      await makeNarrow(view);

      await waitFor(() => isSeen(view), 'the selected cell', 10_000);
    });

    it('brings it out when the grid is shown again that was away meanwhile', async () => {
      const view = await openSunday();
      await view.page.locator('.modes button').nth(1).click();
      await makeNarrow(view);
      await view.page.locator('.modes button').nth(0).click();

      await waitFor(() => isSeen(view), 'the selected cell', 10_000);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await bench.open(weekContent(), { width: 300 });
    await scenes['the form of a gap that was refused']?.(view);

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });
});
