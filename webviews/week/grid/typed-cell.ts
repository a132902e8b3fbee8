/** What a text typed into a cell will make of it, as far as the page can tell; pure. */

import { formatMinutes } from '../../../src/domain/duration.ts';
import { findMeantClock, findMeantSpan, parseTypedTime } from '../../../src/domain/typed-time.ts';
import type { CellFault } from './cell-faults.ts';

export type TypedCell =
  | { readonly ok: true; readonly seconds: number; readonly isSpan: boolean }
  | {
      readonly ok: false;
      readonly fault: Extract<CellFault, 'not_a_time' | 'over_a_day' | 'over_a_night'>;
      /** What was probably meant: by minutes past 59, a number of more hours than a day has, or an end before the start. */
      readonly mend?: string;
    };

/** An empty text is none: it takes away what is there. `seconds` is what the cell holds now. */
export function readTypedCell(text: string, seconds: number): TypedCell {
  const typed = text.trim() === '' ? '0' : text;
  const parsed = parseTypedTime(typed);
  if (!parsed.ok) return { ok: false, fault: parsed.error, ...findMend(typed) };
  const { value } = parsed;
  const after = value.kind === 'change' ? Math.max(0, seconds + value.seconds) : value.seconds;
  return { ok: true, seconds: after, isSpan: value.kind === 'span' };
}

/** 25 hours are more than a day has: 25 minutes are meant. */
const bareMinutes = /^\s*(\d{2,3})\s*$/;

function findMend(text: string): { readonly mend?: string } {
  const [, minutes] = bareMinutes.exec(text) ?? [];
  const mend =
    minutes === undefined
      ? (findMeantClock(text) ?? findMeantSpan(text))
      : formatMinutes(Number(minutes) * 60);
  return mend === undefined ? {} : { mend };
}
