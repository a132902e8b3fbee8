/**
 * Parses HCL into plain nodes. A text that does not parse as a whole is parsed block by block, so that what somebody
 * is typing in one block does not hide the others.
 */
import type { Node, Parser, TreeCursor } from 'web-tree-sitter';
import { parseText } from '../../syntax/parse.ts';

/** A node of the parse: the grammar's type, or the text of an operator. Punctuation and comments are left out. */
export interface HclNode {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly children: readonly HclNode[];
}

/** A block: its type and labels, its body, and where its header ends. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly from: number;
  /** End of the header: of the last label, or of the type. */
  readonly headEnd: number;
  readonly to: number;
  readonly body: HclNode | undefined;
}

/** `complete` is false when some block could not be read. */
export interface HclFile {
  readonly blocks: readonly HclBlock[];
  readonly complete: boolean;
}

const punctuation = new Set(['{', '}', '(', ')', '[', ']', ',', ':', '=', '.', '=>']);
const left = new Set([
  'comment',
  'block_start',
  'block_end',
  'object_start',
  'object_end',
  'tuple_start',
  'tuple_end',
  'quoted_template_start',
  'quoted_template_end',
  'template_interpolation_start',
  'template_interpolation_end',
  'heredoc_start',
]);

interface OpenNode {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly children: HclNode[];
}

/** Copies a tree without recursion: its depth is the text's, which strangers choose. */
function copy(cursor: TreeCursor, shift: number): HclNode {
  const open: OpenNode[] = [];
  const enter = (): OpenNode => ({
    type: cursor.nodeType,
    from: cursor.startIndex + shift,
    to: cursor.endIndex + shift,
    children: [],
  });
  let node = enter();
  for (;;) {
    if (cursor.gotoFirstChild()) {
      open.push(node);
      node = enter();
      continue;
    }
    for (;;) {
      const parent = open.at(-1);
      if (parent === undefined) return node;
      if (!punctuation.has(node.type) && !left.has(node.type)) parent.children.push(node);
      if (cursor.gotoNextSibling()) {
        node = enter();
        break;
      }
      cursor.gotoParent();
      open.pop();
      node = parent;
    }
  }
}

function copyNode(node: Node, shift: number): HclNode {
  const cursor = node.walk();
  try {
    return copy(cursor, shift);
  } finally {
    cursor.delete();
  }
}

/** Text of a label or of a quoted key without its quotes. */
export function labelText(text: string, node: HclNode): string {
  const raw = text.slice(node.from, node.to);
  return raw.startsWith('"') && raw.endsWith('"') ? raw.slice(1, -1) : raw;
}

/** Reads a `block` node. */
export function toBlock(text: string, node: HclNode): HclBlock {
  const body = node.children.find((child) => child.type === 'body');
  const head = node.children.filter((child) => child.type === 'identifier' || child.type === 'string_lit');
  const [first, ...labels] = head;
  return {
    type: first === undefined ? '' : labelText(text, first),
    labels: labels.map((label) => labelText(text, label)),
    from: node.from,
    headEnd: head.at(-1)?.to ?? node.from,
    to: node.to,
    body,
  };
}

function blocksOf(text: string, root: HclNode): HclBlock[] {
  const bodies = root.children.filter((child) => child.type === 'body');
  return bodies.flatMap(({ children }) =>
    children.filter((child) => child.type === 'block').map((block) => toBlock(text, block)),
  );
}

const blockHead = /^[a-z][a-z_]*(?:[ \t]+(?:"[^"\n]*"|[A-Za-z][\w-]*))*[ \t]*\{/gm;

/** Offsets at which a top-level block begins: a header at the start of a line. */
function blockStarts(text: string): number[] {
  return [...text.matchAll(blockHead)].map(({ index }) => index);
}

/** Parses a text; each of its blocks by itself when the whole does not parse. */
export function parseHcl(parser: Parser, text: string): HclFile {
  const whole = parsePart(parser, text, { from: 0, to: text.length });
  if (whole !== undefined) return { blocks: whole, complete: true };
  const starts = blockStarts(text);
  const parts = starts.map((from, index) =>
    parsePart(parser, text, { from, to: starts[index + 1] ?? text.length }),
  );
  return { blocks: parts.flatMap((blocks) => blocks ?? []), complete: false };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Blocks of a part of the text; undefined when it does not parse. */
function parsePart(parser: Parser, text: string, { from, to }: Span): HclBlock[] | undefined {
  const whole = from === 0 && to === text.length;
  const tree = parseTree(parser, whole ? text : text.slice(from, to), from);
  return tree && blocksOf(text, tree);
}

/** The tree of a text whose offsets are shifted; undefined when it does not parse. */
function parseTree(parser: Parser, source: string, shift: number): HclNode | undefined {
  const tree = parseText(parser, source);
  if (tree === undefined) return undefined;
  try {
    return tree.rootNode.hasError ? undefined : copyNode(tree.rootNode, shift);
  } finally {
    tree.delete();
  }
}

/** The attributes of a text that has no blocks, a file of values; undefined when it does not parse. */
export function parseAttributes(parser: Parser, text: string): HclNode | undefined {
  const tree = parseTree(parser, text, 0);
  return tree?.children.find((child) => child.type === 'body');
}

/** A JSON text as an expression, which it is in HCL, too; undefined when it does not parse. */
export function parseJsonExpression(parser: Parser, text: string): HclNode | undefined {
  const start = text.search(/\S/);
  if (start < 0) return undefined;
  const head = 'x=';
  const tree = parseTree(parser, head + text.slice(start), start - head.length);
  const attribute = tree?.children.find((child) => child.type === 'body')?.children[0];
  return attribute?.children[1];
}

/** An attribute of a block's body, or a key of an object that stands for one in JSON. */
export interface HclAttribute {
  readonly name: string;
  readonly key: HclNode;
  readonly value: HclNode;
}

/** Attributes of a body, or keys of the object that an expression is. */
export function attributesOf(text: string, body: HclNode | undefined): HclAttribute[] {
  const wanted = body?.type === 'body' ? 'attribute' : 'object_elem';
  const object = body?.type === 'body' ? body : objectOf(body);
  return (object?.children ?? []).flatMap(({ type, children: [key, value] }) => {
    if (type !== wanted || key === undefined || value === undefined) return [];
    return [{ name: labelText(text, key), key, value }];
  });
}

function objectOf(node: HclNode | undefined): HclNode | undefined {
  const [inner] = node?.type === 'expression' ? node.children : [];
  const [value] = inner?.type === 'collection_value' ? inner.children : [];
  return value?.type === 'object' ? value : undefined;
}

/** The objects that an expression is made of: itself, or the items of its list. */
export function objectsIn(node: HclNode): readonly HclNode[] {
  if (objectOf(node) !== undefined) return [node];
  const [inner] = node.type === 'expression' ? node.children : [];
  const [tuple] = inner?.type === 'collection_value' ? inner.children : [];
  const items = tuple?.type === 'tuple' ? tuple.children : [];
  return items.filter((item) => objectOf(item) !== undefined);
}
