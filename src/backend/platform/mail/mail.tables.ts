import type { MailSecurity, PresetName, SignInKind } from '../../../domain/mail/mail-presets.ts';
import type { DropReason, MailFault, MailState } from '../../../domain/mail/mail-states.ts';

export interface MailAccountTable {
  id: string;
  organization_id: string;
  preset: PresetName;
  /** Shown beside the address; empty for none. */
  sender_name: string;
  /** From which its mail comes. */
  address: string;
  host: string;
  port: number;
  security: MailSecurity;
  sign_in: SignInKind;
  username: string;
  /** JSON: the client's id and where tokens are from; null without XOAUTH2. */
  oauth: string | null;
  /** Recipients in 24 hours; null for no limit. */
  daily_limit: number | null;
  /** 0 or 1. */
  is_default: number;
  /** When a server last took mail of it as it is set up; null where nobody knows. */
  tested_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface MailTable {
  id: string;
  organization_id: string;
  account_id: string;
  /** As the slice that queued it declares it. */
  kind: string;
  state: MailState;
  /** The record that it is about. */
  about_kind: string | null;
  about_id: string | null;
  /** By whose rights it leaves; null where the product itself sends it, and of mail of before. */
  sender_id: string | null;
  /** The beginning of the secret of the key that they sent it by. */
  sender_key: string | null;
  from_address: string;
  /** JSON: to and cc, each with name and address. */
  recipients: string;
  recipient_count: number;
  subject: string;
  /** Its plain text, to be read here; the message itself is a file. */
  body: string;
  /** With its angle brackets; the same in every attempt. */
  message_id: string;
  message_sha256: string;
  message_bytes: number;
  /** JSON: name, type, hash and size of each. */
  attachments: string;
  /** Of the connections that were made for it. */
  attempts: number;
  /** Attempts of which nobody knows whether the server took it. */
  unknown_ends: number;
  first_tried_at: number | null;
  tried_at: number | null;
  /** Of the attempt under way: from then on its server may have the message; null before. */
  begun_at: number | null;
  /** A person let this one leave while all rests. */
  released_at: number | null;
  /** When it is tried next; null where nothing is planned. */
  next_at: number | null;
  sent_at: number | null;
  fault: MailFault | null;
  /** What the server said last. */
  response: string | null;
  /** JSON: recipients that the server did not take. */
  rejected: string;
  drop_reason: DropReason | null;
  drop_text: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface UnreachableAddressTable {
  id: string;
  organization_id: string;
  /** In lower case. */
  address: string;
  reason: string;
  created_at: number;
  updated_at: number;
  version: number;
}

interface MailTables {
  mail_accounts: MailAccountTable;
  mails: MailTable;
  unreachable_addresses: UnreachableAddressTable;
}

declare module '../../schema.ts' {
  interface Schema extends MailTables {}
}
