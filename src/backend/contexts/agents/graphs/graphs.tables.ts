interface OfRun {
  organization_id: string;
  run_id: string;
}

interface CheckpointTable extends OfRun {
  /** Of the run: it has one for each graph. */
  thread: string;
  namespace: string;
  /** A later one sorts after an earlier one. */
  id: string;
  parent: string | null;
  /** JSON: how the graph's library packed it, and the text. */
  checkpoint: string;
  metadata: string;
  /** JSON: of each channel the version of its value. */
  versions: string;
  created_at: number;
}

/** What a channel held, shared by the checkpoints of its version. */
interface ChannelValueTable extends OfRun {
  thread: string;
  namespace: string;
  channel: string;
  version: string;
  /** JSON, as of a checkpoint. */
  value: string;
}

/** What a node has written since a checkpoint. */
interface WriteTable extends OfRun {
  thread: string;
  namespace: string;
  checkpoint_id: string;
  task: string;
  task_path: string;
  idx: number;
  channel: string;
  /** JSON, as of a checkpoint. */
  value: string;
}

export interface EffectTable extends OfRun {
  node: string;
  key: string;
  effect: string;
  /** SHA-256, hexadecimal. */
  input_hash: string;
  /** `intended` before it is done: whether it was is asked outside. */
  state: 'intended' | 'done';
  /** JSON; null until it is done. */
  outcome: string | null;
  intended_at: number;
  done_at: number | null;
  /** Of a replay: the run that did it after the checkpoint; null of its own, and of what it inherits. */
  sent_run_id: string | null;
}

interface GraphTables {
  agent_checkpoints: CheckpointTable;
  agent_channel_values: ChannelValueTable;
  agent_writes: WriteTable;
  agent_effects: EffectTable;
}

declare module '../../../schema.ts' {
  interface Schema extends GraphTables {}
}
