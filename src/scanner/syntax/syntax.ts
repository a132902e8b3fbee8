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
  /** For statements: identity of the parser's subtree, by which an unchanged one is known again; else 0. */
  readonly identity: Uint32Array;
}

let capacity = 1 << 15;
let kind = new Uint8Array(capacity);
let field = new Uint8Array(capacity);
let start = new Uint32Array(capacity);
let end = new Uint32Array(capacity);
let parent = new Int32Array(capacity);
let next = new Int32Array(capacity);
let identity = new Uint32Array(capacity);

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
  identity = grown(identity, new Uint32Array(capacity));
}

/** Kinds that are single tokens of the grammars: asking for their children is a wasted call into WebAssembly. */
const leaves = new Uint8Array(256);
const leafKinds = [
  K.token,
  K.identifier,
  K.propName,
  K.shorthand,
  K.shorthandPattern,
  K.typeName,
  K.true,
  K.false,
  K.null,
  K.this,
  K.escape,
  K.comment,
];
for (const leaf of leafKinds) leaves[leaf] = 1;

interface Walk {
  readonly cursor: TreeCursor;
  readonly grammar: LoadedGrammar;
  readonly hasErrors: boolean;
  readonly comments: number[];
  readonly errors: number[];
  readonly text: string;
  /** Whether identities are worth asking for, since this syntax will be read again after an edit. */
  readonly keeps: boolean;
  readonly previous: Previous | undefined;
  count: number;
}

/** The syntax before an edit, with its statements by identity. */
interface Previous {
  readonly syntax: Syntax;
  readonly statements: ReadonlyMap<number, number>;
}

const holders = new Uint8Array(256);
for (const holder of [K.module, K.block, K.classBody]) holders[holder] = 1;

function indexStatements(syntax: Syntax): Previous {
  const statements = new Map<number, number>();
  for (let node = 0; node < syntax.count; node += 1) {
    const own = syntax.identity[node] ?? 0;
    if (own !== 0) statements.set(own, node);
  }
  return { syntax, statements };
}

/** Where the text of two nodes is the same. */
function isSameText(walk: Walk, index: number, old: Syntax, node: number): boolean {
  const from = start[index] ?? 0;
  const to = end[index] ?? 0;
  const oldFrom = old.start[node] ?? 0;
  if (to - from !== (old.end[node] ?? 0) - oldFrom || kind[index] !== old.kind[node]) return false;
  return walk.text.slice(from, to) === old.text.slice(oldFrom, oldFrom + to - from);
}

/** Moves offsets and indexes of copied nodes to where they are now. */
function copyPlaces(
  old: Syntax,
  range: readonly [number, number],
  by: { readonly index: number; readonly offset: number },
): void {
  for (let at = range[0]; at < range[1]; at += 1) {
    start[at + by.index] = (old.start[at] ?? 0) + by.offset;
    end[at + by.index] = (old.end[at] ?? 0) + by.offset;
    parent[at + by.index] = (old.parent[at] ?? 0) + by.index;
    next[at + by.index] = (old.next[at] ?? 0) + by.index;
  }
}

/** Copies an unchanged statement's nodes from the old arrays. */
function copyStatement(walk: Walk, index: number, old: Syntax, node: number): void {
  const stop = old.next[node] ?? node + 1;
  const shift = index - node;
  while (stop + shift + 1 >= capacity) grow();
  kind.set(old.kind.subarray(node + 1, stop), index + 1);
  field.set(old.field.subarray(node + 1, stop), index + 1);
  // The parser may have rebuilt parts inside; their old addresses must not be trusted at the next edit.
  identity.fill(0, index + 1, stop + shift);
  copyPlaces(old, [node + 1, stop], { index: shift, offset: (start[index] ?? 0) - (old.start[node] ?? 0) });
  const isInside = (at: number) => at > node && at < stop;
  walk.comments.push(...old.comments.filter(isInside).map((at) => at + shift));
  walk.errors.push(...old.errors.filter(isInside).map((at) => at + shift));
  walk.count = stop + shift;
  next[index] = walk.count;
}

/**
 * The cursor stands on a statement's first child. That child lies in memory which belongs to the statement's subtree,
 * and the old tree is still alive: the same address means that the parser has taken the subtree over as it was.
 */
function takeOver(walk: Walk, index: number): boolean {
  const own = walk.cursor.nodeId;
  identity[index] = own;
  const { previous } = walk;
  const node = previous?.statements.get(own);
  if (previous === undefined || node === undefined || !isSameText(walk, index, previous.syntax, node))
    return false;
  copyStatement(walk, index, previous.syntax, node);
  return true;
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
  identity[index] = 0;
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

/** Goes to a node's first child; false for a leaf, and for a statement whose nodes were taken over as a whole. */
function descend(walk: Walk, index: number, parentIndex: number): boolean {
  if (leaves[kind[index] ?? 0] === 1 || !walk.cursor.gotoFirstChild()) return false;
  const isStatement = walk.keeps && parentIndex !== none && holders[kind[parentIndex] ?? 0] === 1;
  if (!isStatement || !takeOver(walk, index)) return true;
  walk.cursor.gotoParent();
  return false;
}

function walkTree(walk: Walk): void {
  const open: number[] = [];
  let parentIndex = none;
  for (;;) {
    const index = record(walk, parentIndex);
    if (index !== none) next[index] = walk.count;
    if (index !== none && descend(walk, index, parentIndex)) {
      open.push(index);
      parentIndex = index;
      continue;
    }
    if (!advance(walk, open)) return;
    parentIndex = open[open.length - 1] ?? none;
  }
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
  const cursor = tree.walk();
  const walk: Walk = {
    cursor,
    grammar,
    hasErrors: tree.rootNode.hasError,
    comments: [],
    errors: [],
    text,
    keeps: options.keeps,
    previous: options.previous && indexStatements(options.previous),
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
    identity: identity.slice(0, options.keeps ? count : 0),
  };
}
