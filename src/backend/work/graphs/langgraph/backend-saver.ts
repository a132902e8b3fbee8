/** LangGraph's checkpointer over the channel: the backend keeps what it is given, for this run alone. */
import {
  BaseCheckpointSaver,
  type ChannelVersions,
  type Checkpoint,
  type CheckpointListOptions,
  type CheckpointMetadata,
  type CheckpointPendingWrite,
  type CheckpointTuple,
  compareWritesSortKeys,
  copyCheckpoint,
  getCheckpointId,
  maxChannelVersion,
  type PendingWrite,
  TASKS,
  WRITES_IDX_MAP,
  writesSortKey,
} from '@langchain/langgraph-checkpoint';
import type {
  FoundCheckpoint,
  KeptValue,
  KeptWrite,
  Packed,
} from '../../../../contract/work/checkpoint-asks.ts';
import type { AskBackend } from '../../../../contract/work/work-asks.ts';

/** What LangGraph names a checkpoint by. */
interface Config {
  configurable?: Record<string, unknown>;
}

function placeOf({ configurable = {} }: Config): { readonly thread: string; readonly namespace: string } {
  const { thread_id: thread, checkpoint_ns: namespace = '' } = configurable;
  if (typeof thread !== 'string' || typeof namespace !== 'string')
    throw new Error('A checkpoint has a thread and a namespace.');
  return { thread, namespace };
}

function configOf(thread: string, namespace: string, id: string) {
  return { configurable: { thread_id: thread, checkpoint_ns: namespace, checkpoint_id: id } };
}

function mapVersions(versions: ChannelVersions): Record<string, string> {
  return Object.fromEntries(Object.entries(versions).map(([channel, version]) => [channel, String(version)]));
}

const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export type OnPut = (put: {
  readonly thread: string;
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}) => Promise<void>;

export class BackendSaver extends BaseCheckpointSaver {
  readonly #ask: AskBackend;
  readonly #onPut: OnPut;

  /** `onPut` is called before a checkpoint is kept. */
  constructor(ask: AskBackend, onPut: OnPut = async () => undefined) {
    super();
    this.#ask = ask;
    this.#onPut = onPut;
  }

  /** Two forks count on from the same version, and what a channel holds is kept by its version: each gets its own. */
  override getNextVersion(current: number | undefined): number {
    return Math.floor(current ?? 0) + 1 + Math.random();
  }

  async getTuple(config: Config): Promise<CheckpointTuple | undefined> {
    if (config.configurable?.['thread_id'] === undefined) return undefined;
    const id = getCheckpointId(config) || undefined;
    const found = await this.#ask({ kind: 'checkpoint-load', ...placeOf(config), id });
    return found === null ? undefined : await this.#toTuple(found);
  }

