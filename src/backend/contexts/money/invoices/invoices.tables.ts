import type { SkipReason } from '../../../../contract/backup/number-mark.ts';
import type { DocumentType, InvoiceState } from '../../../../domain/invoice-document.ts';
import type { SentVia } from '../../../../domain/payments/sent.ts';

export interface InvoiceTable {
  id: string;
  organization_id: string;
  client_id: string;
  document_type: DocumentType;
  state: InvoiceState;
  currency: string;
  /** ISO date; null on a draft that carries the day it is issued. */
  issue_date: string | null;
  /** ISO date; null: the day of issue and `payment_term_days`. */
  due_date: string | null;
  payment_term_days: number;
  /** Null: the sentence that the due date makes. */
  payment_terms: string | null;
  period_start: string;
  period_end: string;
  buyer_reference: string | null;
  note: string | null;
  language: string;
  /** JSON of domain/invoice-totals Discount. */
  discount: string | null;
  /** JSON of domain/rounding RoundingRule. */
  rounding: string;
  tax_category: string;
  tax_rate: string;
  /** JSON of contract/ DraftDetails; null where all is in the columns. */
  details: string | null;
  /** Computed by the domain with every write, so that lists need no lines. */
  net_minor: number;
  tax_minor: number;
  gross_minor: number;
  /** BT-114: what is asked for is the gross and this. */
  rounding_minor: number;
  paid_minor: number;
  /** Gross and rounding of the issued credit notes that name this invoice. */
  credited_minor: number;
  /** Cash discount that was taken with its payments. */
  discounted_minor: number;
  written_off_minor: number;
  /** Local date on which it was sent last; null: not yet. */
  sent_on: string | null;
  sent_to: string | null;
  sent_via: SentVia | null;
  /** The invoice that this credit note corrects. */
  preceding_id: string | null;
  series_prefix: string | null;
  series_year: number | null;
  sequence: number | null;
  number: string | null;
  issued_at: number | null;
  issued_by: string | null;
  /** Canonical JSON of the document as it was issued. */
  document: string | null;
  /** SHA-256 of `document`, in hex. */
  document_hash: string | null;
  /** SHA-256 over the chain hash of the invoice before in its series, and this one's document hash. */
  chain_hash: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface InvoiceLineTable {
  id: string;
  organization_id: string;
  invoice_id: string;
  position: number;
  description: string;
  quantity: string;
  unit_code: 'MIN' | 'SEC' | 'C62';
  unit_price: string;
  price_base_quantity: number;
  tax_category: string;
  tax_rate: string;
  net_minor: number;
  recorded_seconds: number;
  /** On a credit note: the line of the invoice that it corrects. */
  credits_line_id: string | null;
  /** JSON of contract/ DraftLineDetails; null on lines of before version 2 of the document. */
  details: string | null;
}

export interface InvoiceLineEntryTable {
  line_id: string;
  entry_id: string;
  organization_id: string;
  invoice_id: string;
  seconds: number;
}

export interface BilledEntryTable {
  entry_id: string;
  organization_id: string;
  invoice_id: string;
}

export interface NumberCounterTable {
  organization_id: string;
  prefix: string;
  year: number;
  /** What the series begins with. */
  first_sequence: number;
  last_sequence: number;
  last_issue_date: string | null;
  last_hash: string | null;
}

/** Numbers of a series that documents of a lost database have. */
export interface SkippedNumberTable {
  organization_id: string;
  prefix: string;
  year: number;
  first_sequence: number;
  last_sequence: number;
  first_number: string;
  last_number: string;
  reason: SkipReason;
  /** Epoch milliseconds. */
  skipped_at: number;
}

/** A file that was made of an issued invoice; its content is in the file store. */
export interface InvoiceFileTable {
  organization_id: string;
  invoice_id: string;
  format: string;
  /** SHA-256 of the content, in hex. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** Of the file before, where that was lost and this one differs. */
  replaced_sha256: string | null;
  /** Epoch milliseconds. */
  created_at: number;
}

interface InvoiceTables {
  invoices: InvoiceTable;
  invoice_lines: InvoiceLineTable;
  invoice_line_entries: InvoiceLineEntryTable;
  billed_entries: BilledEntryTable;
  number_counters: NumberCounterTable;
  skipped_numbers: SkippedNumberTable;
  invoice_files: InvoiceFileTable;
}

declare module '../../../schema.ts' {
  interface Schema extends InvoiceTables {}
}

declare module '../../../platform/reach/named.ts' {
  interface Naming {
    invoices: 'id' | 'number' | 'issue_date' | 'state';
    billed_entries: 'entry_id' | 'invoice_id';
  }
}
