/** The use cases of coach sessions; asking is in chat.service.ts. A session is its user's alone, whatever the grant. */
import { v7 as newId } from 'uuid';
import type { ReceivedFrame, Usage } from '../../../../contract/coach/coach-chat.ts';
import type { Proposal } from '../../../../contract/coach/proposals.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { coachSessionCreated, coachSessionDeleted } from './coach.events.ts';
import {
  deleteSession,
  findMessage,
  findSession,
  insertSession,
  listFrames,
  listLastMessages,
  listMessages,
  listSent,
  listSessions,
  type MessageRow,
  type SessionRow,
} from './coach.repository.ts';
import type { CoachExchange, CoachSession, CreateCoachSession } from './coach.schema.ts';
import { parseFrames, toExchange } from './exchange-view.ts';
import { writeTranscript } from './write-transcript.ts';

const endedEarly: ReadonlySet<string> = new Set<CoachExchange['answer']['state']>(['stopped', 'failed']);
/** Questions of a session that its transcript takes, the last ones. */
const longestTranscript = 5_000;

export interface CoachSessionsService {
  list(caller: PersonCaller, query: PageQuery): Promise<Page<CoachSession>>;
  get(caller: PersonCaller, id: string): Promise<CoachSession>;
  create(caller: PersonCaller, input: CreateCoachSession): Promise<Created<CoachSession>>;
  remove(caller: PersonCaller, id: string): Promise<void>;
  /** The whole session as Markdown. */
  writeTranscript(caller: PersonCaller, id: string): Promise<string>;
  /** Refuses what is no question of the caller's. */
  requireQuestion(caller: PersonCaller, messageId: string): Promise<void>;
  /** What left for a model to answer a question, call by call, without secrets; empty where none was asked. */
  listSent(caller: PersonCaller, messageId: string): Promise<readonly string[]>;
  /** Oldest first. */
  listExchanges(
    caller: PersonCaller,
    id: string,
    query: PageQuery & { readonly locale: string },
  ): Promise<Page<CoachExchange>>;
}

/** What answers cost, by question. */
export type LoadCosts = (
  actor: Person,
  query: { readonly messageIds: readonly string[]; readonly locale: string },
) => Promise<ReadonlyMap<string, Usage>>;

export interface CoachSessionPorts extends SlicePorts {
  /** As they are now; answers keep them as they were made. */
  loadProposals(actor: PersonCaller['actor'], ids: readonly string[]): Promise<readonly Proposal[]>;
  readonly loadCosts: LoadCosts;
  /** Of an answer that is being made. */
  findLiveFrames(messageId: string): readonly ReceivedFrame[] | undefined;
}

