/**
 * Mail that leaves: a row of the outbox, committed with its cause, of which the exact message is stored once. What becomes
 * of it after that is decided by the rules of `domain/mail`. Nothing else of the backend sends mail.
 */
import type { Permission } from '../../../domain/authorization.ts';
import type { AfterUnknownEnd, DropReason, MailState } from '../../../domain/mail/mail-states.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import type { Reads } from '../reach/reads.ts';
import type { Work } from '../unit-of-work.ts';

export interface Recipient {
  /** Left out where it would be read as an address. */
  readonly name?: string | undefined;
  readonly address: string;
}

export interface AttachedFile {
  readonly filename: string;
  readonly contentType: string;
  /** Of a stored file of the organization. */
  readonly sha256: string;
}

export interface MailAbout {
  readonly kind: string;
  readonly id: string;
}

export interface NewMail {
  /** A new one when absent. The same id again is the mail that is there. */
  readonly id?: string | undefined;
  /** Of a kind that a slice has declared. */
  readonly kind: string;
  /** That of the organization by default when absent. */
  readonly accountId?: string | undefined;
  readonly to: readonly Recipient[];
  readonly cc?: readonly Recipient[] | undefined;
  readonly replyTo?: Recipient | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  readonly attachments?: readonly AttachedFile[] | undefined;
  /** Nobody wrote it: `Auto-Submitted`. */
  readonly isAutomatic?: boolean | undefined;
  /** Takes a POST without a sign-in (RFC 8058). */
  readonly unsubscribeUrl?: string | undefined;
  readonly about?: MailAbout | undefined;
  /** Epoch milliseconds; at once when absent. */
  readonly notBefore?: number | undefined;
}

/** Its message is made: what takes time is done before the transaction that queues it. */
export interface ComposedMail {
  readonly composed: true;
  readonly id: string;
  readonly mail: NewMail;
  readonly accountId: string;
  readonly from: string;
  readonly to: readonly Recipient[];
  readonly cc: readonly Recipient[];
  readonly messageId: string;
  readonly message: Buffer;
  readonly attachments: readonly (AttachedFile & { readonly size: number })[];
}

/** As slices see it. */
export interface OutboxMail {
  readonly id: string;
  readonly organizationId: string;
  readonly accountId: string;
  readonly kind: string;
  readonly state: MailState;
  readonly about: MailAbout | undefined;
  readonly to: readonly Recipient[];
  readonly subject: string;
  readonly messageId: string;
  readonly attempts: number;
  readonly createdAt: number;
  readonly sentAt: number | undefined;
  /** Why it was dropped; `text` is what its cause said, or the address that could not be reached. */
  readonly dropped: { readonly why: DropReason; readonly text: string | null } | undefined;
  /** What the server said last, in its own words. */
  readonly response: string | undefined;
}

export interface MailReceipt {
  /** Epoch milliseconds. */
  readonly sentAt: number;
  /** The server's own words. */
  readonly response: string;
  /** Recipients that it did not take. */
  readonly rejected: readonly string[];
}

/** `drop`: a sentence. `notBefore`, in epoch milliseconds: no attempt is counted, and it is asked again then. */
export type MailObjection = { readonly drop: string } | { readonly notBefore: number; readonly why: 'later' };

export interface MailKind {
  /** `money.invoice`, `desk.notification` */
  readonly name: string;
  readonly afterUnknownEnd: AfterUnknownEnd;
  /** What a person needs to send it, asked again as it leaves: without it, it waits for an administrator. */
  readonly permission?: Permission;
  /** Whether what it is about is still within the reach of its sender, whose `reads` these are. */
  isReached?(reads: Reads, mail: OutboxMail): Promise<boolean>;
  /** What it says is for its recipient alone, as a link that opens an account: nobody of the organization reads it here. */
  readonly holdsSecret?: true;
  /** Asked at the moment of sending, also of a mail that waited: undefined where it holds and may leave. */
  findObjection?(mail: OutboxMail): Promise<MailObjection | undefined>;
  /** In the transaction that marks it sent. */
  sent?(work: Work, mail: OutboxMail, receipt: MailReceipt): Promise<void>;
  /** In the transaction that gives it up: it was refused, may have been sent, or was dropped. */
  ended?(work: Work, mail: OutboxMail): Promise<void>;
}

export interface Mail {
  /** As a slice is mounted; one declaration a kind. */
  declare(kind: MailKind): void;
  /** Throws ApiError where no account is set up, or a field is not as a mail needs it. */
  compose(actor: Actor, mail: NewMail): Promise<ComposedMail>;
  /** Sent after the commit. A mail that is not composed yet is made within the transaction. */
  enqueue(work: Work, mail: NewMail | ComposedMail): Promise<OutboxMail>;
  /** Its cause no longer holds. False where it is being sent, or has ended. */
  drop(work: Work, id: string, why: string): Promise<boolean>;
  listAbout(reads: Reads, about: MailAbout): Promise<readonly OutboxMail[]>;
  /** An account is set up. */
  isSetUp(reads: Reads): Promise<boolean>;
  /** Sends what waited while the organization's mail rested, or for a password that is at hand now. */
  release(organizationId: string): Promise<number>;
}
