/** Frames folded into what a reader sees: the same folding as the coach view's. */
import { type ReceivedFrame, receivedFrameSchema } from '../../../../contract/coach/coach-chat.ts';
import { emptyAnswer, foldFrame } from '../../../../contract/coach/fold-answer.ts';
import { mentionSchema } from '../../../../contract/coach/mentions.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { chatFault } from './chat/chat-faults.ts';
import { listFrames, type MessageRow } from './coach.repository.ts';
import type { CoachExchange } from './coach.schema.ts';
import { withoutCall } from './live-answer.ts';

/** A later version may have stored frames that this one does not know. What a tool was called with is over: nobody runs it again. */
export function parseFrames(json: string): readonly ReceivedFrame[] {
  return receivedFrameSchema.array().parse(JSON.parse(json)).map(withoutCall);
}

/** Of an answer that its process did not end: what was kept while it was made. */
export async function loadKeptFrames(reads: Reads, message: MessageRow): Promise<readonly ReceivedFrame[]> {
  const chunks = await listFrames(reads, [message.id]);
  return chunks.flatMap(({ frames }) => parseFrames(frames));
}

/** As a reader sees it, for search and for what a model is told of the past: links lose their targets. */
export function toPlainText(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1');
}

/** A model and a file may write what no database takes. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

function toMentions(json: string | null): CoachExchange['mentions'] {
  if (json === null) return [];
  return mentionSchema
    .array()
    .parse(JSON.parse(json))
    .map(({ kind, label }) => ({ kind, label }));
}

/** `live` are the frames of an answer that is being made, `kept` those of one that was cut. `locale`: of what became of that. */
export function toExchange(
  row: MessageRow,
  frames: {
    readonly live?: readonly ReceivedFrame[] | undefined;
    readonly kept: readonly ReceivedFrame[];
    readonly locale?: string;
  },
): CoachExchange {
  const isLost = frames.live === undefined && row.state === 'streaming';
  const shown = frames.live ?? (isLost ? frames.kept : parseFrames(row.frames));
  const folded = shown.reduce(foldFrame, emptyAnswer(row.answer_id, row.coach));
  return {
    messageId: row.id,
    question: row.question,
    mentions: toMentions(row.mentions),
    askedAt: toInstant(row.asked_at),
    answer: isLost
      ? { ...folded, state: 'failed', failure: chatFault('interrupted', frames.locale) }
      : folded,
  };
}
