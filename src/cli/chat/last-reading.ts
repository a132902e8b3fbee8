/** What was asked in a session, and what its last answer was read as. */
import {
  type ApiClient,
  type CoachExchange,
  listCoachExchanges,
  listCoachSessions,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { CoachReading } from '../../contract/coach/reading.ts';
import { CliError } from '../io.ts';

interface LastReading {
  readonly sessionId: string;
  readonly reading: CoachReading;
  readonly language: string;
}

/** Of the session that was used last where none is named. @throws CliError where nothing was read */
export async function findRead(client: ApiClient, named: string | undefined): Promise<LastReading> {
  const sessionId = named ?? (await findLatest(client));
  const exchanges = sessionId === undefined ? [] : await loadExchanges(client, sessionId);
  const reading = exchanges.at(-1)?.answer.reading;
  if (sessionId === undefined || reading === undefined)
    throw new CliError(
      'usage',
      'The last answer has no reading to change: ask a question of figures with --edit.',
    );
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  return { sessionId, reading, language: locale };
}

async function findLatest(client: ApiClient): Promise<string | undefined> {
  const { data } = await listCoachSessions({ client, query: { limit: 1 }, throwOnError: true });
  return data.items[0]?.id;
}

/** Oldest first. */
export async function loadExchanges(client: ApiClient, id: string): Promise<readonly CoachExchange[]> {
  return await loadAll(
    async (page) =>
      (await listCoachExchanges({ client, path: { id }, query: page, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}
