/** Somebody changed what the import depends on since the file was looked at: nothing of it is kept, and it begins anew. */
export class RecordsMoved extends Error {
  override readonly name = 'RecordsMoved';
}
