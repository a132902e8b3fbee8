/** What is remembered of the flow through files, unit by unit. */
import type { Draft } from '../../draft.ts';
import type { Touches } from '../relevance.ts';
import type { Keys, Summary } from '../summary.ts';
import type { Value } from '../value/value.ts';

/** What the analysis of one unit gave, and what it asked others for. */
export interface UnitResult {
  readonly drafts: readonly Draft[];
  readonly summary: Summary;
  /** Of the module: what its names hold. */
  readonly names: ReadonlyMap<string, Value>;
  readonly notes: readonly string[];
  /** What was asked for → keys of the answer. */
  readonly used: ReadonlyMap<string, Keys>;
  /** The units that were asked. */
  readonly asks: readonly number[];
}

/** What is known of a unit from its text, and its results: each is good for the answers that it was given. */
export interface UnitMemory {
  readonly text: string;
  readonly results: UnitResult[];
  touches?: Touches;
  calls?: readonly string[];
  named?: ReadonlySet<number>;
}

/** By unit index; -1 is the module. */
export type FlowMemory = Map<number, UnitMemory>;

/** A memory of nothing, for the first scan of a document. */
export function createFlowMemory(): FlowMemory {
  return new Map();
}

/** A memory of the same content: what is added to it is not known to the other. */
export function copyFlowMemory(memory: FlowMemory): FlowMemory {
  return new Map([...memory].map(([index, unit]) => [index, { ...unit, results: [...unit.results] }]));
}

const maxFiles = 200;
const maxText = 8 * 1024 * 1024;

interface Kept {
  readonly text: string;
  readonly memory: FlowMemory;
}

/** Memories of the files that were asked for last, as they were then. */
export class FlowMemories {
  private readonly kept = new Map<string, Kept>();
  private size = 0;

  /** The memory of a file with this text; an empty one where there is none. */
  of(path: string, text: string): FlowMemory {
    const known = this.kept.get(path);
    const memory = known?.text === text ? known.memory : createFlowMemory();
    this.drop(path);
    this.kept.set(path, { text, memory });
    this.size += text.length;
    for (const oldest of this.kept.keys()) {
      if (oldest === path || (this.kept.size <= maxFiles && this.size <= maxText)) break;
      this.drop(oldest);
    }
    return memory;
  }

  private drop(path: string): void {
    this.size -= this.kept.get(path)?.text.length ?? 0;
    this.kept.delete(path);
  }
}
