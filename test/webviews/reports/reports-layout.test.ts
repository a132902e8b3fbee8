/** Where the parts of the Reports page have their place, at each width and in each theme. */
import assert from 'node:assert/strict';
import {
  type ReportContent,
  type ReportQuestion,
  reportsViewMessageSchema,
} from '../../../webviews/reports/messages.ts';
import { reportsView } from '../../../webviews/reports/reports.page.ts';
import { entriesOf, monthByProject, reportContent } from '../sample-report.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

const none = {
  seconds: 0,
  billableSeconds: 0,
  roundedSeconds: null,
  billedSeconds: 0,
  entries: 0,
  amounts: [],
};
const empty: Partial<ReportContent> = {
  rows: [],
  total: { ...none, targetSeconds: 0, billableShare: null, overtimeSeconds: 0 },
};

describe('the layout of the Reports page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(reportsView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    { first = monthByProject, change = {} }: { first?: ReportQuestion; change?: Partial<ReportContent> } = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = reportsViewMessageSchema.parse(input);
      if (message.type === 'ready') {
        return [{ type: 'connection', state: 'online' }, reportContent(message.question ?? first, change)];
      }
      if (message.type === 'showEntries') return [entriesOf(message.query, message.title)];
      return message.type === 'ask' ? [reportContent(message.question, change)] : [];
    };
    const view = await bench.open({ host, ...options });
    await view.filled();
    return view;
  }

  const choose = async (view: OpenView, name: string, label: string) =>
    await view.page.getByRole('combobox', { name, exact: true }).selectOption({ label });

  it('shows every amount at 400 px, in tables that a reader of a screen still knows as such', async () => {
    const first = { ...monthByProject, thenBy: 'task' } as const;
    const view = await open({ first }, { width: 400 });
    await view.page.getByRole('button', { name: 'No task' }).click();
    await view.page.getByRole('heading', { name: /^Entries of/ }).waitFor();

    const rights = await view.page
      .locator('.list .num:visible')
      .evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().right));
    assert.ok(rights.length > 15 && Math.max(...rights) <= 384, String(rights));
    const table = view.page.getByRole('table', { name: 'Project' });
    await table.getByRole('rowheader', { name: 'Total' }).waitFor();
    await table.getByRole('cell', { name: '€5,747.50' }).waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('shows every amount beside a side bar on a small screen, with rounding and targets', async () => {
    const content = reportContent(monthByProject);
    const rows = content.rows.map((row) => ({
      ...row,
      roundedSeconds: row.seconds,
      targetSeconds: 8 * 3_600,
      amounts: [
        { minor: 12_345_678, currency: 'EUR' },
        { minor: 9_876_543, currency: 'USD' },
      ],
    }));
    const view = await open({ change: { rows } }, { width: 580 });
    await view.page.getByRole('columnheader', { name: 'Billed as' }).waitFor();

    const rights = await view.page
      .locator('.list .num:visible')
      .evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().right));
    assert.ok(rights.length > 15 && Math.max(...rights) <= 564, String(rights));
  });

  /** Texts that are wider than their box, or that lie over another. */
  const findCrowded = (view: OpenView, selector: string) =>
    view.page.locator(selector).evaluateAll((all) => {
      const shown = all
        .filter((one) => one.textContent?.trim() !== '' && one.checkVisibility({ visibilityProperty: true }))
        .map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return { one, text: one.textContent?.trim(), box: range.getBoundingClientRect() };
        });
      const cut = shown.filter(({ one }) => one.scrollWidth > one.clientWidth);
      const covered = shown.filter(({ box }, index) => {
        const next = shown[index + 1]?.box;
        return (
          next !== undefined && box.right + 2 > next.left && box.bottom > next.top && box.top < next.bottom
        );
      });
      return {
        shown: shown.length,
        cut: cut.map(({ text }) => text),
        covered: covered.map(({ text }) => text),
      };
    });

  it('cuts no figure, and lets no label run into the next, at any width', async () => {
    const content = reportContent(monthByProject);
    const total = {
      ...content.total,
      amounts: [
        { minor: 1_057_289, currency: 'EUR' },
        { minor: 1_305_167, currency: 'DKK' },
        { minor: 123_456_789, currency: 'NOK' },
      ],
    };
    const sums = content.timeline.sums.map(({ key }) => ({ key, seconds: 10 * 3_600 + 35 * 60 }));
    const timeline = { ...content.timeline, sums };
    const view = await open({ change: { total, timeline } }, { locale: 'en-US' });

    await view.atWidths([300, 480, 560, 640, 700, 960], async () => {
      const figures = await findCrowded(view, '.figure');
      assert.deepEqual(figures, { shown: 4, cut: [], covered: [] });
      const outside = await view.page.locator('.figure').evaluateAll((all) =>
        all.flatMap((one) => {
          const text = document.createRange();
          text.selectNodeContents(one);
          const room = one.closest('.fact')?.getBoundingClientRect().right ?? 0;
          return text.getBoundingClientRect().right > room ? [one.textContent] : [];
        }),
      );
      assert.deepEqual(outside, []);
      const { shown, covered } = await findCrowded(view, '.columns .value');
      assert.deepEqual(covered, []);
      assert.ok(shown > 5, `${shown} labels`);
    });
  });

  it('keeps usual amounts on one line, as large as the other figures on a wide page', async () => {
    const amounts = [
      { minor: 1_057_289, currency: 'EUR' },
      { minor: 1_305_167, currency: 'DKK' },
    ];
    const total = { ...reportContent(monthByProject).total, amounts };
    const view = await open({ change: { total } }, { locale: 'en-US' });
    const { page } = view;

    await view.atWidths([360, 560, 730, 910, 1_083], async (width) => {
      const lines = await page.locator('.amounts span').evaluateAll((all) =>
        all.map((one) => {
          const text = document.createRange();
          text.selectNodeContents(one);
          return new Set([...text.getClientRects()].map(({ top }) => top)).size;
        }),
      );
      assert.deepEqual(lines, [1, 1]);
      const sizes = await page
        .locator('.figure')
        .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
      if (width === 1_083) assert.deepEqual(sizes, [24, 24, 24, 24]);
    });
  });

  it('labels each column that has room for it', async () => {
    const view = await open({}, { width: 1_400 });

    const worked = reportContent(monthByProject).timeline.sums.length;
    const { shown, covered } = await findCrowded(view, '.columns .value');
    assert.deepEqual({ shown, covered }, { shown: worked, covered: [] });
  });

  it('scrolls in one direction only at any width', async () => {
    const view = await open({ first: { ...monthByProject, groupBy: 'day' } });
    await view.page.getByRole('button', { name: 'Tue, 3 Nov 2026' }).click();
    await view.page.getByRole('heading', { name: /^Entries of/ }).waitFor();

    await view.atWidths([300, 640, 1200, 3840], async () => {
      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });

      assert.equal(overflow, 0);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open({ first: { ...monthByProject, thenBy: 'task' } });
    await view.page.getByRole('button', { name: 'No task' }).click();
    await view.page.getByRole('heading', { name: /^Entries of/ }).waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await choose(view, 'Saved reports', 'My days');
    await view.page.getByRole('button', { name: 'Table: Hours by day' }).click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'by day');

    await view.send(reportContent(monthByProject, empty));
    await view.page.getByText('Nothing recorded here').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'empty');
    assert.deepEqual(view.failures, []);
  });
});
