/** The reading that stands below an answer of the built-in coach, before its end. */
import { type CoachReading, framesAtMost } from '../../../../../contract/coach/reading.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { AnswerEvent } from '../../model/coach-source.ts';
import type { ReadMessage } from '../../plan/read-message.ts';
import type { ChipWriting } from './chip-writing.ts';
import { findOthers } from './other-records.ts';
import { readAs } from './read-as.ts';
import { settleWords } from './unused-words.ts';

interface Answered {
  readonly read: ReadMessage;
  /** What was answered, in the order of the answer. */
  readonly answered: readonly QueryFrame[];
  readonly writing: ChipWriting;
}

/** Undefined of what is no question of figures. */
export async function readingOf({ read, answered, writing }: Answered): Promise<CoachReading | undefined> {
  const { asked, data, named: names, today, chosen } = read;
  const { words = [], read: left } = chosen.asked ?? {};
  const frames = left === undefined ? answered : [left];
  if (frames.length === 0 || frames.length > framesAtMost) return undefined;
  const { actor } = asked.caller;
  const listOthers = await findOthers(frames, { names, data });
  const reading = readAs(frames, { actor, today, listOthers, writing });
  if (left === undefined) return reading;
  const unused = await settleWords(left, { words, data, names, writing, actor });
  return { ...reading, unused };
}

export async function* withReading(
  events: AsyncIterable<AnswerEvent>,
  show: () => Promise<CoachReading | undefined>,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    const reading = event.type === 'end' ? await show() : undefined;
    if (reading !== undefined) yield { type: 'reading', reading };
    yield event;
  }
}
