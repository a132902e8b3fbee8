/** Creation is idempotent by the client-made id: what a retry gets, and when an id is somebody else's. */
import { isDeepStrictEqual } from 'node:util';
import { ApiError } from './api-error.ts';

/** `created` is false when the record was there already: the route answers 200 in place of 201. */
export interface Created<Item> {
  readonly created: boolean;
  readonly record: Item;
}

interface Stamped {
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

function withoutStamps(record: Stamped): object {
  const { version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...content } = record;
  return content;
}

/** The record that is there, when the request would have made the same one; a different content is refused. */
export function requireSame<Item extends Stamped>(existing: Item, asked: Item): Item {
  if (existing.version === 1 && !isDeepStrictEqual(withoutStamps(existing), withoutStamps(asked))) {
    throw new ApiError('id_taken', 'This id is taken by a record with other content.', [
      { field: 'id', issue: 'is taken by a record with other content' },
    ]);
  }
  return existing;
}
