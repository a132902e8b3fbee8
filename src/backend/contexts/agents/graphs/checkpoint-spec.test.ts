/** The specification of LangGraph's checkpointers, over the channel of the work process and on a database. */
import {
  type CheckpointSaverTestInitializer,
  deltaChannelHistoryTests,
  validate,
} from '@langchain/langgraph-checkpoint-validation';
import type { AskBackend } from '../../../../contract/work/work-asks.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { Schema } from '../../../schema.ts';
import { provideSpecGlobals } from '../../../testing/agents/foreign-spec.ts';
import { createTestAgent, hostWork, nothingDone } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { BackendSaver } from '../../../work/graphs/langgraph/backend-saver.ts';

provideSpecGlobals();

onPickedDatabase<Schema>(import.meta.url, migrations, (kind, open) => {
  const opened = new Map<BackendSaver, () => Promise<void>>();
  let database: Database<Schema>;
  let runs = 0;

  before(async () => {
    database = await open();
  });

  /** A run that goes on until the saver is not needed any more. */
  async function createCheckpointer(): Promise<BackendSaver> {
    const { ask: askOf } = await hostWork(database);
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    runs += 1;
    const run = `run-${runs}`;
    const saver = await new Promise<BackendSaver>((resolve, reject) => {
      const agent = createTestAgent(async ({ ask }) => {
        const own: AskBackend = ask;
        const made = new BackendSaver(own);
        resolve(made);
        await ended;
        return nothingDone;
      });
      const work = createInProcessWork({ agents: [agent] });
      const running = askOf(work, { run });
      running.catch(reject);
      void running.finally(() => work.close());
    });
    opened.set(saver, async () => end());
    return saver;
  }

  const initializer: CheckpointSaverTestInitializer<BackendSaver> = {
    checkpointerName: `BackendSaver on ${kind}`,
    createCheckpointer,
    destroyCheckpointer: async (saver) => await opened.get(saver)?.(),
  };
  validate(initializer);
  deltaChannelHistoryTests(initializer);
});
