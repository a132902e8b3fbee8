/** What invoices must know of their neighbours; each is answered by the slice that owns it. */
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import type { InvoiceLook } from '../../../../domain/invoicing/look/invoice-look.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { NumberMarks } from '../../../platform/numbers/number-marks.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work as UnitOfWork } from '../../../platform/unit-of-work.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { PartyColumns } from '../../account/model/party-fields.ts';
import type { LoadTimeRules } from '../../account/model/time-rule-fields.ts';

interface PartyRow extends PartyColumns {
  readonly name: string;
  readonly vat_id: string | null;
  readonly email: string | null;
}

export interface SellerRow extends PartyRow {
  readonly id: string;
  readonly currency: string;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly account_name: string | null;
  readonly tax_number: string | null;
  readonly registration_number: string | null;
  /** JSON of `{ name, phone, email }`. */
  readonly contact: string | null;
  readonly zone: string;
  readonly language: string;
  /** JSON of domain/time-rules. */
  readonly time_rules: string;
  readonly tax_category: string;
  /** Empty: not said yet. */
  readonly tax_rate: string;
  readonly tax_treatment: string | null;
  readonly payment_term_days: number;
  /** domain/invoicing/number-pattern. */
  readonly invoice_pattern: string;
  readonly credit_note_pattern: string;
}

export interface BuyerRow extends PartyRow {
  readonly id: string;
  /** 0: it is the practice's. */
  readonly country_chosen: number;
  readonly currency: string;
  readonly buyer_reference: string | null;
  /** Null: the practice's. */
  readonly invoice_pattern: string | null;
  readonly tax_category: string | null;
  readonly tax_rate: string | null;
  readonly tax_treatment: string | null;
  readonly payment_term_days: number | null;
  /** JSON of domain/time-rules; what is left out is inherited. */
  readonly time_rules: string;
  readonly language: string | null;
}

/** Sheets that an invoice bills or has released. */
export interface SheetsOfInvoice {
  readonly organizationId: string;
  readonly timesheetIds: readonly string[];
}

/** What a credit note reverses of what the client was let off: minor units, one of them more than nothing. */
export interface WriteOffReversal {
  readonly invoiceId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly discounted: number;
  readonly writtenOff: number;
  /** Date of issue of the credit note, and its number. */
  readonly issueDate: string;
  readonly number: string;
}

export interface InvoicePorts extends SlicePorts {
  /** Keeps the files of issued invoices, and their logos. */
  readonly files: Pick<FileStore, 'keep' | 'read'>;
  /** Absent on a team server. */
  readonly numberMarks?: NumberMarks | undefined;
  /** Makes PDFs. */
  readonly work: Pick<Work, 'ask'>;
  findSeller(reads: Reads): Promise<SellerRow | undefined>;
  /** How the practice's drafts look; undefined while that is as usual. */
  findLook(reads: Reads): Promise<InvoiceLook | undefined>;
  findBuyer(reads: Reads, id: string): Promise<BuyerRow | undefined>;
  /** Of those that are not archived; upper and lower case are one. */
  findClientByName(reads: Reads, name: string): Promise<BuyerRow | undefined>;
  /** Whom the client's invoices are sent to. */
  findBillingContact(
    reads: Reads,
    clientId: string,
  ): Promise<{ readonly name: string; readonly email: string | null } | undefined>;
  /** Puts a client on record that an invoice is made for. */
  addClient(
    work: UnitOfWork,
    organizationId: string,
    input: { readonly name: string; readonly currency: string; readonly countryCode?: string },
  ): Promise<{ readonly id: string }>;
  /** Clients whose invoices are numbered by a pattern of their own, by name. */
  listClientPatterns(
    reads: Reads,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly pattern: string }[]>;
  readonly loadTimeRules: LoadTimeRules;
  readonly figures: Pick<FiguresPort, 'listReady' | 'listUnbilled'>;
  /** Called in the transaction that credits. */
  readonly ledger: {
    /** Nobody else writes to the client's account until the transaction ends. */
    hold(work: UnitOfWork, clientId: string): Promise<void>;
    /** Throws ApiError `state_forbids`, a sentence that begins with `what`, where the client's credit is below nothing. */
    requireCredit(
      work: UnitOfWork,
      account: { readonly client_id: string; readonly currency: string },
      what: string,
    ): Promise<void>;
    reverseWriteOffs(work: UnitOfWork, caller: Caller, taken: WriteOffReversal): Promise<void>;
  };
  /** Called in the transaction that issues or credits. */
  readonly timesheets: {
    markInvoiced(work: UnitOfWork, sheets: SheetsOfInvoice): Promise<void>;
    releaseInvoiced(work: UnitOfWork, sheets: SheetsOfInvoice): Promise<void>;
    /** Throws while time is being imported: a part of it would be billed, which can still be taken back. */
    requireNoImport(reads: Reads): Promise<void>;
  };
}
