/** Keyset cursors: the sort key and id of the last item, opaque to the client. */
import { z } from 'zod';
import { invalidField } from './api-error.ts';

const keySchema = z.tuple([z.union([z.number(), z.string()]), z.string()]);
export type CursorKey = z.infer<typeof keySchema>;

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidField(
      'cursor',
      `is not one that this API gave (${error instanceof Error ? error.name : 'unreadable'})`,
    );
  }
}

export function decodeCursor(cursor: string): CursorKey {
  const parsed = keySchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) {
    throw invalidField('cursor', 'is not one that this API gave');
  }
  return parsed.data;
}

/** Cuts the one row too many that was asked for, and names where the next page begins. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  map: { readonly item: (row: Row) => Item; readonly key: (row: Row) => CursorKey },
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(map.key(last)) : null;
  return { items: shown.map(map.item), nextCursor };
}
