import { v7 } from 'uuid';

/** An id for a new record (UUIDv7), made at the client so that sending it twice makes one record. */
export function newId(): string {
  return v7();
}
