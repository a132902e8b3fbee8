import type { Tree } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar.ts';
import { copyBuffers } from './node-buffers.ts';
import { indexStatements } from './taken-over.ts';
import { TreeWalk } from './tree-walk.ts';

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
}

/** How a tree is read: once, or as the next state of an edited document. */
export interface ReadOptions {
  readonly keeps: boolean;
  /** Syntax of the tree before; that tree must still be alive. */
  readonly previous?: Syntax | undefined;
}

/** Reads a tree into arrays; the tree may be deleted afterwards, unless it will be the previous one of another. */
export function readSyntax(
  tree: Tree,
  text: string,
  grammar: LoadedGrammar,
  options: ReadOptions = { keeps: false },
): Syntax {
  const previous = options.previous && indexStatements(options.previous);
  const walk = new TreeWalk(grammar, { text, keeps: options.keeps, previous });
  walk.run(tree);
  const { count, comments, errors } = walk;
  return { text, grammar, count, comments, errors, ...copyBuffers(count, options.keeps) };
}
