/** What a server keeps of checkpoints, as its tables do, for walks that need many of them. */
import type {
  CheckpointAsk,
  FoundCheckpoint,
  KeptCheckpoint,
  KeptWrite,
} from '../../../../contract/work/checkpoint-asks.ts';
import type { CheckpointAnswers } from '../../../proxy/runner/sealed-checkpoints.ts';

interface Shelf {
  readonly checkpoints: Map<string, KeptCheckpoint>;
  readonly values: Map<string, KeptCheckpoint['values'][number]>;
  readonly writes: Map<string, Map<string, KeptWrite>>;
}

type Wanted = Omit<Extract<CheckpointAsk, { kind: 'checkpoint-list' }>, 'kind'>;

const nameOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

export class CheckpointShelves {
  readonly #shelves = new Map<string, Shelf>();

  /** Of a run, the oldest first, as its page lists them. */
  list(run: string): readonly string[] {
    return [...this.#of(run).checkpoints.values()].map(({ id }) => id).sort();
  }

  answers(
    run: string,
    from: { readonly run: string; readonly checkpoint: string } | undefined,
  ): CheckpointAnswers {
    const shelf = this.#of(run);
    return {
      'checkpoint-load': async ({ kind: _, ...wanted }) => find(shelf, { ...wanted, limit: 1 })[0] ?? null,
      'checkpoint-list': async ({ kind: _, ...wanted }) => find(shelf, wanted),
      'checkpoint-origin': async ({ thread }) =>
        (from && find(this.#of(from.run), { thread, namespace: '', id: from.checkpoint })[0]) ?? null,
      'checkpoint-put': async ({ kept }) => {
        const { thread, namespace } = kept;
        shelf.checkpoints.set(nameOf(thread, namespace, kept.id), kept);
        for (const value of kept.values) {
          const name = nameOf(thread, namespace, value.channel, value.version);
          if (!shelf.values.has(name)) shelf.values.set(name, value);
        }
        return null;
      },
      'checkpoint-writes': async ({ thread, namespace, checkpoint, writes }) => {
        const place = nameOf(thread, namespace, checkpoint);
        const there = shelf.writes.get(place) ?? new Map<string, KeptWrite>();
        shelf.writes.set(place, there);
        for (const write of writes) {
          const name = nameOf(write.task, write.index);
          if (write.index < 0 || !there.has(name)) there.set(name, write);
        }
        return null;
      },
      'checkpoint-delete': async () => null,
    };
  }

  #of(run: string): Shelf {
    const there = this.#shelves.get(run);
    if (there !== undefined) return there;
    const made = { checkpoints: new Map(), values: new Map(), writes: new Map() };
    this.#shelves.set(run, made);
    return made;
  }
}

/** The newest first. */
function find(shelf: Shelf, { thread, namespace, id, before, limit }: Wanted): FoundCheckpoint[] {
  const found = [...shelf.checkpoints.values()]
    .filter((each) => thread === undefined || each.thread === thread)
    .filter((each) => namespace === undefined || each.namespace === namespace)
    .filter((each) => id === undefined || each.id === id)
    .filter((each) => before === undefined || each.id < before)
    .toSorted((one, other) => (one.id < other.id ? 1 : -1));
  return found.slice(0, limit ?? found.length).map((kept) => ({
    ...kept,
    values: Object.entries(kept.versions).flatMap(
      ([channel, version]) => shelf.values.get(nameOf(kept.thread, kept.namespace, channel, version)) ?? [],
    ),
    writes: [...(shelf.writes.get(nameOf(kept.thread, kept.namespace, kept.id)) ?? new Map()).values()],
  }));
}
