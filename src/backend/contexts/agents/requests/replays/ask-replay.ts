/** What is asked for by a replay: the same as before, from the beginning or from a checkpoint. */
import { v7 as newId } from 'uuid';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { type Asked, requireAgent } from '../asked/asked-request.ts';
import type { RequestPorts } from '../requests.ports.ts';
import { findRequest, type RequestRow } from '../requests.repository.ts';
import { requireCheckpoint } from './checkpoints.ts';
import type { ReplayRequest } from './replays.schema.ts';

export interface AskedReplay {
  readonly asked: Asked;
  /** False where it was asked for before, under the same id. */
  readonly isNew: boolean;
  /** When its checkpoint was made, epoch milliseconds; undefined from the beginning. */
  readonly before: number | undefined;
}

/** @throws ApiError `not_found`, `state_forbids` */
export async function askReplay(
  ports: RequestPorts,
  { reads }: Unit,
  { row, input }: { readonly row: RequestRow; readonly input: ReplayRequest },
): Promise<AskedReplay> {
  const { id: ownId = newId(), from, deadline } = input;
  const before =
    from === undefined ? undefined : await requireCheckpoint(ports, reads, { requestId: row.id, id: from });
  const { project_id, agent, input: same, priority, trusted } = row;
  const declared = requireAgent(ports, agent);
  const asked: Asked = {
    id: ownId,
    project_id,
    agent,
    input: same,
    priority,
    trusted,
    group_id: null,
    deadline,
    agent_version: declared.version,
    replay_of: row.id,
    checkpoint: from ?? null,
  };
  return { asked, isNew: (await findRequest(reads, ownId)) === undefined, before };
}
