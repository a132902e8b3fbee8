/** The exact message of a mail, made once: every attempt sends the same bytes, and the history opens them. */
import { domainToASCII } from 'node:url';
import type MailComposer from 'nodemailer/lib/mail-composer';
import { v7 as newId } from 'uuid';
import { findHeaderFault, toShownName } from '../../../../domain/mail/header-text.ts';
import { findAddressFault, parseMailAddress, recipientKey } from '../../../../domain/mail/mail-address.ts';
import { text } from '../../../../words/text.ts';
import { ApiError, invalidField } from '../../http/api-error.ts';
import type { Reads } from '../../reach/reads.ts';
import { type AccountRow, findSendingAccount } from '../accounts/accounts.repository.ts';
import type { AttachedFile, ComposedMail, NewMail, Recipient } from '../mail.ts';
import type { MailPorts } from '../mail-ports.ts';

const mostRecipients = 20;
/** Half of what providers take, since base64 adds a third. */
const largestAttachmentsBytes = 15_000_000;

type ComposerOptions = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

interface Loaded extends AttachedFile {
  readonly content: Buffer;
}

export async function composeMail(
  ports: Pick<MailPorts, 'files' | 'clock'>,
  reads: Reads,
  mail: NewMail,
  /** One that is not stored yet. */
  unstored?: AccountRow,
): Promise<ComposedMail> {
  const account = unstored ?? (await loadAccount(reads, mail.accountId));
  const [to, cc] = [readRecipients(mail.to, 'to'), readRecipients(mail.cc ?? [], 'cc')];
  requireRecipients(to, cc);
  requireHeader(mail.subject, 'subject');
  const files = await loadFiles(ports, reads, mail.attachments ?? []);
  const id = mail.id ?? newId();
  const messageId = `<${id}@${account.address.split('@').at(-1)}>`;
  const message = await build({
    ...optionsOf(mail, account),
    to: to.map(toMailbox),
    cc: cc.map(toMailbox),
    date: new Date(ports.clock()),
    messageId,
    attachments: files.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
  });
  const attachments = files.map(({ content, ...file }) => ({ ...file, size: content.length }));
  const from = account.address;
  return { composed: true, id, mail, accountId: account.id, from, to, cc, messageId, message, attachments };
}

async function loadAccount(reads: Reads, id: string | undefined): Promise<AccountRow> {
  const account = await findSendingAccount(reads, id);
  if (account !== undefined) return account;
  if (id !== undefined) throw invalidField('accountId', 'is no account of mail');
  throw new ApiError('state_forbids', 'No account for mail is set up. Set up email first.');
}

function requireHeader(header: string, field: string): void {
  const fault = findHeaderFault(header);
  if (fault !== undefined) throw invalidField(field, fault);
}

function readRecipients(recipients: readonly Recipient[], field: string): readonly Recipient[] {
  return recipients.map(({ name = '', address }, at) => {
    const parsed = parseMailAddress(address, domainToASCII);
    if (parsed === undefined) throw invalidField(`${field}.${at}.address`, findAddressFault(address));
    return { name: toShownName(name), address: parsed.address };
  });
}

function requireRecipients(to: readonly Recipient[], cc: readonly Recipient[]): void {
  if (to.length === 0) throw invalidField('to', 'is needed');
  const keys = [...to, ...cc].map(recipientKey);
  if (keys.length > mostRecipients) throw invalidField('to', text`has at most ${mostRecipients} recipients`);
  if (new Set(keys).size < keys.length) throw invalidField('to', 'has a recipient twice');
}

function toMailbox({ name = '', address }: Recipient): string | { name: string; address: string } {
  return name === '' ? address : { name, address };
}

async function loadFiles(
  { files }: Pick<MailPorts, 'files'>,
  reads: Reads,
  attachments: readonly AttachedFile[],
): Promise<readonly Loaded[]> {
  const loaded: Loaded[] = [];
  for (const [at, file] of attachments.entries()) {
    const field = `attachments.${at}`;
    requireHeader(file.filename, `${field}.filename`);
    if (!/^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w.-]+)*$/.test(file.contentType)) {
      throw invalidField(`${field}.contentType`, 'is no media type');
    }
    const found = (await isOwnFile(reads, file.sha256)) ? await files.read(file.sha256) : undefined;
    if (found?.state !== 'found') throw invalidField(`${field}.sha256`, 'is no stored file');
    loaded.push({ ...file, content: found.content });
  }
  const size = loaded.reduce((sum, { content }) => sum + content.length, 0);
  if (size > largestAttachmentsBytes) {
    throw new ApiError('too_large', 'The attachments are larger than 15 MB, which most servers refuse.');
  }
  return loaded;
}

async function isOwnFile(reads: Reads, sha256: string): Promise<boolean> {
  const row = await reads
    .whole('stored_files', 'upkeep')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row !== undefined;
}

function optionsOf(mail: NewMail, account: AccountRow): ComposerOptions {
  const { subject, text, html, replyTo, isAutomatic = false, unsubscribeUrl } = mail;
  const headers: Record<string, string> = {};
  if (isAutomatic) headers['Auto-Submitted'] = 'auto-generated';
  if (unsubscribeUrl !== undefined) {
    headers['List-Unsubscribe'] = `<${requireUrl(unsubscribeUrl)}>`;
    headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
  }
  const [reply] = replyTo === undefined ? [] : readRecipients([replyTo], 'replyTo');
  return {
    from: toMailbox({ name: account.sender_name, address: account.address }),
    subject,
    text,
    ...(html !== undefined && { html }),
    ...(reply && { replyTo: toMailbox(reply) }),
    headers,
  };
}

function requireUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'https:' || parsed?.protocol === 'http:') return parsed.href;
  throw invalidField('unsubscribeUrl', 'is no address');
}

/** The library is loaded when a mail is made, and never before. */
async function build(options: ComposerOptions): Promise<Buffer> {
  const { default: Composer } = await import('nodemailer/lib/mail-composer');
  const composer = new Composer({
    ...options,
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return await composer.compile().build();
}
