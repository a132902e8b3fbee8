/** Nodes of a file by their types, from one walk: each walk over a whole file costs as much as parsing a third of it. */
import type { Node } from 'web-tree-sitter';

export class CollectedNodes {
  readonly root: Node;
  readonly #all: readonly Node[];

  constructor(root: Node, types: readonly string[]) {
    this.root = root;
    this.#all = root.descendantsOfType([...types]).filter((node) => node !== null);
  }

  /** In the order of the text. Of types that were collected. */
  of(...types: readonly string[]): readonly Node[] {
    return this.#all.filter(({ type }) => types.includes(type));
  }
}

/** What each function returns by a name: the last that it does. */
export function readReturns(
  nodes: CollectedNodes,
  functionTypes: readonly string[],
  nameOf: (node: Node) => string | undefined,
): ReadonlyMap<string, string> {
  const returned = nodes.of('return_statement').flatMap((statement) => {
    const value = statement.namedChildren[0];
    return value?.type === 'identifier' ? [{ at: statement.startIndex, name: value.text }] : [];
  });
  const found = new Map<string, string>();
  if (returned.length === 0) return found;
  for (const node of nodes.of(...functionTypes)) {
    const last = returned.findLast(({ at }) => at >= node.startIndex && at < node.endIndex);
    const name = last === undefined ? undefined : nameOf(node);
    if (last !== undefined && name) found.set(name, last.name);
  }
  return found;
}
