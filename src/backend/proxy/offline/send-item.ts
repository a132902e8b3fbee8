/** How each kind of write that waited is sent. */
import { type Text, text } from '../../../words/text.ts';
import { type OutboxItem, textOf } from './outbox-items.ts';
import type { SendWrite, Sent } from './send-write.ts';
import { ownNotesOf } from './waiting-changes.ts';

const entriesPath = '/api/v1/time-entries';
/** Of a note over which others write at the same time. */
const triesAtMost = 3;

export async function sendByKind(
  send: SendWrite,
  { kind, body }: Pick<OutboxItem, 'kind' | 'body'>,
): Promise<Sent> {
  switch (kind) {
    case 'start':
      return await send('/api/v1/timer', body);
    case 'stop':
      return await send('/api/v1/timer/stop', body);
    case 'entry':
      return await send(entriesPath, body);
    case 'discard':
      return await send('/api/v1/timer/discard', { id: body['id'], entryId: body['entryId'] });
    case 'note':
      return await sendNote(send, body);
    case 'undo': {
      const { id, entryId, version } = body;
      return await send(`${entriesPath}/undo`, { id, change: { entryId, version } });
    }
  }
}

/** Over the note that its person saw, and over no other: one that was written elsewhere is asked about. */
async function sendNote(send: SendWrite, body: OutboxItem['body']): Promise<Sent> {
  const path = `${entriesPath}/${encodeURIComponent(textOf(body, 'entryId') ?? '')}`;
  const note = textOf(body, 'note') ?? '';
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const found = await send(path, undefined, { method: 'GET' });
    if (found.kind !== 'done') return found;
    const current = readEntry(found.reply);
    if (current === undefined) return { kind: 'later', wasSent: true };
    if (current.note === note) return found;
    if (!isSeen(current.note, body)) return conflict(current.note);
    const outcome = await send(path, { note }, { method: 'PATCH', version: current.version });
    if (outcome.kind !== 'refused' || outcome.code !== 'stale_version') return outcome;
  }
  return { kind: 'later', wasSent: true };
}

/** By its person, who wrote it or read it. */
function isSeen(note: string, body: OutboxItem['body']): boolean {
  return note === textOf(body, 'noteBefore') || ownNotesOf(body).includes(note);
}

export function noteConflict(noteNow: string): Text {
  return text`The note was changed elsewhere to “${noteNow}”. Send this one by itself to write yours over it.`;
}

function conflict(noteNow: string): Sent {
  const said = noteConflict(noteNow);
  return { kind: 'refused', code: 'conflict', message: String(said), said, fields: ['note'], noteNow };
}

function readEntry(reply: unknown): { readonly note: string; readonly version: number } | undefined {
  if (typeof reply !== 'object' || reply === null || !('note' in reply) || !('version' in reply))
    return undefined;
  const { note, version } = reply;
  return typeof note === 'string' && typeof version === 'number' ? { note, version } : undefined;
}
