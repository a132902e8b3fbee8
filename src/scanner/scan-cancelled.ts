/** Thrown by `scan` when its signal was aborted; not an error, only the shortest way out. */
export class ScanCancelled extends Error {
  override readonly name = 'ScanCancelled';

  constructor() {
    super('The scan was cancelled.');
  }
}
