/**
 * Goes through a parser's tree in memory and writes its nodes into the buffers, in preorder. It shows what the
 * runtime's cursor shows: hidden subtrees give their children to the node above, aliases rename, fields are inherited
 * through hidden subtrees (tree-sitter's `tree_cursor.c`).
 */
import type { Tree } from 'web-tree-sitter';
import { type LoadedGrammar, skipped } from './grammar.ts';
import { K } from './kinds.ts';
import { none } from './node-arrays.ts';
import { buffers, reserve } from './node-buffers.ts';
import { copyStatement, isSameText, type Listed, type Previous } from './taken-over.ts';
import { type ProductionTables, rootSlotOf, SubtreeView, slotBytes } from './tree-memory.ts';

/** Kinds that are single tokens to us: what a grammar puts below them is of no use. */
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

const holders = new Uint8Array(256);
for (const holder of [K.module, K.block, K.classBody]) holders[holder] = 1;

/** How a walk goes. */
export interface WalkOptions {
  readonly text: string;
  /** Whether statements get their identity, since this syntax will be read again after an edit. */
  readonly keeps: boolean;
  readonly previous: Previous | undefined;
}

/** Values kept for a subtree whose children are being visited: so many integers each, one frame after the other. */
const frame = {
  /** Slot of the next child, and the end of the slots. */
  slot: 0,
  slotsEnd: 1,
  /** Children so far that belong to the production. */
  structural: 2,
  production: 3,
  /** Where the next child begins, its blanks left out; in bytes. */
  position: 4,
  /** The field that a hidden subtree stands in; its children may inherit it. */
  field: 5,
  /** Our node that the children belong to. */
  parent: 6,
  /** Our node that ends with this frame; `none` for a hidden subtree. */
  closes: 7,
  isFirst: 8,
  width: 9,
} as const;

const firstFrames = 128;

/** One walk through one tree; it fills the shared buffers and cannot be run twice. */
export class TreeWalk implements Listed {
  readonly comments: number[] = [];
  readonly errors: number[] = [];
  count = 0;
  private readonly grammar: LoadedGrammar;
  private readonly tables: ProductionTables;
  private readonly options: WalkOptions;
  private readonly view: SubtreeView;
  /** Integers of their own length: an array that is cut and grown at every node took a quarter of the walk. */
  private stack = new Int32Array(firstFrames * frame.width);
  /** Where the frame at hand begins; below zero, the walk is over. */
  private top = -frame.width;
  private hasErrors = false;
  private symbol = 0;
  private fieldId = 0;

  constructor(grammar: LoadedGrammar, options: WalkOptions) {
    this.grammar = grammar;
    this.tables = grammar.productions;
    this.options = options;
    this.view = new SubtreeView(grammar.memory);
  }

  run(tree: Tree): void {
    const slot = rootSlotOf(tree);
    const { view } = this;
    view.read(slot);
    this.hasErrors = view.hasError(slot);
    this.symbol = view.symbol;
    this.visit(view.padding, none);
    while (this.top >= 0) this.step(this.top);
  }

  /** Visits the next child of the frame at `top`, or leaves the frame. */
  private step(top: number): void {
    const { stack, view } = this;
    const slot = stack[top + frame.slot] ?? 0;
    if (slot === stack[top + frame.slotsEnd]) {
      this.leave(top);
      return;
    }
    view.read(slot);
    stack[top + frame.slot] = slot + slotBytes;
    const isSeen = this.place(top);
    const start = (stack[top + frame.position] ?? 0) + (stack[top + frame.isFirst] === 1 ? 0 : view.padding);
    stack[top + frame.isFirst] = 0;
    stack[top + frame.position] = start + view.size;
    if (isSeen) this.visit(start, stack[top + frame.parent] ?? none);
    else if (view.childCount > 0 && view.visibleChildren(view.pointer) > 0)
      this.enter(start, stack[top + frame.parent] ?? none, none);
  }

  private leave(top: number): void {
    const closed = this.stack[top + frame.closes] ?? none;
    if (closed !== none) buffers.next[closed] = this.count;
    this.top = top - frame.width;
  }

  /** Settles the child's symbol and field by the production it belongs to; whether it is to be seen. */
  private place(top: number): boolean {
    const { stack, view, tables } = this;
    this.symbol = view.symbol;
    this.fieldId = 0;
    if (view.isExtra) return view.isVisible;
    const structural = stack[top + frame.structural] ?? 0;
    stack[top + frame.structural] = structural + 1;
    const production = stack[top + frame.production] ?? 0;
    this.fieldId = this.fieldOf(production, structural) || (stack[top + frame.field] ?? 0);
    if (production === 0) return view.isVisible;
    const alias = tables.aliases[production * tables.aliasWidth + structural] ?? 0;
    if (alias === 0 || structural >= tables.aliasWidth) return view.isVisible;
    this.symbol = alias;
    return true;
  }

