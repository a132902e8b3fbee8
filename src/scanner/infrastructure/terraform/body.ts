/** Bodies of blocks as maps: attributes and nested blocks under their names, `dynamic` ones written out. */
import type { ConfigNode, ListNode, MapEntry, MapNode } from '../tree.ts';
import type { Evaluator } from './evaluate.ts';
import { type HclBlock, type HclNode, toBlock } from './hcl.ts';
import { readJson } from './json-text.ts';
import { writtenParts } from './written.ts';

const maxCopies = 50;
const maxDepth = 40;

/** Arguments that hold JSON which rules look into. Policies are read apart, in one form. */
const jsonKeys = new Set(['container_definitions', 'container_properties', 'configuration', 'content']);

/** The tree inside of a JSON text; the text itself where it is none. */
function jsonValue(key: string, value: ConfigNode): ConfigNode {
  if (!jsonKeys.has(key) || value.kind === 'map' || value.kind === 'list') return value;
  return readJson(writtenParts(value) ?? []) ?? value;
}

/** Keys that steer Terraform itself and say nothing of the resource. */
const meta = new Set(['lifecycle', 'provisioner', 'connection', 'depends_on']);

interface Collected {
  readonly first: MapEntry;
  readonly nodes: ConfigNode[];
}

/** Reads bodies with one evaluator. */
export class BodyReader {
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** The map of a block's body. One nested block of a name is a map, several are a list of maps. */
  read(block: HclBlock, depth = 0): MapNode {
    if (block.body?.type === 'expression') return this.readObject(block, block.body);
    const entries = new Map<string, MapEntry>();
    const nested = new Map<string, Collected>();
    for (const child of depth < maxDepth ? (block.body?.children ?? []) : []) {
      if (child.type === 'attribute') this.addAttribute(child, entries);
      if (child.type === 'block') this.addBlock(toBlock(this.evaluator.text, child), nested, depth);
    }
    for (const [key, { first, nodes }] of nested) {
      const value = nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : listOf(nodes);
      entries.set(key, { ...first, value });
    }
    return { kind: 'map', entries, isOpen: false, layout: 'hcl', from: block.from, to: block.to };
  }

  /** The body of a block in JSON: nested blocks are objects, and lists of them. */
  private readObject(block: HclBlock, body: HclNode): MapNode {
    const value = this.evaluator.expression(body);
    const entries = new Map<string, MapEntry>();
    for (const [key, entry] of value.kind === 'map' ? value.entries : []) {
      if (key === 'dynamic') this.addUnknown(entry.value, entries);
      else if (!meta.has(key)) entries.set(key, { ...entry, value: jsonValue(key, asBlocks(entry.value)) });
    }
    const isOpen = value.kind !== 'map' || value.isOpen;
    return { kind: 'map', entries, isOpen, layout: 'synthetic', from: block.from, to: block.to };
  }

  /** Blocks that a `dynamic` writes: some may be there. */
  private addUnknown(dynamic: ConfigNode, entries: Map<string, MapEntry>): void {
    for (const [key, entry] of dynamic.kind === 'map' ? dynamic.entries : []) {
      const { from, to } = entry.value;
      if (!entries.has(key)) entries.set(key, { ...entry, value: this.evaluator.unknown(from, to) });
    }
  }

  private addAttribute(node: HclNode, entries: Map<string, MapEntry>): void {
    const [name, expression] = node.children;
    if (name === undefined || expression === undefined) return;
    const key = this.evaluator.text.slice(name.from, name.to);
    const value = jsonValue(key, this.evaluator.expression(expression));
    entries.set(key, { key, keyFrom: name.from, keyTo: name.to, value });
  }

