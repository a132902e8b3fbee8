/** What every part of the Dashboard is given. */
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import type { Words } from './words.ts';

/** Who reads: the words of the editor's language, figures and dates as the user writes them. */
export interface Reader {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
}

/** What the Dashboard asks its host for. */
export interface DashboardActions {
  readonly openRecord: (link: RecordLink) => void;
  readonly openScanner: () => void;
  readonly createInvoice: () => void;
  readonly remind: (invoiceId: string) => void;
}
