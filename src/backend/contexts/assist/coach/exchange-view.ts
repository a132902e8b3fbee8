/** Frames folded into what a reader sees: the same folding as the coach view's. */
import {
  type ChatServerFrame,
  type ReceivedFrame,
  receivedFrameSchema,
} from '../../../../contract/coach-chat.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { MessageRow } from './coach.repository.ts';
import type { CoachAnswer, CoachExchange } from './coach.schema.ts';

/** Told of an answer that its process did not live to end. */
export const interrupted = {
  code: 'interrupted',
  message: 'The answer was interrupted. Ask again.',
} as const;

/** A later version may have stored frames that this one does not know. */
export function parseFrames(json: string): readonly ReceivedFrame[] {
  return receivedFrameSchema.array().parse(JSON.parse(json));
}

function fold(answer: CoachAnswer, frame: ReceivedFrame): CoachAnswer {
  const next = { ...answer, offset: frame.offset };
  switch (frame.type) {
    case 'started':
    case 'later':
      return next;
    case 'tool': {
      const { title, elapsedMs, detail } = frame;
      return {
        ...next,
        tools: [...answer.tools, { title, elapsedMs, ...(detail !== undefined && { detail }) }],
      };
    }
    case 'delta':
      return { ...next, markdown: answer.markdown + frame.text, links: [...answer.links, ...frame.links] };
    case 'done':
      return { ...next, state: 'done', choices: frame.choices };
    case 'stopped':
      return { ...next, state: 'stopped' };
    case 'failed':
      return { ...next, state: 'failed', failure: { code: frame.code, message: frame.message } };
  }
}

/** `live` are the frames of an answer that is being made. */
export function toExchange(row: MessageRow, live: readonly ChatServerFrame[] | undefined): CoachExchange {
  const frames = live ?? parseFrames(row.frames);
  const empty: CoachAnswer = {
    answerId: row.answer_id,
    coach: row.coach,
    state: 'streaming',
    tools: [],
    markdown: '',
    links: [],
    choices: [],
    offset: -1,
  };
  const folded = frames.reduce(fold, empty);
  const isLost = live === undefined && row.state === 'streaming';
  return {
    messageId: row.id,
    question: row.question,
    askedAt: toInstant(row.asked_at),
    answer: isLost ? { ...folded, state: 'failed', failure: interrupted } : folded,
  };
}