  async *list(
    { configurable = {} }: Config,
    { limit, before, filter }: CheckpointListOptions = {},
  ): AsyncGenerator<CheckpointTuple> {
    const found = await this.#ask({
      kind: 'checkpoint-list',
      thread: optional(configurable['thread_id']),
      namespace: optional(configurable['checkpoint_ns']),
      id: optional(configurable['checkpoint_id']),
      before: optional(before?.configurable?.['checkpoint_id']),
      ...(filter === undefined && limit !== undefined && { limit }),
    });
    let left = limit ?? Number.POSITIVE_INFINITY;
    for (const each of found) {
      if (left <= 0) return;
      const tuple = await this.#toTuple(each);
      const metadata: Readonly<Record<string, unknown>> = { ...tuple.metadata };
      if (!Object.entries(filter ?? {}).every(([name, value]) => metadata[name] === value)) continue;
      left -= 1;
      yield tuple;
    }
  }

  async put(
    config: Config,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    newVersions: ChannelVersions,
  ): Promise<Config> {
    const { thread, namespace } = placeOf(config);
    const { id, channel_values: values } = checkpoint;
    if (namespace === '') await this.#onPut({ thread, id, values });
    const kept = {
      thread,
      namespace,
      id: checkpoint.id,
      parent: optional(config.configurable?.['checkpoint_id']) ?? null,
      checkpoint: await this.#pack({ ...copyCheckpoint(checkpoint), channel_values: {} }),
      metadata: await this.#pack(metadata),
      versions: mapVersions(checkpoint.channel_versions),
      values: await this.#packValues(checkpoint, mapVersions(newVersions)),
    };
    await this.#ask({ kind: 'checkpoint-put', kept });
    return configOf(thread, namespace, checkpoint.id);
  }

  async putWrites(config: Config, writes: PendingWrite[], task: string, path = ''): Promise<void> {
    const checkpoint = optional(config.configurable?.['checkpoint_id']);
    if (checkpoint === undefined) throw new Error('Writes belong to a checkpoint.');
    const kept: KeptWrite[] = await Promise.all(
      writes.map(async ([channel, value], at) => ({
        task,
        path,
        channel,
        index: WRITES_IDX_MAP[channel] ?? at,
        value: await this.#pack(value),
      })),
    );
    await this.#ask({ kind: 'checkpoint-writes', ...placeOf(config), checkpoint, writes: kept });
  }

  async deleteThread(thread: string): Promise<void> {
    await this.#ask({ kind: 'checkpoint-delete', thread });
  }

  async #packValues(
    { channel_values: values }: Checkpoint,
    versions: Readonly<Record<string, string>>,
  ): Promise<KeptValue[]> {
    const changed = Object.entries(versions).filter(([channel]) => Object.hasOwn(values, channel));
    return await Promise.all(
      changed.map(async ([channel, version]) => ({
        channel,
        version,
        value: await this.#pack(values[channel]),
      })),
    );
  }

  async #toTuple(found: FoundCheckpoint): Promise<CheckpointTuple> {
    const { thread, namespace, id, parent } = found;
    const checkpoint = await this.#unpack<Checkpoint>(found.checkpoint);
    checkpoint.channel_values = Object.fromEntries(
      await Promise.all(
        found.values.map(async ({ channel, value }) => [channel, await this.#unpack(value)] as const),
      ),
    );
    if (checkpoint.v < 4 && parent !== null) await this.#bringSends(checkpoint, { ...found, parent });
    return {
      config: configOf(thread, namespace, id),
      checkpoint,
      metadata: await this.#unpack<CheckpointMetadata>(found.metadata),
      pendingWrites: await this.#writesOf(found),
      ...(parent !== null && { parentConfig: configOf(thread, namespace, parent) }),
    };
  }

  /** In the order in which the engine applies them. */
  async #writesOf({ writes }: FoundCheckpoint): Promise<CheckpointPendingWrite[]> {
    const keyed = writes.map((write) => ({ write, key: writesSortKey(write.path, write.task, write.index) }));
    keyed.sort((one, other) => compareWritesSortKeys(one.key, other.key));
    return await Promise.all(
      keyed.map(
        async ({ write: { task, channel, value } }): Promise<CheckpointPendingWrite> => [
          task,
          channel,
          await this.#unpack(value),
        ],
      ),
    );
  }

  /** Until version 4 of the form, what was sent to other nodes stood with the parent alone. */
  async #bringSends(
    checkpoint: Checkpoint,
    {
      thread,
      namespace,
      parent,
    }: Pick<FoundCheckpoint, 'thread' | 'namespace'> & { readonly parent: string },
  ): Promise<void> {
    const found = await this.#ask({ kind: 'checkpoint-load', thread, namespace, id: parent });
    const writes = found === null ? [] : await this.#writesOf(found);
    const versions = Object.values(checkpoint.channel_versions);
    checkpoint.channel_values[TASKS] = writes.flatMap(([, channel, value]) =>
      channel === TASKS ? [value] : [],
    );
    checkpoint.channel_versions[TASKS] =
      versions.length > 0 ? maxChannelVersion(...versions) : this.getNextVersion(undefined);
  }

  async #pack(value: unknown): Promise<Packed> {
    const [type, bytes] = await this.serde.dumpsTyped(value);
    const buffer = Buffer.from(bytes);
    return type === 'json'
      ? { type, text: buffer.toString('utf8') }
      : { type: 'bytes', text: buffer.toString('base64') };
  }

  async #unpack<T>({ type, text }: Packed): Promise<T> {
    const bytes = Buffer.from(text, type === 'json' ? 'utf8' : 'base64');
    return await this.serde.loadsTyped(type, new Uint8Array(bytes));
  }
}
