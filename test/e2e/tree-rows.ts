/** Rows of a tree in the side bar as their user selects, opens and leaves them. A row that moves at that moment is missed: then again. */
import type { Locator } from 'playwright-core';
import type { Workbench } from '../support/vscode/workbench.ts';

export class TreeRows {
  private readonly workbench: Workbench;
  private readonly view: string;

  constructor(workbench: Workbench, view: string) {
    this.workbench = workbench;
    this.view = view;
  }

  row(spoken: RegExp): Locator {
    return this.workbench.treeItem(spoken);
  }

  private get selected(): Locator {
    return this.workbench.page.locator('.sidebar .monaco-list-row.selected');
  }

  /** These and nothing else, or a range from the first to the last. */
  async select(rows: readonly RegExp[], by: 'Control' | 'Shift' = 'Control'): Promise<void> {
    const { workbench, selected } = this;
    await workbench.waitFor(
      async () => {
        await workbench.showView(this.view);
        await workbench.page.keyboard.press('Escape');
        if ((await selected.count()) > 0) return false;
        for (const [index, spoken] of rows.entries())
          await this.row(spoken).click({ modifiers: [index === 0 ? 'Control' : by] });
        const spoken = await selected.evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
        const isAll = rows.every((one) => spoken.some((label) => one.test(label)));
        return isAll && (by === 'Shift' || spoken.length === rows.length);
      },
      `${rows.join(', ')} to be selected`,
    );
  }

  async unfold(spoken: RegExp): Promise<void> {
    const opened = this.row(spoken).and(this.workbench.page.locator('[aria-expanded="true"]'));
    await this.workbench.untilDone(async (attempt) => {
      if (await opened.isHidden()) await this.row(spoken).locator('.monaco-tl-twistie').click(attempt);
      await opened.waitFor(attempt);
    }, `${spoken} to be open`);
  }
}

/** A row as it is drawn. */
interface DrawnRow {
  readonly text: string;
  /** Which of the parts it has, by their index. */
  readonly found: readonly number[];
  /** Those that do not end within what is drawn of it. */
  readonly cut: readonly string[];
}

/** Runs in the page: which parts rows have, and which are cut. Of each the first counts. */
export function readRows(rows: (HTMLElement | SVGElement)[], parts: readonly string[]): DrawnRow[] {
  const findRange = (place: Element, part: string) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const found = new RegExp(part).exec(node.nodeValue ?? '');
      if (found === null) continue;
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      return range;
    }
    return undefined;
  };
  return rows.map((row) => {
    const place = row.querySelector('.monaco-icon-label-container') ?? row;
    const ellipsis = place.scrollWidth > place.clientWidth ? 13 : 0;
    const edge = place.getBoundingClientRect().right + 1 - ellipsis;
    const ranges = parts.map((part) => findRange(place, part));
    return {
      text: row.ariaLabel ?? '',
      found: ranges.flatMap((range, index) => (range === undefined ? [] : [index])),
      cut: ranges.flatMap((range) =>
        range !== undefined && range.getBoundingClientRect().right > edge ? [range.toString()] : [],
      ),
    };
  });
}
