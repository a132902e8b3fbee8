/** What the ledger must know of its neighbours; each is answered by the slice that owns it. */

import type { CashDiscount } from '../../../../domain/invoice-document.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';

/** Minor units that a transaction adds to the sums of an invoice. */
export interface Settling {
  readonly invoiceId: string;
  readonly paid: number;
  readonly discounted: number;
  readonly writtenOff: number;
}

/** A credit note that leaves nothing due of what the client was let off. */
export interface WriteOffReversal extends Pick<Settling, 'invoiceId' | 'discounted' | 'writtenOff'> {
  readonly clientId: string;
  readonly currency: string;
  /** Date of issue of the credit note, and its number. */
  readonly issueDate: string;
  readonly number: string;
}

export interface PaymentPorts extends SlicePorts {
  findSeller(reads: Reads): Promise<{ readonly zone: string } | undefined>;
  findClient(reads: Reads, id: string): Promise<{ readonly name: string } | undefined>;
  readonly invoices: {
    /** Terms of the document that was issued. */
    readDiscounts(document: string): readonly CashDiscount[];
    /** Called in the transaction that records; refuses what would leave less than nothing paid. */
    settle(work: Work, settling: Settling): Promise<void>;
  };
}
