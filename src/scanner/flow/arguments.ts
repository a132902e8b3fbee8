import type { Value } from './value/value.ts';

/** Values of a call's arguments by position and by name. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly byName: ReadonlyMap<string, Value>;
  /** Everything behind a spread. */
  readonly rest: Value;
  /** What the called member belongs to. */
  readonly receiver: Value;
}
