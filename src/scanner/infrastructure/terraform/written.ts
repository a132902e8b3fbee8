/** How a string came about, kept beside its node: a policy inside of a string is read with its own places. */
import type { ConfigNode } from '../tree.ts';

/** A place in the text at hand. */
export interface NodePlace {
  readonly from: number;
  readonly to: number;
}

/** A stretch of a string; without a text when only a run decides it. `verbatim`: each character has its place. */
export interface WrittenPart extends NodePlace {
  readonly text: string | undefined;
  readonly verbatim: boolean;
}

const written = new WeakMap<ConfigNode, readonly WrittenPart[]>();

/** Remembers how a string was written. */
export function setWritten(node: ConfigNode, parts: readonly WrittenPart[]): void {
  written.set(node, parts);
}

/** The stretches of a string, in order; of a plain scalar the whole; undefined when only a run decides all of it. */
export function writtenParts(node: ConfigNode): readonly WrittenPart[] | undefined {
  const parts = written.get(node);
  if (parts !== undefined || node.kind !== 'scalar') return parts;
  return [{ text: node.text, from: node.from, to: node.to, verbatim: false }];
}

/**
 * The value as if it stood at a place: what a local or a variable brings is reported where it is used, since its own
 * text may lie in another file.
 */
export function relocate(node: ConfigNode, place: NodePlace): ConfigNode {
  const { from, to } = place;
  switch (node.kind) {
    case 'list':
      return { ...node, from, to, items: node.items.map((item) => relocate(item, place)) };
    case 'map': {
      const entries = [...node.entries].map(
        ([key, entry]) =>
          [key, { key, keyFrom: from, keyTo: to, value: relocate(entry.value, place) }] as const,
      );
      return { ...node, from, to, entries: new Map(entries), layout: 'synthetic' };
    }
    default: {
      const moved = { ...node, from, to };
      const parts = written.get(node);
      if (parts !== undefined)
        setWritten(
          moved,
          parts.map(({ text }) => ({ text, from, to, verbatim: false })),
        );
      return moved;
    }
  }
}
