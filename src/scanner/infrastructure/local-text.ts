import type { ConfigNode, MapEntry } from './tree.ts';

/** Where the text of a resource's file stands at an offset of the resource. */
export interface LocalText {
  readonly text: string;
  readonly base: number;
}

/** Offset of the start of the line. */
export function lineStart({ text, base }: LocalText, offset: number): number {
  return text.lastIndexOf('\n', base + offset - 1) + 1 - base;
}

/** Offset of the end of the line, before its break. */
export function lineEnd({ text, base }: LocalText, offset: number): number {
  const end = text.indexOf('\n', base + offset);
  const last = end < 0 ? text.length : end;
  return (text[last - 1] === '\r' ? last - 1 : last) - base;
}

/** Where an entry's or an item's own text ends, without the blanks that follow it. */
export function contentEnd(
  local: LocalText,
  entry: MapEntry | undefined,
  node: ConfigNode | undefined,
): number | undefined {
  if (entry !== undefined && entry.value.from < entry.keyTo) return undefined;
  let end = node?.to ?? entry?.value.to;
  if (end === undefined) return undefined;
  const floor = entry?.keyTo ?? node?.from ?? 0;
  while (end > floor && /\s/.test(local.text[local.base + end - 1] ?? '')) end -= 1;
  return end;
}
