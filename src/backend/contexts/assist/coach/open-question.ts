/** A question as its source gets it: with what was said before, and ways to the client and to what is kept. */
import type { ChatClientFrame } from '../../../../contract/coach/coach-chat.ts';
import { emptyAnswer, foldFrame } from '../../../../contract/coach/fold-answer.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { Db, Reader } from '../../../schema.ts';
import {
  findLastUnderstood,
  findMessage,
  insertSent,
  listLastMessages,
  type MessageRow,
  type SessionRow,
} from './coach.repository.ts';
import type { CoachQuestion, PastExchange } from './coach-source.ts';
import { loadKeptFrames, parseFrames, toPlainText, toStorable } from './exchange-view.ts';
import type { LiveAnswer } from './live-answer.ts';
import { ownerOf } from './sessions.service.ts';

interface Opened {
  readonly caller: Caller;
  readonly frame: Extract<ChatClientFrame, { type: 'ask' }>;
  readonly answer: LiveAnswer;
  readonly session: SessionRow;
}

/** More of a long session is not told to a model. */
const pastExchanges = 20;

export async function openQuestion(db: Db, opened: Opened): Promise<CoachQuestion> {
  const { caller, frame, answer, session } = opened;
  const understood = await findLastUnderstood(db, session);
  let sent = 0;
  return {
    caller,
    messageId: frame.messageId,
    text: frame.text,
    locale: frame.locale,
    zone: frame.zone,
    understoodBefore: understood === undefined ? undefined : (JSON.parse(understood) as unknown),
    mentions: frame.mentions ?? [],
    projectId: frame.projectId,
    chosen: frame.model === 'auto' ? undefined : frame.model,
    continues: await loadCutText(db, opened),
    // Without a window to name there is nobody to run them.
    clientTools: frame.clientId === undefined ? [] : (frame.clientTools ?? []),
    loadPast: async () => await loadPast(db, opened),
    callClient: async (call) => await answer.call(call),
    async keepSent(text) {
      sent += 1;
      const { organization_id } = session;
      await insertSent(db, {
        message_id: frame.messageId,
        number: sent,
        organization_id,
        text: toStorable(text),
      });
    },
  };
}

async function loadCutText(db: Reader, { caller, frame }: Opened): Promise<string | undefined> {
  if (frame.continues === undefined) return undefined;
  const message = await findMessage(db, ownerOf(caller), frame.continues);
  return message === undefined ? undefined : await loadText(db, message);
}

async function loadPast(db: Reader, { frame, session }: Opened): Promise<readonly PastExchange[]> {
  const rows = await listLastMessages(db, session, pastExchanges + 1);
  const before = rows.filter(({ id }) => id !== frame.messageId);
  const past = await Promise.all(
    before.map(async (row) => ({ question: row.question, answer: await loadText(db, row) })),
  );
  // What an agent was asked in the chat is none of a model's.
  return past.filter(({ question, answer }) => answer !== '' || !question.startsWith('@'));
}

async function loadText(db: Reader, row: MessageRow): Promise<string> {
  if (row.answer_text !== null) return row.answer_text;
  const frames = row.state === 'streaming' ? await loadKeptFrames(db, row) : parseFrames(row.frames);
  return toPlainText(frames.reduce(foldFrame, emptyAnswer(row.answer_id)).markdown);
}
