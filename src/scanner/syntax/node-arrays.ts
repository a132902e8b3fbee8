import type { LoadedGrammar } from './grammar.ts';

/** No node. */
export const none = -1;

/**
 * A file's syntax in preorder typed arrays: node `i`'s descendants are `i + 1` up to `next[i]`, which is also its
 * next sibling when that has the same parent.
 */
export interface Syntax {
  readonly text: string;
  readonly grammar: LoadedGrammar;
  readonly count: number;
  readonly kind: Uint8Array;
  readonly field: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly parent: Int32Array;
  readonly next: Int32Array;
  readonly comments: readonly number[];
  /** Nodes that the parser could not fit or had to invent. */
  readonly errors: readonly number[];
  /** For statements: identity of the parser's subtree, by which an unchanged one is known again; else 0. */
  readonly identity: Uint32Array;
  /** Texts of names that were asked for: a string that is asked for again keeps its hash. */
  readonly texts: (string | undefined)[];
}
