/** What reminders must know of their neighbours; each is answered by the slice that owns it. */
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import type { DebtorKind } from '../../../../domain/late-interest/interest-laws.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { AttachedFile, Mail } from '../../../platform/mail/mail.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { ClientLanguage } from '../model/language-of-client.ts';
import type { RemindedInvoice } from './reminders.repository.ts';

export interface ReminderSeller {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  readonly language: string;
  readonly country_code: string;
  readonly email: string | null;
  /** JSON of `{ name, phone, email }`. */
  readonly contact: string | null;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly account_name: string | null;
}

export interface ReminderRecipient {
  readonly name: string;
  readonly email: string | null;
}

export interface ReminderClient extends ClientLanguage {
  readonly name: string;
  readonly email: string | null;
  readonly currency: string;
  /** JSON of a postal address. */
  readonly address: string | null;
  readonly vat_id: string | null;
  readonly debtor: DebtorKind | null;
}

export interface ReminderPorts extends SlicePorts {
  findSeller(reads: Reads): Promise<ReminderSeller | undefined>;
  findClient(reads: Reads, id: string): Promise<ReminderClient | undefined>;
  /** Whom the client's invoices are sent to. */
  findBillingContact(reads: Reads, clientId: string): Promise<ReminderRecipient | undefined>;
  /** Public holidays of the practice; ISO dates, both inclusive. */
  listHolidays(
    reads: Reads,
    span: { readonly from: string; readonly to: string },
  ): Promise<ReadonlySet<string>>;
  /** Public holidays of the country, or of the region of it that is named; ISO dates, both inclusive. */
  listHolidaysOf(asked: {
    readonly country: string;
    readonly region: string;
    readonly from: string;
    readonly to: string;
  }): Promise<ReadonlySet<string>>;
  /** Of an issued invoice. */
  readDocument(text: string): Pick<InvoiceDocument, 'remittance'>;
  readonly mail: Pick<Mail, 'declare' | 'enqueue' | 'isSetUp'>;
  /** Names of the files that a mail about the invoice carries, whether they were made yet or not. */
  nameAttachable(invoice: RemindedInvoice): readonly string[];
  /** Makes them where they were not. */
  keepAttachable(caller: Caller, invoiceId: string): Promise<void>;
  listAttachable(reads: Reads, invoice: RemindedInvoice): Promise<readonly AttachedFile[]>;
  /** With the role of this moment. */
  findActor(reads: Reads, userId: string): Promise<Person | undefined>;
}
