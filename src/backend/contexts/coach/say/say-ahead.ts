/** Days that have not come yet: a figure of them is what is recorded, and none is guessed. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

/** Behind the sentence that there is nothing, with the space before it. */
export function sayAhead({ period }: QueryFrame, context: FrameAnswerContext): string {
  if (period === undefined || period.from <= context.today) return '';
  return tr(
    context,
    ' These days are still ahead: nothing is recorded of them yet, and I make no forecast.',
    ' Diese Tage kommen erst noch: Von ihnen ist noch nichts erfasst, und eine Prognose gebe ich nicht.',
  );
}
