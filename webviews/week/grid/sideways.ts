/** The grid where it is wider than its window: its first and last column stay, and the days scroll between them. */

/** Brings the selected cell out from under the columns that stay. */
export function revealSelected(root: ParentNode): void {
  const [sheet, cell] = [root.querySelector('.sheet'), root.querySelector('td.sel')];
  if (sheet === null || !(cell instanceof HTMLElement)) return;
  const { firstElementChild: names, lastElementChild: totals } = cell.parentElement ?? cell;
  const room = { from: widthOf(names), to: sheet.clientWidth - widthOf(totals) };
  const left = cell.offsetLeft - sheet.scrollLeft;
  const right = left + cell.offsetWidth;
  if (left < room.from) sheet.scrollLeft += left - room.from;
  else if (right > room.to) sheet.scrollLeft += right - room.to;
}

/** Tells the style sheet at which sides there are more days: `data-more` names them. */
export function markMore(root: ParentNode): void {
  const sheet = root.querySelector('.sheet');
  if (sheet === null) return;
  const { scrollLeft, clientWidth, scrollWidth } = sheet;
  const isBefore = scrollLeft > 0;
  // Widths are rounded, and at another zoom not all alike.
  const isAfter = scrollLeft + clientWidth < scrollWidth - 1;
  sheet.setAttribute('data-more', `${isBefore ? 'before' : ''} ${isAfter ? 'after' : ''}`.trim());
}

function widthOf(element: Element | null): number {
  return element?.getBoundingClientRect().width ?? 0;
}
