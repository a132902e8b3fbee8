/** From a place in a tree to a range of the text. */
import type { Place } from './config-path.ts';
import type { ConfigResource } from './tree.ts';

/** Offsets in the text (UTF-16 code units), `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What to underline: key and value; of what is missing the innermost key that is there; else the resource's header. */
export function spanOf(place: Place, resource: ConfigResource): Span {
  const { base } = resource;
  const { entry, node, near } = place;
  if (place.state === 'found' && entry !== undefined) {
    // An alias stands elsewhere than its value.
    const isBehind = entry.value.from >= entry.keyTo;
    return { from: base + entry.keyFrom, to: base + (isBehind ? entry.value.to : entry.keyTo) };
  }
  if (place.state === 'found' && node !== undefined && node !== resource.root)
    return { from: base + node.from, to: base + node.to };
  if (near !== undefined) return { from: base + near.keyFrom, to: base + near.keyTo };
  return { from: base + resource.from, to: base + resource.to };
}

/** A span up to the end of its first line. */
export function clipped({ from, to }: Span, text: string): Span {
  const end = text.slice(from, to).search(/[\r\n]/);
  const last = end < 0 ? to : from + end;
  return { from, to: Math.max(from, last - trailingBlanks(text, from, last)) };
}

function trailingBlanks(text: string, from: number, to: number): number {
  let count = 0;
  while (to - count > from && /\s/.test(text[to - count - 1] ?? '')) count += 1;
  return count;
}
