/** Mail of a backend: what slices queue, and the job that sends it. */

import { mayDrop } from '../../../domain/mail/mail-states.ts';
import { type AccountSecrets, openAccountSecrets } from './accounts/account-secrets.ts';
import { findSendingAccount } from './accounts/accounts.repository.ts';
import { createFindSignIn, type FindSignIn } from './accounts/find-sign-in.ts';
import type { Mail, MailKind } from './mail.ts';
import type { MailPorts } from './mail-ports.ts';
import { composeMail } from './outbox/compose-mail.ts';
import { toOutboxMail } from './outbox/mail-record.ts';
import { findAnyMail, listMailsAbout, listOrganizationsThatWait } from './outbox/mails.repository.ts';
import { sendJob } from './outbox/plan-sending.ts';
import { queueMail } from './outbox/queue-mail.ts';
import { mailDoor, releaseMail } from './outbox/release-mail.ts';
import { sendLater, sendMail } from './outbox/send-mail.ts';
import { settleAllFound } from './outbox/settle-found.ts';
import { apply, dropChange } from './outbox/settle-mail.ts';

export interface OpenedMail extends Mail {
  /** For its own routes. */
  readonly ports: MailPorts;
  readonly accountSecrets: AccountSecrets;
  readonly findSignIn: FindSignIn;
  findKind(name: string): MailKind | undefined;
  /** Once the backend is ready: what a restore found delivered, and what waited for a password that the environment names. */
  start(): Promise<void>;
}

/** Connections at once, of all accounts. */
const concurrency = 3;

export function openMail(given: MailPorts): OpenedMail {
  // process-local: made of declarations, which never change; on several: nothing.
  const kinds = new Map<string, MailKind>();
  const accountSecrets = openAccountSecrets(given.secrets);
  const findSignIn = createFindSignIn({ ...given, secrets: accountSecrets });
  const findKind = (name: string) => kinds.get(name);
  const ports = { ...given, accountSecrets, findSignIn, findKind };
  const release = async (organizationId: string) => await releaseMail(ports, organizationId);
  ports.outgoing.add(mailDoor(ports));
  ports.jobs.handle(sendJob, {
    concurrency,
    run: async (job) => await sendMail(ports, job),
    failed: async (job) => await sendLater(ports, job),
  });
  return {
    ports: given,
    accountSecrets,
    findSignIn,
    findKind,
    release,
    declare(kind) {
      if (kinds.has(kind.name)) throw new Error(`Two slices declare mail of the kind ${kind.name}.`);
      kinds.set(kind.name, kind);
    },
    async compose(actor, mail) {
      requireKind(findKind, mail.kind);
      return await composeMail(ports, ports.reads(actor), mail);
    },
    async enqueue(work, mail) {
      requireKind(findKind, 'composed' in mail ? mail.mail.kind : mail.kind);
      return toOutboxMail(await queueMail(ports, work, mail));
    },
    async drop(work, id, why) {
      const row = await findAnyMail(work.reads, id);
      if (row === undefined || !mayDrop(row.state)) return false;
      return (await apply(ports, work, row, dropChange(work.now, 'no_longer_holds', why))) !== undefined;
    },
    listAbout: async (reads, about) => (await listMailsAbout(reads, about)).map(toOutboxMail),
    isSetUp: async (reads) => (await findSendingAccount(reads, undefined)) !== undefined,
    async start() {
      await settleAllFound(ports);
      if (!accountSecrets.isNamed()) return;
      for (const organizationId of await listOrganizationsThatWait(ports.db)) await release(organizationId);
    },
  };
}

/** A mistake in the program. */
function requireKind(findKind: OpenedMail['findKind'], name: string): void {
  if (findKind(name) === undefined) throw new Error(`No slice declares mail of the kind ${name}.`);
}
