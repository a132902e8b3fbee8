/** What can be said of a run's checkpoints without reading them: what is in them is the graph's. */

import { type PageAsked, selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

export interface RunCheckpoint {
  readonly id: string;
  /** Of the run's graphs, the one that it is of. */
  readonly graph: string;
  readonly parent: string | null;
  readonly created_at: number;
}

/** Those that a replay can begin at: graphs within graphs have none of their own. The newest first, one row more than the limit. */
export async function listRunCheckpoints(
  reads: Reads,
  runId: string,
  page: PageAsked,
): Promise<readonly RunCheckpoint[]> {
  const select = checkpointsOf(reads, runId).select(['id', 'thread as graph', 'parent', 'created_at']);
  return await selectPage(select, page, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

/** When it was made, epoch milliseconds; undefined where there is none. */
export async function findRunCheckpoint(
  reads: Reads,
  runId: string,
  id: string,
): Promise<number | undefined> {
  const query = checkpointsOf(reads, runId).select('created_at').where('id', '=', id).limit(1);
  const [found] = await query.execute();
  return found?.created_at;
}

function checkpointsOf(reads: Reads, runId: string) {
  return reads.from('agent_checkpoints').where('run_id', '=', runId).where('namespace', '=', '');
}
