/** Random histories of one person's time against the model, one after the other in one store, each in weeks of its own. */
import fc from 'fast-check';
import { isoWeekOf, localDate } from '../../../domain/zones.ts';
import type { SqliteDriverName } from '../../platform/db/sqlite-protocol.ts';
import { timeCommands } from './time-commands.ts';
import { TimeModel } from './time-model.ts';
import { TimeStore } from './time-store.ts';

const weekMs = 7 * 86_400_000;

export interface Histories {
  readonly count: number;
  readonly seed: number;
  /** At most so many acts in each. */
  readonly length: number;
  readonly driver?: SqliteDriverName;
}

/** Monday, eight in the morning UTC, three weeks after: what is added by hand reaches back a day. */
function nextHistoryAt(now: number): number {
  return Date.parse(`${isoWeekOf(localDate(now + 3 * weekMs, 'UTC')).start}T08:00:00Z`);
}

/** What the history before left running, or unanswered, is none of the next one's. */
async function leaveNothing({ app }: TimeStore): Promise<void> {
  await app.ask('POST', '/timer/discard', { body: {} });
  const findQuestion = async () => (await app.ask('GET', '/timer')).body.question;
  for (let question = await findQuestion(); question; question = await findQuestion()) {
    await app.ask('POST', `/timer/questions/${question.id}/answer`, { body: { answer: 'keep' } });
  }
}

/** @throws with the seed and the shortest history found, when the backend does other than the model. */
export async function playHistories({
  count,
  seed,
  length,
  driver = 'node-sqlite',
}: Histories): Promise<void> {
  const store = await TimeStore.open(driver);
  try {
    await fc.assert(
      fc.asyncProperty(timeCommands(length), async (commands) => {
        const now = nextHistoryAt(store.app.clock.now);
        store.app.clock.now = now;
        await leaveNothing(store);
        await fc.asyncModelRun(() => ({ model: new TimeModel(now), real: store }), commands);
      }),
      { numRuns: count, seed, endOnFailure: false },
    );
  } finally {
    await store.close();
  }
}
