/** Which of many rows are near enough to the window to be drawn; pure. */

export interface Sized {
  readonly height: number;
}

export interface VisibleRows {
  /** First to draw, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Pixels of those left out above and below. */
  readonly above: number;
  readonly below: number;
}

/** Fewer than these are all drawn: a whole table is what a reader of a screen knows best. */
const allBelow = 60;
/** Pixels drawn beyond the window, so that a turn of the wheel meets rows. */
const margin = 400;

export function findVisible(
  rows: readonly Sized[],
  { top, height }: { readonly top: number; readonly height: number },
): VisibleRows {
  if (rows.length <= allBelow) return { from: 0, to: rows.length, above: 0, below: 0 };
  let position = 0;
  let from = 0;
  let above = 0;
  let to = 0;
  let end = 0;
  for (const [index, row] of rows.entries()) {
    const next = position + row.height;
    if (next < top - margin) {
      from = index + 1;
      above = next;
    }
    if (position <= top + height + margin) {
      to = index + 1;
      end = next;
    }
    position = next;
  }
  return { from: Math.min(from, to), to, above, below: position - end };
}
