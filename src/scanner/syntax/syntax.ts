import type { Tree, TreeCursor } from 'web-tree-sitter';
import { type LoadedGrammar, skipped } from './grammar.ts';
import { K } from './kinds.ts';

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
}

let capacity = 1 << 15;
let kind = new Uint8Array(capacity);
let field = new Uint8Array(capacity);
let start = new Uint32Array(capacity);
let end = new Uint32Array(capacity);
let parent = new Int32Array(capacity);
let next = new Int32Array(capacity);

function grown<T extends Uint8Array | Uint32Array | Int32Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}

/** The walk writes into buffers that live as long as the process: one allocation a file instead of dozens. */
function grow(): void {
  capacity *= 2;
  kind = grown(kind, new Uint8Array(capacity));
  field = grown(field, new Uint8Array(capacity));
  start = grown(start, new Uint32Array(capacity));
  end = grown(end, new Uint32Array(capacity));
  parent = grown(parent, new Int32Array(capacity));
  next = grown(next, new Int32Array(capacity));
}

interface Walk {
  readonly cursor: TreeCursor;
  readonly grammar: LoadedGrammar;
  readonly hasErrors: boolean;
  readonly comments: number[];
  readonly errors: number[];
  count: number;
}

/** Writes the node under the cursor and returns its index, or `none` for a token that gets no node. */
function record(walk: Walk, parentIndex: number): number {
  const { cursor, grammar } = walk;
  const ours = grammar.kinds[cursor.nodeTypeId] ?? skipped;
  if (ours === skipped && !(walk.hasErrors && cursor.nodeIsMissing)) return none;
  const index = walk.count;
  walk.count += 1;
  if (index + 1 >= capacity) grow();
  kind[index] = ours === skipped ? K.token : ours;
  start[index] = cursor.startIndex;
  end[index] = cursor.endIndex;
  field[index] = grammar.fields[cursor.currentFieldId] ?? 0;
  parent[index] = parentIndex;
  if (ours === K.comment) walk.comments.push(index);
  if (walk.hasErrors && (ours === K.error || (start[index] === end[index] && cursor.nodeIsMissing)))
    walk.errors.push(index);
  return index;
}

/** Goes to the next node in preorder, closing the nodes left behind; false at the end of the tree. */
function advance(walk: Walk, open: number[]): boolean {
  const { cursor } = walk;
  while (!cursor.gotoNextSibling()) {
    if (!cursor.gotoParent()) return false;
    const closed = open.pop() ?? none;
    if (closed !== none) next[closed] = walk.count;
  }
  return true;
}

function walkTree(walk: Walk): void {
  const open: number[] = [];
  let parentIndex = none;
  for (;;) {
    const index = record(walk, parentIndex);
    if (index !== none) next[index] = walk.count;
    if (index !== none && walk.cursor.gotoFirstChild()) {
      open.push(index);
      parentIndex = index;
      continue;
    }
    if (!advance(walk, open)) return;
    parentIndex = open[open.length - 1] ?? none;
  }
}

/** Reads a tree into arrays; the tree may be deleted afterwards. */
export function readSyntax(tree: Tree, text: string, grammar: LoadedGrammar): Syntax {
  const cursor = tree.walk();
  const walk: Walk = {
    cursor,
    grammar,
    hasErrors: tree.rootNode.hasError,
    comments: [],
    errors: [],
    count: 0,
  };
  try {
    walkTree(walk);
  } finally {
    cursor.delete();
  }
  const count = walk.count;
  return {
    text,
    grammar,
    count,
    comments: walk.comments,
    errors: walk.errors,
    kind: kind.slice(0, count),
    field: field.slice(0, count),
    start: start.slice(0, count),
    end: end.slice(0, count),
    parent: parent.slice(0, count),
    next: next.slice(0, count),
  };
}
