/**
 * Somebody changed what the import depends on since the file was looked at: nothing of it is kept, and it begins anew.
 * `isWritten`: a part of it had been written before.
 */
export class RecordsMoved extends Error {
  override readonly name = 'RecordsMoved';
  readonly isWritten: boolean;

  constructor({ isWritten }: { readonly isWritten: boolean }) {
    super();
    this.isWritten = isWritten;
  }
}
