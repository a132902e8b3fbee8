/**
 * The parser's trees as they lie in the memory of the WebAssembly runtime. Asking the runtime's cursor costs a call
 * into WebAssembly and a copy for every node; reading the memory costs neither. The layouts are those of
 * tree-sitter 0.27 (`subtree.h`, `parser.h`) on a 32-bit little-endian machine; syntax.test.ts holds that both ways
 * give the same, so a runtime that lays its trees out otherwise cannot slip in.
 */
import type { Language as Grammar, Tree } from 'web-tree-sitter';

/** The runtime's memory; the views are renewed whenever it grows. */
export interface RuntimeMemory {
  readonly HEAPU16: Uint16Array;
  readonly HEAPU32: Uint32Array;
}

/** What a grammar says of its productions: which children go by another name, and which fields they fill. */
export interface ProductionTables {
  /** Canonical symbol by symbol. */
  readonly publicSymbols: Uint16Array;
  /** Symbols that take the place of children's own; `aliasWidth` a production, 0 for none. */
  readonly aliases: Uint16Array;
  readonly aliasWidth: number;
  /** By production: where its fields begin in `fieldEntries`, and how many there are. */
  readonly fieldSlices: Uint16Array;
  /** Field in the low half; child index in the third byte; whether it is inherited in the fourth. */
  readonly fieldEntries: Uint32Array;
}

/** Byte offsets in TSLanguage. */
const languageLayout = {
  symbolCount: 4,
  aliasCount: 8,
  productionCount: 28,
  aliasWidth: 36,
  fieldSlices: 64,
  fieldEntries: 68,
  publicSymbols: 76,
  aliases: 84,
} as const;

/** The library keeps the address of its object in memory under the key 0. */
function addressOf(object: Tree | Grammar): number {
  return (object as unknown as { readonly 0: number })[0];
}

/** Copies a grammar's tables out of memory, where they would move when it grows. */
export function readProductionTables(memory: RuntimeMemory, grammar: Grammar): ProductionTables {
  const at = addressOf(grammar);
  const word = (offset: number) => memory.HEAPU32[(at + offset) >> 2] ?? 0;
  const halves = (address: number, count: number) =>
    memory.HEAPU16.slice(address >> 1, (address >> 1) + count);
  const productions = word(languageLayout.productionCount);
  const aliasWidth = memory.HEAPU16[(at + languageLayout.aliasWidth) >> 1] ?? 0;
  const hasFields = word(languageLayout.fieldSlices) !== 0;
  const fieldSlices = hasFields
    ? halves(word(languageLayout.fieldSlices), productions * 2)
    : new Uint16Array(productions * 2);
  const entriesAt = word(languageLayout.fieldEntries) >> 2;
  const symbols = word(languageLayout.symbolCount) + word(languageLayout.aliasCount);
  return {
    publicSymbols: halves(word(languageLayout.publicSymbols), symbols),
    aliases: halves(word(languageLayout.aliases), productions * aliasWidth),
    aliasWidth,
    fieldSlices,
    fieldEntries: memory.HEAPU32.slice(entriesAt, entriesAt + countEntries(fieldSlices)),
  };
}

function countEntries(slices: Uint16Array): number {
  let count = 0;
  for (let at = 0; at < slices.length; at += 2)
    count = Math.max(count, (slices[at] ?? 0) + (slices[at + 1] ?? 0));
  return count;
}

/** Bytes of a subtree's place among its siblings: a pointer, or the subtree itself when it is small. */
export const slotBytes = 8;

/** Where the root's slot lies: TSTree begins with it. */
export function rootSlotOf(tree: Tree): number {
  return addressOf(tree);
}

/** A subtree, read from its slot. One object is moved from slot to slot: a walk makes none of its own. */
export class SubtreeView {
  /** Address of its children's end and of its data; 0 for one that is held in the slot and has no children. */
  pointer = 0;
  symbol = 0;
  childCount = 0;
  /** Bytes of blanks and of text; two of each are one UTF-16 code unit. */
  padding = 0;
  size = 0;
  isVisible = false;
  /** Not part of its parent's production: a comment, a line's end. */
  isExtra = false;
  isMissing = false;
  private readonly halves: Uint16Array;
  private readonly words: Uint32Array;

  constructor({ HEAPU16, HEAPU32 }: RuntimeMemory) {
    this.halves = HEAPU16;
    this.words = HEAPU32;
  }

  read(slot: number): void {
    const word = this.words[slot >> 2] ?? 0;
    if ((word & 1) === 1) this.readInline(slot, word);
    else this.readHeap(word);
  }

  private readInline(slot: number, word: number): void {
    const high = this.words[(slot >> 2) + 1] ?? 0;
    this.pointer = 0;
    this.childCount = 0;
    this.isVisible = (word & 2) !== 0;
    this.isExtra = (word & 8) !== 0;
    this.isMissing = (word & 32) !== 0;
    this.symbol = (word >>> 8) & 0xff;
    this.padding = (high >>> 16) & 0xff;
    this.size = high >>> 24;
  }

  private readHeap(pointer: number): void {
    const { words } = this;
    const at = pointer >> 2;
    const flags = this.halves[(pointer + 44) >> 1] ?? 0;
    this.pointer = pointer;
    this.padding = words[at + 1] ?? 0;
    this.size = words[at + 4] ?? 0;
    this.childCount = words[at + 9] ?? 0;
    this.symbol = this.halves[(pointer + 40) >> 1] ?? 0;
    this.isVisible = (flags & 1) !== 0;
    this.isExtra = (flags & 4) !== 0;
    this.isMissing = (flags & 0x200) !== 0;
  }

  /** Whether the subtree at the slot holds a syntax error. */
  hasError(slot: number): boolean {
    const word = this.words[slot >> 2] ?? 0;
    return (word & 1) === 1 ? (word & 32) !== 0 : (this.words[(word >> 2) + 8] ?? 0) > 0;
  }

  /** Of a subtree with children: nodes to be seen below it, without descending into those. */
  visibleChildren(pointer: number): number {
    return this.words[(pointer >> 2) + 12] ?? 0;
  }

  /** Of a subtree with children: the production it was made by. */
  production(pointer: number): number {
    return this.halves[(pointer + 66) >> 1] ?? 0;
  }
}
