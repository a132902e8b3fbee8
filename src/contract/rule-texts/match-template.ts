/** Reads the values back out of a message that a template with `{name}` places was filled to. */

/** A template in pieces: text, then a place and the text behind it. */
interface Pieces {
  readonly start: string;
  readonly places: readonly { readonly name: string; readonly isCode: boolean; readonly after: string }[];
}

const parsed = new Map<string, Pieces>();

function piecesOf(template: string): Pieces {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const [start = '', ...rest] = template.split(/\{(\w+)\}/);
  const places = rest.flatMap((name, at) => {
    const after = rest[at + 1] ?? '';
    const before = at === 0 ? start : (rest[at - 1] ?? '');
    return at % 2 === 0 ? [{ name, isCode: before.endsWith('`') && after.startsWith('`'), after }] : [];
  });
  const pieces = { start, places };
  parsed.set(template, pieces);
  return pieces;
}

/** Where a piece of text stands next; the last one ends the message. */
function findPiece(
  message: string,
  piece: string,
  { from, isLast }: { from: number; isLast: boolean },
): number {
  if (!isLast) return message.indexOf(piece, from);
  const at = message.length - piece.length;
  return at >= from && message.endsWith(piece) ? at : -1;
}

/** A value, and whether the template shows it as code. */
export interface FilledValue {
  readonly text: string;
  readonly isCode: boolean;
}

/** Values by place; undefined where the message was not made from this template. Each value has a character at least. */
export function matchTemplate(
  template: string,
  message: string,
): ReadonlyMap<string, FilledValue> | undefined {
  const { start, places } = piecesOf(template);
  if (places.length === 0) return message === template ? new Map() : undefined;
  if (!message.startsWith(start)) return undefined;
  const values = new Map<string, FilledValue>();
  let from = start.length;
  for (const [index, { name, isCode, after }] of places.entries()) {
    const at = findPiece(message, after, { from: from + 1, isLast: index === places.length - 1 });
    const text = at < 0 ? '' : message.slice(from, at);
    const before = values.get(name);
    if (text === '' || (before !== undefined && before.text !== text)) return undefined;
    values.set(name, { text, isCode });
    from = at + after.length;
  }
  return values;
}
