/** A question as it is kept before it is answered, and by whom its answer is. */
import type { Person, SystemActor } from '../../../../../domain/policy/actor.ts';
import type { CoachSource } from '../../model/coach-source.ts';
import type { MessageRow } from '../coach.repository.ts';
import type { Ask } from './chat-ports.ts';

/** What came of an answer is kept, whatever its person may do by then. */
export function keeperOf(organizationId: string): SystemActor {
  return { kind: 'system', organizationId, task: 'coach' };
}

const titleLength = 80;

/** Of a chat that a question begins. */
export function toTitle(question: string): string {
  const line = question.trim().replaceAll(/\s+/g, ' ');
  return line.length <= titleLength ? line : `${line.slice(0, titleLength - 1)}…`;
}

export function toMessageRow(
  { organizationId, userId }: Person,
  frame: Ask,
  { answerId, coach, now }: { answerId: string; coach: CoachSource['coach']; now: number },
): MessageRow {
  const { mentions = [] } = frame;
  return {
    id: frame.messageId,
    organization_id: organizationId,
    user_id: userId,
    session_id: frame.sessionId,
    question: frame.text,
    asked_at: now,
    answer_id: answerId,
    coach,
    state: 'streaming',
    frames: '[]',
    understood: null,
    finished_at: null,
    answer_text: null,
    mentions: mentions.length === 0 ? null : JSON.stringify(mentions),
    continues: frame.continues ?? null,
    replaced_at: null,
  };
}
