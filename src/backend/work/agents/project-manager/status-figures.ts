/** What a status report is made of: each figure with whose time it counts and what it stands on. */
import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import type { CountedTime } from '../../../../domain/figures/counted-time.ts';

export interface LinkedSeconds {
  readonly seconds: number;
  readonly link?: RecordLink | undefined;
}

export interface LinkedAmounts {
  readonly amounts: readonly { readonly amount: string; readonly currency: string }[];
  readonly count: number;
  readonly link?: RecordLink | undefined;
}

export interface StatusFigures {
  readonly from: string;
  readonly to: string;
  readonly hours?:
    | {
        readonly ofWhom: CountedTime;
        readonly total: LinkedSeconds;
        readonly before: LinkedSeconds;
        readonly tasks: readonly { readonly name: string; readonly seconds: number }[];
        /** Of them in no approved timesheet. */
        readonly open: LinkedSeconds;
      }
    | undefined;
  readonly budget?:
    | {
        readonly ofWhom: CountedTime;
        readonly usedSeconds: number;
        /** Null: it has none. */
        readonly budgetSeconds: number | null;
      }
    | undefined;
  readonly unbilled?: LinkedAmounts | undefined;
  readonly overdue?: LinkedAmounts | undefined;
  readonly findings?: { readonly critical: number; readonly high: number } | undefined;
  readonly health?: { readonly score: number; readonly assessedAt: string } | undefined;
  readonly documents?:
    | readonly { readonly id: string; readonly title: string; readonly state: string }[]
    | undefined;
  /** What could not be read, and why: sentences. */
  readonly unread: readonly string[];
}
