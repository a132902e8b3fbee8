/** What can be said of a run's checkpoints without reading them: what is in them is the graph's. */

import { type PageAsked, selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reader } from '../../../schema.ts';
import type { RunKey } from './run-key.ts';

export interface RunCheckpoint {
  readonly id: string;
  /** Of the run's graphs, the one that it is of. */
  readonly graph: string;
  readonly parent: string | null;
  readonly created_at: number;
}

/** Those that a replay can begin at: graphs within graphs have none of their own. The newest first, one row more than the limit. */
export async function listRunCheckpoints(
  db: Reader,
  key: RunKey,
  page: PageAsked,
): Promise<readonly RunCheckpoint[]> {
  const select = checkpointsOf(db, key).select(['id', 'thread as graph', 'parent', 'created_at']);
  return await selectPage(select, page, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function hasRunCheckpoint(db: Reader, key: RunKey, id: string): Promise<boolean> {
  const found = await checkpointsOf(db, key).select('id').where('id', '=', id).limit(1).execute();
  return found.length > 0;
}

function checkpointsOf(db: Reader, { organizationId, runId }: RunKey) {
  return db
    .selectFrom('agent_checkpoints')
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('namespace', '=', '');
}
