/** A question as its source gets it: with what was said before, and ways to the client and to what is kept. */
import { emptyAnswer, foldFrame } from '../../../../contract/coach/fold-answer.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { CoachQuestion, PastExchange } from '../model/coach-source.ts';
import type { Ask } from './chat/chat-ports.ts';
import {
  findLastUnderstood,
  findMessage,
  insertSent,
  listLastMessages,
  type MessageRow,
  type SessionRow,
} from './coach.repository.ts';
import { loadKeptFrames, parseFrames, toPlainText, toStorable } from './exchange-view.ts';
import type { LiveAnswer } from './live-answer.ts';

interface Opened {
  readonly caller: PersonCaller;
  readonly frame: Ask;
  readonly answer: LiveAnswer;
  readonly session: SessionRow;
}

/** More of a long session is not told to a model. */
const pastExchanges = 20;

export async function openQuestion(
  ports: Pick<SlicePorts, 'reads' | 'writes'>,
  opened: Opened,
): Promise<CoachQuestion> {
  const { caller, frame, answer, session } = opened;
  const reads = ports.reads(caller.actor);
  const writes = ports.writes(caller.actor);
  const understood = await findLastUnderstood(reads, session);
  let sent = 0;
  return {
    caller,
    messageId: frame.messageId,
    text: frame.text,
    locale: frame.locale,
    zone: frame.zone,
    understoodBefore: parseUnderstood(understood),
    mentions: frame.mentions ?? [],
    projectId: frame.projectId,
    chosen: frame.model === 'auto' ? undefined : frame.model,
    continues: await loadCutText(reads, opened),
    frames: frame.frames,
    // Without a window to name there is nobody to run them.
    clientTools: frame.clientId === undefined ? [] : (frame.clientTools ?? []),
    loadPast: async () => await loadPast(reads, opened),
    callClient: async (call) => await answer.call(call),
    async keepSent(text) {
      sent += 1;
      const { organization_id } = session;
      await insertSent(writes, {
        message_id: frame.messageId,
        number: sent,
        organization_id,
        text: toStorable(text),
      });
    },
  };
}

async function loadCutText(reads: Reads, { frame }: Opened): Promise<string | undefined> {
  if (frame.continues === undefined) return undefined;
  const message = await findMessage(reads, frame.continues);
  return message === undefined ? undefined : await loadText(reads, message);
}

async function loadPast(reads: Reads, { frame, session }: Opened): Promise<readonly PastExchange[]> {
  const rows = await listLastMessages(reads, session, pastExchanges + 1);
  const before = rows.filter(({ id }) => id !== frame.messageId);
  const past = await Promise.all(
    before.map(async (row) => ({
      question: row.question,
      answer: await loadText(reads, row),
      isFromRecords: row.coach === 'built-in',
      understood: parseUnderstood(row.understood ?? undefined),
    })),
  );
  // What an agent was asked in the chat is none of a model's.
  return past.filter(({ question, answer }) => answer !== '' || !question.startsWith('@'));
}

function parseUnderstood(json: string | undefined): unknown {
  return json === undefined ? undefined : JSON.parse(json);
}

async function loadText(reads: Reads, row: MessageRow): Promise<string> {
  if (row.answer_text !== null) return row.answer_text;
  const frames = row.state === 'streaming' ? await loadKeptFrames(reads, row) : parseFrames(row.frames);
  return toPlainText(frames.reduce(foldFrame, emptyAnswer(row.answer_id)).markdown);
}
