/** The buffers that a walk writes into; they live as long as the process: one allocation a file instead of dozens. */
import type { Syntax } from './node-arrays.ts';

/** One array a property of nodes, by node. */
export interface NodeBuffers {
  kind: Uint8Array;
  field: Uint8Array;
  start: Uint32Array;
  end: Uint32Array;
  parent: Int32Array;
  next: Int32Array;
  identity: Uint32Array;
}

let capacity = 1 << 15;

/**
 * What a walk writes into before it is copied to its length: one for all walks, so that none makes its own garbage.
 * Valid until the next walk.
 */
export const buffers: NodeBuffers = {
  kind: new Uint8Array(capacity),
  field: new Uint8Array(capacity),
  start: new Uint32Array(capacity),
  end: new Uint32Array(capacity),
  parent: new Int32Array(capacity),
  next: new Int32Array(capacity),
  identity: new Uint32Array(capacity),
};

function grown<T extends Uint8Array | Uint32Array | Int32Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}

/** Makes room for a number of nodes. */
export function reserve(count: number): void {
  if (count < capacity) return;
  while (capacity <= count) capacity *= 2;
  buffers.kind = grown(buffers.kind, new Uint8Array(capacity));
  buffers.field = grown(buffers.field, new Uint8Array(capacity));
  buffers.start = grown(buffers.start, new Uint32Array(capacity));
  buffers.end = grown(buffers.end, new Uint32Array(capacity));
  buffers.parent = grown(buffers.parent, new Int32Array(capacity));
  buffers.next = grown(buffers.next, new Int32Array(capacity));
  buffers.identity = grown(buffers.identity, new Uint32Array(capacity));
}

/** Arrays of their own for the first `count` nodes; identities only where the syntax will be read again. */
export function copyBuffers(count: number, keepsIdentity: boolean): Pick<Syntax, keyof NodeBuffers> {
  return {
    kind: buffers.kind.slice(0, count),
    field: buffers.field.slice(0, count),
    start: buffers.start.slice(0, count),
    end: buffers.end.slice(0, count),
    parent: buffers.parent.slice(0, count),
    next: buffers.next.slice(0, count),
    identity: buffers.identity.slice(0, keepsIdentity ? count : 0),
  };
}
