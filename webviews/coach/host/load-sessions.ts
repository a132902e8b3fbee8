/** Conversations as the backend keeps them, and what a new one begins with. */
import { loadAll } from '../../../src/api-client/load-all.ts';
import { ownZone } from '../../../src/contract/own-zone.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { CoachSession, CompletionOffer, Exchange, SessionHead } from '../messages.ts';
import { listCallNames } from './agent-call.ts';

type Ports = Pick<PagePorts, 'backend' | 'clock' | 'locale'>;

const mostSessions = 200;
const mostExchanges = 1_000;

/** The latest first; all, or those with these words. */
export async function loadSessions({ backend }: Ports, search?: string): Promise<SessionHead[]> {
  const words = search === undefined ? {} : { search };
  const sessions = await loadAll(
    (cursor) =>
      backend.ask((api, options) =>
        api.listCoachSessions({ ...options, query: { limit: 100, ...cursor, ...words } }),
      ),
    mostSessions,
  );
  return sessions
    .map(({ id, title, updatedAt }) => ({ id, title, updatedAt }))
    .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
}

export async function loadHead({ backend }: Pick<Ports, 'backend'>, id: string): Promise<SessionHead> {
  const session = await backend.ask((api, options) => api.getCoachSession({ ...options, path: { id } }));
  return { id: session.id, title: session.title, updatedAt: session.updatedAt };
}

type Kept = Pick<CoachSession, 'session' | 'exchanges'>;

/** Without an id a new one, which the backend keeps from its first question on. */
export async function loadSession(ports: Ports, id: string | undefined): Promise<Kept> {
  if (id === undefined) return { session: await createHead(ports), exchanges: [] };
  return { session: await loadHead(ports, id), exchanges: await loadExchanges(ports, id) };
}

/** Ids are made by the client, which is loaded with the first question to the backend. */
async function createHead({ backend, clock }: Ports): Promise<SessionHead> {
  const id = await backend.ask(async (api) => ({ data: api.newId() }));
  return { id, title: '', updatedAt: new Date(clock.now()).toISOString() };
}

async function loadExchanges({ backend, locale }: Ports, id: string): Promise<Exchange[]> {
  const exchanges = await loadAll(
    (cursor) =>
      backend.ask((api, options) =>
        api.listCoachExchanges({ ...options, path: { id }, query: { limit: 200, locale, ...cursor } }),
      ),
    mostExchanges,
  );
  return [...exchanges];
}

/** What an empty chat offers: by what this practice has, in the user's language. */
export async function loadQuestions({ backend, locale }: Ports): Promise<string[]> {
  const query = { locale, zone: ownZone() };
  const { questions } = await backend.ask((api, options) => api.listCoachQuestions({ ...options, query }));
  return questions;
}

/** What a message may become, by what this person may see. */
export async function loadCompletions({ backend, locale }: Ports, text: string): Promise<CompletionOffer[]> {
  const query = { locale, text };
  const found = await backend.ask((api, options) => api.completeCoachQuestion({ ...options, query }));
  return found.completions;
}

export async function loadAgents({ backend }: Ports): Promise<NonNullable<CoachSession['agents']>> {
  const { items } = await backend.ask((api, options) => api.listAgents(options));
  return listCallNames(items);
}
