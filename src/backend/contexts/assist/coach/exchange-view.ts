/** Frames folded into what a reader sees: the same folding as the coach view's. */
import {
  type ChatServerFrame,
  type ReceivedFrame,
  receivedFrameSchema,
} from '../../../../contract/coach/coach-chat.ts';
import { emptyAnswer, foldFrame } from '../../../../contract/coach/fold-answer.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { MessageRow } from './coach.repository.ts';
import type { CoachExchange } from './coach.schema.ts';

/** Told of an answer that its process did not live to end. */
export const interrupted = {
  code: 'interrupted',
  message: 'The answer was interrupted. Ask again.',
} as const;

/** A later version may have stored frames that this one does not know. */
export function parseFrames(json: string): readonly ReceivedFrame[] {
  return receivedFrameSchema.array().parse(JSON.parse(json));
}

/** `live` are the frames of an answer that is being made. */
export function toExchange(row: MessageRow, live: readonly ChatServerFrame[] | undefined): CoachExchange {
  const frames = live ?? parseFrames(row.frames);
  const folded = frames.reduce(foldFrame, emptyAnswer(row.answer_id, row.coach));
  const isLost = live === undefined && row.state === 'streaming';
  return {
    messageId: row.id,
    question: row.question,
    askedAt: toInstant(row.asked_at),
    answer: isLost ? { ...folded, state: 'failed', failure: interrupted } : folded,
  };
}
