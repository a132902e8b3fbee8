/** What recurring invoices must know of their neighbours; each is answered by the slice that owns it. */
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { ComposedMail } from '../../../platform/mail/mail.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Schedules } from '../../../platform/schedules/set-schedule.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { InvoiceItem } from '../model/invoice-item.ts';
import type { MailedFiles } from '../model/mailed-files.ts';

/** Which time a draft takes: none, or that of one project. */
export interface DraftTime {
  readonly projectId: string | null;
  readonly isWanted: boolean;
}

/** What a draft is made of. */
export interface DraftInput {
  readonly clientId: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly items: InvoiceItem[];
  readonly note?: string;
  readonly issueDate?: string;
}

export interface RecurringDraft {
  readonly caller: Caller;
  readonly input: DraftInput;
  readonly time: DraftTime;
}

/** An invoice as a mail that is not in the outbox yet. */
export interface InvoiceMessage {
  readonly invoiceId: string;
  /** As `terms` of its preview. */
  readonly terms: string;
  readonly composed: ComposedMail;
}

export interface RecurringMailing {
  /** An account for mail is there. */
  isSetUp(reads: Reads): Promise<boolean>;
  /** Of a draft. */
  preview(
    reads: Reads,
    of: { readonly clientId: string; readonly document: InvoiceDocument; readonly files: MailedFiles },
  ): Promise<{
    readonly to: { readonly name: string; readonly address: string } | null;
    readonly subject: string;
    readonly text: string;
    /** What is agreed to: the address, and every word but number, dates and sum. */
    readonly terms: string;
    /** Why its files could not be written: sentences. */
    readonly problems: readonly string[];
  }>;
  /** Of an issued one. Throws ApiError where it cannot leave. */
  compose(
    caller: Caller,
    of: { readonly invoiceId: string; readonly files: MailedFiles },
  ): Promise<InvoiceMessage>;
  /** Throws ApiError where a mail with it waits or was sent. */
  queue(work: Work, message: InvoiceMessage): Promise<void>;
}

export interface RecurringPorts extends SlicePorts {
  readonly mailing: RecurringMailing;
  readonly schedules: Schedules;
  findSeller(reads: Reads): Promise<{ readonly zone: string; readonly language: string } | undefined>;
  findClient(
    reads: Reads,
    id: string,
  ): Promise<
    | {
        readonly name: string;
        readonly email: string | null;
        readonly language: string | null;
        readonly country_code: string;
        readonly country_chosen: number;
        readonly archived_at: number | null;
      }
    | undefined
  >;
  findProject(reads: Reads, id: string): Promise<{ readonly client_id: string } | undefined>;
  findBillingContact(reads: Reads, clientId: string): Promise<{ readonly email: string | null } | undefined>;
  readonly invoices: {
    /** In the transaction of the run. */
    draft(work: Work, draft: RecurringDraft): Promise<{ readonly id: string }>;
    issue(work: Work, on: { readonly caller: Caller; readonly id: string }): Promise<void>;
    /** A draft as a document, and why it may not be issued. */
    read(
      work: Work,
      id: string,
    ): Promise<{ readonly document: InvoiceDocument; readonly problems: readonly string[] }>;
    /** Whole seconds of approved, unbilled time. */
    countSeconds(
      reads: Reads,
      of: {
        readonly clientId: string;
        readonly period: { readonly from: string; readonly to: string };
      } & Pick<DraftTime, 'projectId'>,
    ): Promise<number>;
  };
}
