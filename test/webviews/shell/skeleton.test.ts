import assert from 'node:assert/strict';
import type { Page as PageView } from '../../../src/contract/webview/define-page.ts';
import { dashboardView } from '../../../webviews/dashboard/dashboard.page.ts';
import type { MoneyContent } from '../../../webviews/money/messages.ts';
import { moneyView } from '../../../webviews/money/money.page.ts';
import * as pages from '../../../webviews/pages.generated.ts';
import { reportsView } from '../../../webviews/reports/reports.page.ts';
import { stackView } from '../../../webviews/stack/stack.page.ts';
import { weekView } from '../../../webviews/week/week.page.ts';
import { moneyContent } from '../practice/sample-money.ts';
import { dashboardContent } from '../sample-dashboard.ts';
import { monthByProject, reportContent } from '../sample-report.ts';
import { stackContent } from '../sample-stack.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';
import { weekContent } from '../week/sample-week.ts';

const silent = (): readonly unknown[] => [];
const widths = [400, 1024, 1440];

/** Pages of which the heading is the title, with what fills them, and what of them has its place before. */
const filled: readonly (readonly [PageView, unknown, readonly string[]])[] = [
  [dashboardView, dashboardContent(), ['header', 'h1', '.facts']],
  [moneyView, moneyContent(ofOneCurrency()), ['header', 'h1', '.cols']],
  [reportsView, reportContent(monthByProject), ['header', 'h1']],
  [stackView, stackContent(), ['header', 'h1']],
  [weekView, weekContent(), ['header', 'h1']],
];

/** As most practices have it. */
function ofOneCurrency(): Partial<MoneyContent> {
  const { ageing } = moneyContent();
  return { ageing: { ...ageing, rows: ageing.rows.slice(0, 1) } };
}

/** Left, top and right, in pixels. */
async function placesOf({ page }: OpenView, selectors: readonly string[]): Promise<unknown> {
  return await Promise.all(
    selectors.map(async (selector) => {
      const box = await page.locator(selector).first().boundingBox();
      // A heading is as long as its words.
      const right = selector === 'h1' ? undefined : Math.round((box?.x ?? 0) + (box?.width ?? 0));
      return [selector, Math.round(box?.x ?? -1), Math.round(box?.y ?? -1), right];
    }),
  );
}

describe('the skeleton of a page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(dashboardView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  for (const view of Object.values(pages)) {
    it(`is painted and said without any script: ${view.name}`, async () => {
      const shown = await bench.open({ view, host: silent, withoutScripts: true });
      const { page } = shown;

      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        assert.equal(await page.getByRole('status').textContent(), `Loading ${view.name}`);
        assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), view.name);
        assert.equal(await page.locator('main').getAttribute('aria-busy'), 'true');
        assert.ok((await page.locator('.skeleton i:visible').count()) > 2);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        if (width === 1024) assert.deepEqual(await shown.findAxeViolations(), []);
      }
    });
  }

  for (const [view, content, selectors] of filled) {
    it(`gives way to the content, which stands where it stood: ${view.name}`, async () => {
      const shown = await bench.open({ view, host: silent });
      await shown.until(() => shown.messages('ready').length > 0, 'ready');
      await shown.page.locator('.skeleton').waitFor();
      const before = await placesOf(shown, selectors);

      await shown.send(content);
      await shown.filled();

      assert.deepEqual(await placesOf(shown, selectors), before);
      assert.deepEqual(shown.failures, []);
    });
  }

  for (const [withMotion, what, expected] of [
    [true, 'moves', /^(?!none$)/],
    [false, 'moves for nobody who wants no motion', /^none$/],
  ] as const) {
    it(what, async () => {
      const { page } = await bench.open({ host: silent, withMotion });

      const names = await page
        .locator('.skeleton i')
        .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).animationName));

      assert.ok(names.length > 0);
      for (const name of names) assert.match(name, expected);
    });
  }
});
