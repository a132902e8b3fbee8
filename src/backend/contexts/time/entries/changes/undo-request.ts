/** A request to undo, merge, stop or discard, and its copies: what it came to when it arrived first is what it comes to. */

import type { Text } from '../../../../../words/text.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import {
  findUndoRequest,
  insertRefusedUndo,
  insertUndoRequest,
  type UndoRequestRow,
} from './undo-requests.repository.ts';

interface Asked {
  readonly caller: Caller;
  readonly input: { readonly id?: string | undefined };
}

/** Undefined when it is new, or has no id. */
export async function findRequest(
  { reads }: Work,
  { caller, input }: Asked,
): Promise<UndoRequestRow | undefined> {
  const request = input.id === undefined ? undefined : await findUndoRequest(reads, input.id);
  if (request && request.user_id !== personOf(caller).userId) {
    throw new ApiError('id_taken', 'This id is taken by a request of somebody else.', [
      { field: 'id', issue: 'is taken by a request of somebody else' },
    ]);
  }
  return request;
}

/** What this request did was undone since: a late copy leaves it at that. @throws ApiError `conflict` */
export async function requireFirst(work: Work, asked: Asked, said: Text): Promise<void> {
  if ((await findRequest(work, asked)) !== undefined) throw new ApiError('conflict', said);
}

function toRow({ now }: Work, { caller, input }: Asked, firstSeq: number | null): UndoRequestRow | undefined {
  const { organizationId, userId } = personOf(caller);
  return input.id === undefined
    ? undefined
    : { organization_id: organizationId, id: input.id, user_id: userId, first_seq: firstSeq, asked_at: now };
}

export async function saveRequest(work: Work, asked: Asked, firstSeq: number | null): Promise<void> {
  const row = toRow(work, asked, firstSeq);
  if (row) await insertUndoRequest(work.writes, row);
}

/** A copy that comes late must not take back what was done since. */
export async function saveRefusal(work: Work, asked: Asked): Promise<void> {
  const row = toRow(work, asked, null);
  if (row) await insertRefusedUndo(work.writes, row);
}
