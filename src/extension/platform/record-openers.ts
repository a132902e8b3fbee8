/** Where a record is shown: each feature says what it opens, and links (of the coach, of an invoice) ask here. */
import type { RecordLink } from '../../contract/coach/record-link.ts';
import type { Disposable } from './disposables.ts';
import { isApiFailure } from './failures.ts';

/** False: the record is not there (any more). */
export type RecordOpener = (record: RecordLink) => Promise<boolean>;

export class RecordOpeners {
  private readonly openers = new Map<RecordLink['kind'], RecordOpener>();

  get size(): number {
    return this.openers.size;
  }

  add(kinds: readonly RecordLink['kind'][], opener: RecordOpener): Disposable {
    for (const kind of kinds) this.openers.set(kind, opener);
    return {
      dispose: () => {
        for (const kind of kinds) this.openers.delete(kind);
      },
    };
  }

  async open(record: RecordLink): Promise<boolean> {
    const opener = this.openers.get(record.kind);
    try {
      return opener === undefined ? false : await opener(record);
    } catch (error) {
      if (isApiFailure(error, 'not_found')) return false;
      throw error;
    }
  }
}
