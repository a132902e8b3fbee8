/** What a text typed into a cell will make of it, as far as the page can tell; pure. */

import type { CellFault } from '../../src/contract/webview/week-view.ts';
import { findMeantClock, parseTypedTime } from '../../src/domain/typed-time.ts';

export type TypedCell =
  | { readonly ok: true; readonly seconds: number; readonly isSpan: boolean }
  | {
      readonly ok: false;
      readonly fault: Extract<CellFault, 'not_a_time' | 'over_a_day' | 'over_a_night'>;
      /** What was probably meant by minutes past 59. */
      readonly mend?: string;
    };

/** An empty text is none: it takes away what is there. `seconds` is what the cell holds now. */
export function readTypedCell(text: string, seconds: number): TypedCell {
  const typed = text.trim() === '' ? '0' : text;
  const parsed = parseTypedTime(typed);
  if (!parsed.ok) return findMend(typed) ?? { ok: false, fault: parsed.error };
  const { value } = parsed;
  const after = value.kind === 'change' ? Math.max(0, seconds + value.seconds) : value.seconds;
  return { ok: true, seconds: after, isSpan: value.kind === 'span' };
}

/** What minutes past 59 were probably meant for: 2:15, or 1.75. */
function findMend(text: string): TypedCell | undefined {
  const mend = findMeantClock(text);
  return mend === undefined ? undefined : { ok: false, fault: 'not_a_time', mend };
}
