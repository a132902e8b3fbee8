/** The mark of issued numbers that lies beside the database. A PostgreSQL server has none: its operator restores it. */
import type { SkipReason } from '../../../contract/backup/number-mark.ts';
import type { MarkedSeries, NumberMark } from '../../../domain/invoicing/number-mark.ts';

export interface NumberMarks {
  /** The highest number that each series ever issued, also by a database that is gone. */
  current(): NumberMark;
  /** Why the database can know fewer. */
  readonly replaced: SkipReason;
  /**
   * Called in the transaction that draws a number. What is returned is called once that is committed, and before the number is
   * acknowledged: the mark is on the disk when it returns. A draw that is rolled back leaves the mark as it is.
   */
  prepare(drawn: MarkedSeries): () => void;
}
