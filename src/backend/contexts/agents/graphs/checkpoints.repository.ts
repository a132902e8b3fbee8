/** SQL of checkpoints and writes, each of a run. */
import type {
  CheckpointAsk,
  FoundCheckpoint,
  KeptCheckpoint,
  KeptValue,
  KeptWrite,
  Packed,
} from '../../../../contract/work/checkpoint-asks.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Work } from '../../../platform/unit-of-work.ts';

type Place = Pick<KeptCheckpoint, 'thread' | 'namespace'>;
type Wanted = Omit<Extract<CheckpointAsk, { kind: 'checkpoint-list' }>, 'kind'>;

const pack = (value: Packed): string => JSON.stringify(value);
// Written by `pack` alone.
const unpack = (text: string): Packed => JSON.parse(text) as Packed;

/** The newest first, each with its writes. */
export async function listCheckpoints(
  reads: Reads,
  runId: string,
  wanted: Wanted,
): Promise<FoundCheckpoint[]> {
  const { thread, namespace, id, before, limit } = wanted;
  const rows = await reads
    .invariant('agent_checkpoints')
    .selectAll()
    .where('run_id', '=', runId)
    .$if(thread !== undefined, (query) => query.where('thread', '=', thread ?? ''))
    .$if(namespace !== undefined, (query) => query.where('namespace', '=', namespace ?? ''))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  const found: FoundCheckpoint[] = [];
  for (const { thread, namespace, id, parent, checkpoint, metadata, ...row } of rows) {
    const writes = await listWrites(reads, runId, { thread, namespace, id });
    const versions = JSON.parse(row.versions) as Record<string, string>;
    const values = await listValues(reads, runId, { thread, namespace, versions });
    const packed = { checkpoint: unpack(checkpoint), metadata: unpack(metadata) };
    found.push({ thread, namespace, id, parent, ...packed, versions, values, writes });
  }
  return found;
}

async function listValues(
  reads: Reads,
  runId: string,
  { thread, namespace, versions }: Place & { readonly versions: Readonly<Record<string, string>> },
): Promise<KeptValue[]> {
  if (Object.keys(versions).length === 0) return [];
  const rows = await reads
    .invariant('agent_channel_values')
    .select(['channel', 'version', 'value'])
    .where('run_id', '=', runId)
    .where('thread', '=', thread)
    .where('namespace', '=', namespace)
    .where((where) =>
      where.or(Object.entries(versions).map(([channel, version]) => where.and({ channel, version }))),
    )
    .execute();
  return rows.map(({ channel, version, value }) => ({ channel, version, value: unpack(value) }));
}

async function listWrites(
  reads: Reads,
  runId: string,
  { thread, namespace, id }: Place & { readonly id: string },
): Promise<KeptWrite[]> {
  const rows = await reads
    .invariant('agent_writes')
    .selectAll()
    .where('run_id', '=', runId)
    .where('thread', '=', thread)
    .where('namespace', '=', namespace)
    .where('checkpoint_id', '=', id)
    .execute();
  return rows.map(({ task, task_path: path, idx: index, channel, value }) => ({
    task,
    path,
    index,
    channel,
    value: unpack(value),
  }));
}

export async function putCheckpoint(
  writes: Writes,
  runId: string,
  { kept, now }: { readonly kept: KeptCheckpoint; readonly now: number },
): Promise<void> {
  const { thread, namespace, id, parent } = kept;
  const of = { organization_id: writes.actor.organizationId, run_id: runId };
  const values = {
    parent,
    checkpoint: pack(kept.checkpoint),
    metadata: pack(kept.metadata),
    versions: JSON.stringify(kept.versions),
  };
  const held = kept.values.map(({ channel, version, value }) => ({
    ...of,
    thread,
    namespace,
    channel,
    version,
    value: pack(value),
  }));
  if (held.length > 0)
    await writes
      .insert('agent_channel_values', held)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await writes
    .insert('agent_checkpoints', { ...of, thread, namespace, id, ...values, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'run_id', 'thread', 'namespace', 'id']).doUpdateSet(values),
    )
    .execute();
}

const writeKey = [
  'organization_id',
  'run_id',
  'thread',
  'namespace',
  'checkpoint_id',
  'task',
  'idx',
] as const;

interface WritesOfCheckpoint extends Place {
  readonly checkpoint: string;
  readonly writes: readonly KeptWrite[];
}

/** What is there stays, but for what may be rewritten. */
export async function putWrites(
  writes: Writes,
  runId: string,
  { thread, namespace, checkpoint, writes: written }: WritesOfCheckpoint,
): Promise<void> {
  const of = { organization_id: writes.actor.organizationId, run_id: runId };
  const rows = written.map(({ task, path, index: idx, channel, value }) => ({
    ...of,
    thread,
    namespace,
    checkpoint_id: checkpoint,
    task,
    idx,
    task_path: path,
    channel,
    value: pack(value),
  }));
  const fixed = rows.filter(({ idx }) => idx >= 0);
  if (fixed.length > 0)
    await writes
      .insert('agent_writes', fixed)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const row of rows.filter(({ idx }) => idx < 0)) {
    const { task_path, channel, value } = row;
    await writes
      .insert('agent_writes', row)
      .onConflict((conflict) => conflict.columns(writeKey).doUpdateSet({ task_path, channel, value }))
      .execute();
  }
}

export async function deleteThread(writes: Writes, runId: string, thread: string): Promise<void> {
  await deleteOf(writes, { runs: [runId], thread });
}

/** A question waits for 30 days at most: what is this old belongs to a run that is over. */
const keptForMs = 90 * 86_400_000;
const mostForgotten = 20;

/** Of runs that have had no checkpoint for 90 days, up to 20 at a time. What they did outside stays on record. */
export async function forgetOldRuns({ reads, writes, now }: Work): Promise<void> {
  const old = await reads
    .invariant('agent_checkpoints')
    .select('run_id')
    .groupBy('run_id')
    .having(({ fn }) => fn.max('created_at'), '<', now - keptForMs)
    .limit(mostForgotten)
    .execute();
  const runs = old.map(({ run_id }) => run_id);
  if (runs.length > 0) await deleteOf(writes, { runs });
}

/** Of all threads where none is named. */
async function deleteOf(
  writes: Writes,
  { runs, thread }: { readonly runs: readonly string[]; readonly thread?: string },
): Promise<void> {
  await writes
    .invariant('agent_writes')
    .remove()
    .where('run_id', 'in', runs)
    .$if(thread !== undefined, (query) => query.where('thread', '=', thread ?? ''))
    .execute();
  await writes
    .invariant('agent_channel_values')
    .remove()
    .where('run_id', 'in', runs)
    .$if(thread !== undefined, (query) => query.where('thread', '=', thread ?? ''))
    .execute();
  await writes
    .invariant('agent_checkpoints')
    .remove()
    .where('run_id', 'in', runs)
    .$if(thread !== undefined, (query) => query.where('thread', '=', thread ?? ''))
    .execute();
}
