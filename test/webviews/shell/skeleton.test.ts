import assert from 'node:assert/strict';
import type { MoneyContent } from '../../../src/contract/webview/money-view.ts';
import {
  dashboardView,
  moneyView,
  type PageView,
  pageViews,
  reportsView,
  stackView,
  weekView,
} from '../../../src/contract/webview/page-views.ts';
import { moneyContent } from '../practice/sample-money.ts';
import { dashboardContent } from '../sample-dashboard.ts';
import { monthByProject, reportContent } from '../sample-report.ts';
import { stackContent } from '../sample-stack.ts';
import { weekContent } from '../sample-week.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';

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

async function withBench(view: PageView, run: (bench: WebviewBench) => Promise<void>): Promise<void> {
  const bench = await WebviewBench.start(view);
  try {
    await run(bench);
  } finally {
    await bench.stop();
  }
}

describe('the skeleton of a page', function () {
  this.timeout(120_000);

  for (const view of pageViews) {
    it(`is painted and said without any script: ${view.name}`, async () => {
      await withBench(view, async (bench) => {
        for (const width of widths) {
          const shown = await bench.open({ host: silent, withoutScripts: true, width });
          const { page } = shown;

          assert.equal(await page.getByRole('status').textContent(), `Loading ${view.name}`);
          assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), view.name);
          assert.equal(await page.locator('main').getAttribute('aria-busy'), 'true');
          assert.ok((await page.locator('.skeleton i:visible').count()) > 2);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          if (width === 1024) assert.deepEqual(await shown.findAxeViolations(), []);
        }
      });
    });
  }

  for (const [view, content, selectors] of filled) {
    it(`gives way to the content, which stands where it stood: ${view.name}`, async () => {
      await withBench(view, async (bench) => {
        const shown = await bench.open({ host: silent });
        await shown.until(() => shown.messages('ready').length > 0, 'ready');
        await shown.page.locator('.skeleton').waitFor();
        const before = await placesOf(shown, selectors);

        await shown.send(content);
        await shown.filled();

        assert.deepEqual(await placesOf(shown, selectors), before);
        assert.deepEqual(shown.failures, []);
      });
    });
  }

  it('moves for nobody who wants no motion', async () => {
    await withBench(dashboardView, async (bench) => {
      const { page } = await bench.open({ host: silent, reducedMotion: true });

      const names = await page
        .locator('.skeleton i')
        .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).animationName));

      assert.deepEqual(new Set(names), new Set(['none']));
    });
  });
});
