/** Whether a question about a time span has grown since it was shown. Without a date library, to load fast. */
import type { Span } from './spans.ts';

/** Two windows measure the same gap with a smaller difference: not worth another question. */
export const restMs = 60_000;

/** Whether the span is longer than the one shown, by more than `restMs`. */
export function hasGrown(asked: Span, shown: Span): boolean {
  return shown.fromMs - asked.fromMs > restMs || asked.toMs - shown.toMs > restMs;
}
