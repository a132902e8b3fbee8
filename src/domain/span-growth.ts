/** When a question about a stretch of time has become another one; without the calendar, which no window has to load for it. */
import type { Span } from './spans.ts';

/** What two windows tell of the same gap differs by less: such a rest is not asked about anew. */
export const restMs = 60_000;

/** Whether more is asked about by now than was shown; a rest more is the same to whoever reads minutes. */
export function hasGrown(asked: Span, shown: Span): boolean {
  return shown.fromMs - asked.fromMs > restMs || asked.toMs - shown.toMs > restMs;
}
