/** Weeks whose entries have times, and how the day view draws them. */
import assert from 'node:assert/strict';
import type { WeekContent, WeekEntry } from '../../../webviews/week/messages.ts';
import type { OpenView } from '../webview-page.ts';
import { weekContent, weekRow } from './sample-week.ts';

/** The week of `monday` with these entries on its `day`. */
export function weekWith(
  entries: readonly Partial<WeekEntry>[],
  { monday = '2026-11-16', day = 2 } = {},
): WeekContent {
  const [base] = weekContent().rows[1]?.cells[2] ?? [];
  assert.ok(base);
  const row = weekRow('Acme Ltd', ['Billing portal'], []);
  row.cells[day] = entries.map((entry, index) => ({ ...base, id: `e${index}`, ...entry }));
  const days = weekContent().days.map((one, index) => {
    const date = new Date(Date.parse(monday) + index * 86_400_000).toISOString().slice(0, 10);
    return { ...one, date };
  });
  return weekContent({ rows: [row], days, weekStart: monday, today: days[Math.min(6, day + 1)]?.date ?? '' });
}

export const span = (zone: string, startedAt: string, endedAt: string): Partial<WeekEntry> => ({
  zone,
  startedAt: `2026-11-${startedAt}Z`,
  endedAt: `2026-11-${endedAt}Z`,
  seconds: (Date.parse(`2026-11-${endedAt}Z`) - Date.parse(`2026-11-${startedAt}Z`)) / 1000,
});

/** Of each element, in one line. */
export const textOf = async (view: OpenView, selector: string) =>
  (await view.page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
/** Left and right edges in hours since the first of the axis. */
export const bars = async (view: OpenView) => {
  const edges = await view.page
    .locator('.axis .span')
    .evaluateAll((all) =>
      all.map((bar) =>
        [bar.getAttribute('x'), bar.getAttribute('width')].map((at) => Number.parseFloat(at ?? '')),
      ),
    );
  const hours = Number(await view.page.locator('.axis').getAttribute('data-hours'));
  const round = (percent: number) => Math.round(percent * hours) / 100;
  return edges.map(([x = 0, width = 0]) => [round(x), round(x + width)]);
};