export function newSessionRow(
  { organizationId, userId }: Person,
  { id, title, now }: { id: string; title: string; now: number },
): SessionRow {
  return {
    id,
    organization_id: organizationId,
    user_id: userId,
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

async function loadSession(reads: Reads, id: string): Promise<SessionRow> {
  const row = await findSession(reads, id);
  if (!row) {
    throw notFound('session');
  }
  return row;
}

/** Frames of answers that no process makes any more, by question. */
async function loadKept(
  reads: Reads,
  rows: readonly MessageRow[],
): Promise<ReadonlyMap<string, readonly ReceivedFrame[]>> {
  const cut = rows.filter(({ state }) => state === 'streaming').map(({ id }) => id);
  const chunks = await listFrames(reads, cut);
  const byMessage = Map.groupBy(chunks, ({ message_id }) => message_id);
  return new Map([...byMessage].map(([id, each]) => [id, each.flatMap(({ frames }) => parseFrames(frames))]));
}

async function loadQuestion(reads: Reads, id: string): Promise<MessageRow> {
  const row = await findMessage(reads, id);
  if (!row) throw notFound('question');
  return row;
}

/** Proposals as they are now: a click on one is no frame of its answer. */
async function withProposals(
  { loadProposals }: Pick<CoachSessionPorts, 'loadProposals'>,
  { actor }: PersonCaller,
  exchanges: readonly CoachExchange[],
): Promise<readonly CoachExchange[]> {
  const ids = exchanges.flatMap(({ answer }) => answer.proposals.map(({ proposal }) => proposal.id));
  if (ids.length === 0) return exchanges;
  const now = new Map((await loadProposals(actor, ids)).map((proposal) => [proposal.id, proposal]));
  return exchanges.map((exchange) => ({
    ...exchange,
    answer: {
      ...exchange.answer,
      proposals: exchange.answer.proposals.map(({ at, proposal }) => ({
        at,
        proposal: now.get(proposal.id) ?? proposal,
      })),
    },
  }));
}

/** The cost of answers that were cut: it came to nobody's knowledge but the ledger's. */
async function withCosts(
  { loadCosts }: Pick<CoachSessionPorts, 'loadCosts'>,
  { actor, locale }: { readonly actor: Person; readonly locale: string },
  exchanges: readonly CoachExchange[],
): Promise<readonly CoachExchange[]> {
  const cut = exchanges.filter(({ answer }) => answer.coach === 'model' && endedEarly.has(answer.state));
  const messageIds = cut.map(({ messageId }) => messageId);
  const costs = await loadCosts(actor, { messageIds, locale });
  return exchanges.map((exchange) => {
    const cost = costs.get(exchange.messageId);
    if (cost === undefined) return exchange;
    const { title = cost.title, reason = cost.reason } = exchange.answer.usage ?? {};
    return { ...exchange, answer: { ...exchange.answer, usage: { ...cost, title, reason } } };
  });
}

export function createCoachSessionsService(ports: CoachSessionPorts): CoachSessionsService {
  const { unitOfWork, findLiveFrames } = ports;
  const show = (row: MessageRow, kept: Awaited<ReturnType<typeof loadKept>>, locale: string): CoachExchange =>
    toExchange(row, { live: findLiveFrames(row.id), kept: kept.get(row.id) ?? [], locale });

  async function asNow(
    caller: PersonCaller,
    exchanges: readonly CoachExchange[],
    locale: string,
  ): Promise<readonly CoachExchange[]> {
    const { actor } = caller;
    return await withCosts(ports, { actor, locale }, await withProposals(ports, caller, exchanges));
  }

  return {
    async list(caller, query) {
      const rows = await listSessions(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, { item: toSession, key: (row) => [row.updated_at, row.id] });
    },

    async get(caller, id) {
      return toSession(await loadSession(ports.reads(caller.actor), id));
    },

    async create(caller, input) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const id = input.id ?? newId();
        const existing = await findSession(reads, id);
        if (existing) {
          return { created: false, record: toSession(existing) };
        }
        const row = newSessionRow(caller.actor, { id, title: '', now });
        await insertSession(writes, row);
        await log({ type: coachSessionCreated, id, version: 1 });
        return { created: true, record: toSession(row) };
      });
    },

    async remove(caller, id) {
      await unitOfWork.write(caller.actor, async ({ reads, writes, log }) => {
        const row = await loadSession(reads, id);
        await deleteSession(writes, row);
        await log({ type: coachSessionDeleted, id, version: row.version + 1 });
      });
    },

    async writeTranscript(caller, id) {
      const reads = ports.reads(caller.actor);
      const session = await loadSession(reads, id);
      const rows = await listLastMessages(reads, session, longestTranscript);
      const kept = await loadKept(reads, rows);
      const exchanges = rows.map((row) => show(row, kept, 'en'));
      return writeTranscript(session.title, await asNow(caller, exchanges, 'en'));
    },

    async requireQuestion(caller, messageId) {
      await loadQuestion(ports.reads(caller.actor), messageId);
    },

    async listSent(caller, messageId) {
      const reads = ports.reads(caller.actor);
      return await listSent(reads, await loadQuestion(reads, messageId));
    },

    async listExchanges(caller, id, query) {
      const reads = ports.reads(caller.actor);
      const session = await loadSession(reads, id);
      const rows = await listMessages(reads, session, query);
      const kept = await loadKept(reads, rows);
      const page = toPage(rows, query.limit, {
        item: (row) => show(row, kept, query.locale),
        key: (row) => [row.asked_at, row.id],
      });
      return { ...page, items: [...(await asNow(caller, page.items, query.locale))] };
    },
  };
}