  private addBlock(block: HclBlock, nested: Map<string, Collected>, depth: number): void {
    const [label] = block.labels;
    const isDynamic = block.type === 'dynamic' && label !== undefined;
    const key = isDynamic ? label : block.type;
    if (meta.has(key) && depth === 0) return;
    const nodes = isDynamic ? this.readDynamic(block, label, depth) : [this.read(block, depth + 1)];
    const [value] = nodes;
    if (value === undefined) return;
    const known = nested.get(key);
    if (known !== undefined) known.nodes.push(...nodes);
    else {
      const keyTo = block.from + block.type.length;
      nested.set(key, { first: { key, keyFrom: block.from, keyTo, value }, nodes });
    }
  }

  /**
   * The content once for each known element. When they are not known, once, with an unknown element; without anything
   * known in it, it says no more than that such a block may be there.
   */
  private readDynamic(block: HclBlock, label: string, depth: number): ConfigNode[] {
    const { text } = this.evaluator;
    const children = block.body?.children ?? [];
    const content = children.find(
      (child) => child.type === 'block' && toBlock(text, child).type === 'content',
    );
    if (content === undefined) return [];
    const attribute = (name: string) =>
      children.find(
        (child) =>
          child.type === 'attribute' && text.slice(child.children[0]?.from, child.children[0]?.to) === name,
      )?.children[1];
    const iterator = attribute('iterator');
    const name = iterator === undefined ? label : text.slice(iterator.from, iterator.to);
    const inner = toBlock(text, content);
    const read = (element: ConfigNode): ConfigNode =>
      this.evaluator.bound([[name, element]], () => this.read(inner, depth + 1));
    const forEach = attribute('for_each');
    const elements = this.elements(forEach);
    if (elements !== undefined) return elements.map(read);
    const node = read(this.evaluator.unknown(forEach?.from ?? block.from, forEach?.to ?? block.headEnd));
    return [saysSomething(node) ? node : this.evaluator.unknown(block.from, block.to)];
  }

  /** What `for_each` goes over, when that is known. */
  elements(forEach: HclNode | undefined): ConfigNode[] | undefined {
    const each = forEach === undefined ? undefined : this.evaluator.expression(forEach);
    if (each?.kind === 'list' && !each.isOpen && each.items.length <= maxCopies)
      return each.items.map((item) => elementOf(item, item));
    if (each?.kind === 'map' && !each.isOpen && each.entries.size <= maxCopies)
      return [...each.entries.values()].map(({ key, value }) =>
        elementOf({ kind: 'scalar', value: key, text: key, from: value.from, to: value.to }, value),
      );
    return undefined;
  }
}

/** Whether some value of a tree is known. */
function saysSomething(node: ConfigNode): boolean {
  if (node.kind === 'scalar') return node.value !== null;
  if (node.kind === 'list') return node.items.some(saysSomething);
  return node.kind === 'map' && [...node.entries.values()].some(({ value }) => saysSomething(value));
}

/** What an iterator stands for: an object with `key` and `value`. */
function elementOf(key: ConfigNode, value: ConfigNode): MapNode {
  const { from, to } = value;
  const entry = (name: string, node: ConfigNode): [string, MapEntry] => [
    name,
    { key: name, keyFrom: from, keyTo: to, value: node },
  ];
  const entries = new Map([entry('key', key), entry('value', value)]);
  return { kind: 'map', entries, isOpen: false, layout: 'synthetic', from, to };
}

function listOf(items: readonly ConfigNode[]): ListNode {
  return { kind: 'list', items, isOpen: false, from: items[0]?.from ?? 0, to: items.at(-1)?.to ?? 0 };
}

/** In JSON a list of one object is one nested block. */
function asBlocks(node: ConfigNode): ConfigNode {
  if (node.kind === 'list') {
    const items = node.items.map(asBlocks);
    const [only] = items;
    return items.length === 1 && only?.kind === 'map' && !node.isOpen ? only : { ...node, items };
  }
  if (node.kind !== 'map') return node;
  const entries = [...node.entries].map(
    ([key, entry]) => [key, { ...entry, value: asBlocks(entry.value) }] as const,
  );
  return { ...node, entries: new Map(entries), layout: 'synthetic' };
}
