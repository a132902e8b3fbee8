/** Keyset cursors: the sort key and id of the last item, opaque to the client. */
import * as z from 'zod';
import { text } from '../../../words/text.ts';
import { invalidField } from './api-error.ts';

const whole = z.number().int();
const anyText = z.string().refine((value) => !value.includes('\0'));
const numberKeySchema = z.tuple([whole, anyText]);
const textKeySchema = z.tuple([anyText, anyText]);
const placeKeySchema = z.tuple([anyText, whole, anyText]);
export type CursorKey =
  | z.infer<typeof numberKeySchema>
  | z.infer<typeof textKeySchema>
  | z.infer<typeof placeKeySchema>;

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw invalidField(
      'cursor',
      text`is not one that this API gave (${error instanceof Error ? error.name : 'unreadable'})`,
    );
  }
}

function decode<Key>(cursor: string, schema: z.ZodType<Key>): Key {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) {
    throw invalidField('cursor', 'is not one that this API gave');
  }
  return parsed.data;
}

/** The cursor of a list that is sorted by a number. */
export function decodeNumberCursor(cursor: string): z.infer<typeof numberKeySchema> {
  return decode(cursor, numberKeySchema);
}

/** The cursor of a list that is sorted by a text. */
export function decodeTextCursor(cursor: string): z.infer<typeof textKeySchema> {
  return decode(cursor, textKeySchema);
}

/** The cursor of a list that is sorted by file and line. */
export function decodePlaceCursor(cursor: string): z.infer<typeof placeKeySchema> {
  return decode(cursor, placeKeySchema);
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
