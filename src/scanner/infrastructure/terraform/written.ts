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

/** Where an argument of a module's call stands in the caller's text, for what the module makes of it. */
const origins = new WeakMap<ConfigNode, NodePlace>();

/** Remembers, for a value and all in it, where it stands now. */
export function markOrigin(node: ConfigNode): void {
  origins.set(node, { from: node.from, to: node.to });
  if (node.kind === 'list') for (const item of node.items) markOrigin(item);
  if (node.kind === 'map') for (const { value } of node.entries.values()) markOrigin(value);
}

/** The place that was remembered. */
export function originOf(node: ConfigNode): NodePlace | undefined {
  return origins.get(node);
}

/**
 * The value as if it stood at a place: what a local or a variable brings is reported where it is used, since its own
 * text may lie in another file.
 */
export function relocate(node: ConfigNode, place: NodePlace): ConfigNode {
  const moved = relocated(node, place);
  const origin = origins.get(node);
  if (origin !== undefined) origins.set(moved, origin);
  return moved;
}

function relocated(node: ConfigNode, place: NodePlace): ConfigNode {
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
