/** The length that a row says, held against its start and end. */
import type { CellReader } from './cells/cell-reader.ts';
import { type Duration, parseDuration } from './cells/read-cells.ts';
import { phrase } from './phrase.ts';

interface Weighed {
  readonly span: number;
  readonly length: Duration | undefined;
  readonly isToTheMinute: boolean;
}

/** Whether clock and length say the same, as exactly as they are told. */
export function compareLength(
  cells: CellReader,
  { span, length, isToTheMinute }: Weighed & { readonly length: Duration },
): 'same' | 'less a break' | 'differs' {
  const tolerance = (length.stepSeconds > 1 ? length.stepSeconds : 0) + (isToTheMinute ? 60 : 0);
  if (Math.abs(span - length.seconds) <= tolerance) return 'same';
  const pause = readBreak(cells);
  const isCut = pause > 0 && Math.abs(span - pause - length.seconds) <= tolerance + 60;
  return isCut ? 'less a break' : 'differs';
}

/** The clock decides; the length does where it is the more exact one, or says that there was a break. */
export function weighLength(cells: CellReader, { span, length, isToTheMinute }: Weighed): number {
  if (length === undefined) return span;
  const found = compareLength(cells, { span, length, isToTheMinute });
  if (found === 'same') return isToTheMinute && length.stepSeconds === 1 ? length.seconds : span;
  if (found === 'less a break') {
    cells.lose('break_cut', 'break', phrase`Breaks were cut from the end: the duration is the time worked.`);
    return length.stepSeconds === 1 ? length.seconds : span - readBreak(cells);
  }
  cells.lose(
    'duration_differs',
    cells.has('duration') ? 'duration' : 'hours',
    phrase`The duration differs from start to end: start and end were kept.`,
  );
  return span;
}

export function readBreak(cells: CellReader): number {
  const text = cells.text('break');
  return text === '' ? 0 : (parseDuration(text, cells.conventions.decimal ?? '.')?.seconds ?? 0);
}
