/** The Week in a browser, with a host that answers as it is told, and what its tests do there. */
import assert from 'node:assert/strict';
import {
  type WeekContent,
  type WeekEntry,
  type WeekFault,
  weekHostMessageSchema,
} from '../../../webviews/week/messages.ts';
import { type WeekViewMessage, weekViewMessageSchema } from '../../../webviews/week/view-messages.ts';
import { weekView } from '../../../webviews/week/week.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';

interface Answers {
  /** What the host answers to changes; none: it has not answered yet. */
  readonly faults?: readonly WeekFault[];
}

export class WeekBench {
  readonly #bench: WebviewBench;

  private constructor(bench: WebviewBench) {
    this.#bench = bench;
  }

  static async start(): Promise<WeekBench> {
    return new WeekBench(await WebviewBench.start(weekView));
  }

  async stop(): Promise<void> {
    await this.#bench.stop();
  }

  async closePages(): Promise<void> {
    await this.#bench.closePages();
  }

  async open(
    content: WeekContent = weekContent(),
    options: Partial<OpenOptions> = {},
    answers: Answers = {},
  ): Promise<OpenView> {
    return await this.openWith((message) => {
      if (message.type === 'ready') return [content];
      if (!('editId' in message) || answers.faults === undefined) return [];
      const { editId } = message;
      return [{ type: 'outcome', editId, faults: answers.faults, overlaps: 0 }];
    }, options);
  }

  /** The day view of the day before today, or of today. */
  async openDay(
    content: WeekContent,
    isToday = false,
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const view = await this.open(content, options);
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    if (!isToday) await view.page.getByRole('button', { name: 'Previous day' }).click();
    await view.page.locator('.axis .hour').first().waitFor();
    return view;
  }

  async openWith(
    answer: (message: WeekViewMessage) => readonly unknown[],
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] =>
      answer(weekViewMessageSchema.parse(input)).map((message) => weekHostMessageSchema.parse(message));
    const view = await this.#bench.open({ host, ...options });
    await view.filled();
    return view;
  }
}

export async function press(view: OpenView, ...keys: string[]): Promise<void> {
  for (const key of keys) await view.page.keyboard.press(key);
}

/** The grid has the focus on today's cell of its first row. */
export async function enterGrid(view: OpenView): Promise<void> {
  for (let step = 0; step < 30; step++) {
    if (await view.page.locator('td:focus').count()) return;
    await press(view, 'Tab');
  }
  assert.fail('Tab never reached the grid');
}

export const cell = (view: OpenView, row: string, day: number) =>
  view.page.locator(`tr[data-row="${row}"] td[data-day="${day}"]`);

/** The time that stands in a cell. */
export async function textOf(view: OpenView, row: string, day: number): Promise<string> {
  return ((await cell(view, row, day).textContent()) ?? '').replace(/[^\d:]/g, '');
}

/** Text of the last row: totals of the days and of the week. */
export async function totals(view: OpenView): Promise<readonly string[]> {
  return (await view.page.locator('tfoot td').allTextContents())
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** What the host was asked to put into cells: `Checkout 18 +15m`. */
export function typed(view: OpenView): readonly string[] {
  return view
    .messages('setCells')
    .flatMap(({ cells }) => cells as { place: { taskId: string; date: string }; text: string }[])
    .map(({ place, text }) => `${place.taskId} ${place.date.slice(-2)} ${text}`);
}

/** The week with Monday's entry of its first row as it is told. */
export function withMonday(change: Partial<WeekEntry>): WeekContent {
  const rows = weekContent().rows.map((row) => ({
    ...row,
    cells: row.cells.map((entries, day) =>
      row.taskId !== 'Checkout' || day !== 0 ? entries : entries.map((entry) => ({ ...entry, ...change })),
    ),
  }));
  return weekContent({ rows });
}

/** As another window saved it. */
export const theirWeek = () => withMonday({ version: 2, seconds: 9_900, note: 'Theirs', tags: ['new'] });

/** What the other window saved is on the page, too, though the field says otherwise. */
export async function showTheirs(view: OpenView): Promise<void> {
  await view.send(theirWeek());
  await view.page.locator('tfoot').getByText('9:15').waitFor();
}