  private fieldOf(production: number, structural: number): number {
    const { fieldSlices, fieldEntries } = this.tables;
    const from = fieldSlices[production * 2] ?? 0;
    const to = from + (fieldSlices[production * 2 + 1] ?? 0);
    for (let at = from; at < to; at += 1) {
      const entry = fieldEntries[at] ?? 0;
      if (entry >>> 16 === structural) return entry & 0xffff;
    }
    return 0;
  }

  /** Writes the child at hand and goes into it. */
  private visit(start: number, parentIndex: number): void {
    const { view } = this;
    const index = this.record(start, parentIndex);
    if (index === none) return;
    if (view.childCount === 0 || leaves[buffers.kind[index] ?? 0] === 1) return;
    const isStatement =
      this.options.keeps && parentIndex !== none && holders[buffers.kind[parentIndex] ?? 0] === 1;
    if (isStatement && this.takeOver(index)) return;
    this.fieldId = 0;
    this.enter(start, index, index);
  }

  private enter(position: number, parentIndex: number, closes: number): void {
    const { pointer, childCount } = this.view;
    const top = this.top + frame.width;
    this.top = top;
    if (top === this.stack.length) this.grow();
    const { stack } = this;
    stack[top + frame.slot] = pointer - childCount * slotBytes;
    stack[top + frame.slotsEnd] = pointer;
    stack[top + frame.structural] = 0;
    stack[top + frame.production] = this.view.production(pointer);
    stack[top + frame.position] = position;
    stack[top + frame.field] = this.fieldId;
    stack[top + frame.parent] = parentIndex;
    stack[top + frame.closes] = closes;
    stack[top + frame.isFirst] = 1;
  }

  private grow(): void {
    const grown = new Int32Array(this.stack.length * 2);
    grown.set(this.stack);
    this.stack = grown;
  }

  /** Writes a node and returns its index, or `none` for a token that gets no node. */
  private record(startByte: number, parentIndex: number): number {
    const { view, grammar } = this;
    const ours = this.ownKind();
    if (ours === skipped && !(this.hasErrors && view.isMissing)) return none;
    if (ours === K.identifier && this.isAwait(startByte, parentIndex)) {
      buffers.kind[parentIndex] = K.await;
      return none;
    }
    const index = this.count;
    this.count += 1;
    reserve(index + 1);
    buffers.kind[index] = ours === skipped ? K.token : ours;
    if (ours === K.args && buffers.kind[parentIndex] === K.await) buffers.kind[index] = K.paren;
    buffers.start[index] = startByte >> 1;
    buffers.end[index] = (startByte + view.size) >> 1;
    buffers.field[index] = grammar.fields[this.fieldId] ?? 0;
    buffers.parent[index] = parentIndex;
    buffers.next[index] = index + 1;
    buffers.identity[index] = 0;
    if (ours === K.comment) this.comments.push(index);
    if (this.hasErrors && (ours === K.error || (view.size === 0 && view.isMissing))) this.errors.push(index);
    return index;
  }

  private ownKind(): number {
    const { symbol, grammar, tables } = this;
    return grammar.kinds[symbol === errorSymbol ? symbol : (tables.publicSymbols[symbol] ?? 0)] ?? skipped;
  }

  /** The grammar of JavaScript reads `await (answer).json()` as a call of `await`. */
  private isAwait(startByte: number, parentIndex: number): boolean {
    if (this.view.size !== awaitBytes || this.count !== parentIndex + 1) return false;
    if (buffers.kind[parentIndex] !== K.call || this.grammar.family === 'python') return false;
    return this.options.text.startsWith('await', startByte >> 1);
  }

  /**
   * The old tree is still alive, so the same address means that the parser has taken the subtree over as it was:
   * its nodes are then copied.
   */
  private takeOver(index: number): boolean {
    const own = this.view.pointer;
    buffers.identity[index] = own;
    const { previous, text } = this.options;
    const node = previous?.statements.get(own);
    if (previous === undefined || node === undefined || !isSameText(text, index, previous.syntax, node))
      return false;
    this.count = copyStatement(this, index, previous.syntax, node);
    return true;
  }
}

/** Two a letter. */
const awaitBytes = 'await'.length * 2;

/** `ts_builtin_sym_error`: it has no canonical symbol. */
const errorSymbol = 0xffff;
