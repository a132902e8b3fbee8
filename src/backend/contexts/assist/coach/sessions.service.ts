/** The use cases of coach sessions; asking is in chat.service.ts. A session is its user's alone, whatever the grant. */
import { v7 as newId } from 'uuid';
import type { ChatServerFrame } from '../../../../contract/coach/coach-chat.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reader } from '../../../schema.ts';
import { coachSessionCreated, coachSessionDeleted } from './coach.events.ts';
import {
  deleteSession,
  findSession,
  insertSession,
  listMessages,
  listSessions,
  type Owner,
  type SessionRow,
} from './coach.repository.ts';
import type { CoachExchange, CoachSession, CreateCoachSession } from './coach.schema.ts';
import { toExchange } from './exchange-view.ts';

export interface CoachSessionsService {
  list(caller: Caller, query: PageQuery): Promise<Page<CoachSession>>;
  get(caller: Caller, id: string): Promise<CoachSession>;
  create(caller: Caller, input: CreateCoachSession): Promise<Created<CoachSession>>;
  remove(caller: Caller, id: string): Promise<void>;
  /** Oldest first. */
  listExchanges(caller: Caller, id: string, query: PageQuery): Promise<Page<CoachExchange>>;
}

export interface CoachSessionPorts extends SlicePorts {
  /** Of an answer that is being made. */
  findLiveFrames(messageId: string): readonly ChatServerFrame[] | undefined;
}

export function ownerOf({ actor }: Caller): Owner {
  return { organizationId: actor.organizationId, userId: actor.userId };
}

export function newSessionRow(
  owner: Owner,
  { id, title, now }: { id: string; title: string; now: number },
): SessionRow {
  return {
    id,
    organization_id: owner.organizationId,
    user_id: owner.userId,
    title,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

function toSession(row: SessionRow): CoachSession {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    title: row.title,
  };
}

async function loadSession(db: Reader, caller: Caller, id: string): Promise<SessionRow> {
  const row = await findSession(db, ownerOf(caller), id);
  if (!row) {
    throw notFound('session');
  }
  return row;
}

export function createCoachSessionsService(ports: CoachSessionPorts): CoachSessionsService {
  const { db, unitOfWork } = ports;
  return {
    async list(caller, query) {
      const rows = await listSessions(db, ownerOf(caller), query);
      return toPage(rows, query.limit, { item: toSession, key: (row) => [row.updated_at, row.id] });
    },

    async get(caller, id) {
      return toSession(await loadSession(db, caller, id));
    },

    async create(caller, input) {
      return await unitOfWork.write(caller.actor, async ({ trx, now, log }) => {
        const id = input.id ?? newId();
        const existing = await findSession(trx, ownerOf(caller), id);
        if (existing) {
          return { created: false, record: toSession(existing) };
        }
        const row = newSessionRow(ownerOf(caller), { id, title: '', now });
        await insertSession(trx, row);
        await log({ type: coachSessionCreated, id, version: 1 });
        return { created: true, record: toSession(row) };
      });
    },

    async remove(caller, id) {
      await unitOfWork.write(caller.actor, async ({ trx, log }) => {
        const row = await loadSession(trx, caller, id);
        await deleteSession(trx, row);
        await log({ type: coachSessionDeleted, id, version: row.version + 1 });
      });
    },

    async listExchanges(caller, id, query) {
      const session = await loadSession(db, caller, id);
      const rows = await listMessages(db, session, query);
      return toPage(rows, query.limit, {
        item: (row) => toExchange(row, ports.findLiveFrames(row.id)),
        key: (row) => [row.asked_at, row.id],
      });
    },
  };
}
