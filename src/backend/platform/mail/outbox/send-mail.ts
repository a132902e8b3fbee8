/**
 * One attempt: what must hold is asked, the row is claimed, the message handed over, and the end written. A row that is
 * found claimed belongs to a process that died: what its server did is not known, where the message had begun.
 */
import * as z from 'zod';
import { limitWindowStart, nextAllowedAt } from '../../../../domain/mail/send-limit.ts';
import type { RunningJob } from '../../jobs/job-queue.ts';
import type { Reads } from '../../reach/reads.ts';
import type { Work } from '../../unit-of-work.ts';
import { type AccountRow, findSendingAccount } from '../accounts/accounts.repository.ts';
import type { FindSignIn } from '../accounts/find-sign-in.ts';
import { mailer } from '../mail-ports.ts';
import type { SignIn } from '../transport/mail-transport.ts';
import { findUnreachable } from '../unreachable/unreachable.repository.ts';
import { toOutboxMail } from './mail-record.ts';
import { changeMail, findAnyMail, listSendings, type MailRow } from './mails.repository.ts';
import { recipientsSchema } from './outbox.schema.ts';
import { openMessage } from './sealed-message.ts';
import { maySenderSend } from './sender-rights.ts';
import { isFound, settleFound } from './settle-found.ts';
import { apply, diedEnd, dropChange, type SettlePorts, settleAttempt, waitChange } from './settle-mail.ts';

export interface SendPorts extends SettlePorts {
  readonly findSignIn: FindSignIn;
}

type Change = Parameters<typeof apply>[3];

interface Ready {
  readonly account: AccountRow;
  readonly signIn: SignIn;
  /** By which it signs in. */
  readonly secret: string | undefined;
  readonly message: Buffer;
}

export async function sendMail(
  ports: SendPorts,
  { organizationId, signal, ...job }: RunningJob,
): Promise<void> {
  const reads = ports.reads(mailer(organizationId));
  const row = await findAnyMail(reads, mailIdOf(job));
  if (row !== undefined && isFound(row)) return await settleFound(ports, row);
  if (row?.state === 'sending') return await settleAttempt(ports, row, diedEnd(row));
  if (row?.state !== 'queued' || signal.aborted) return;
  const prepared = await prepare(ports, reads, row);
  if ('change' in prepared) return await write(ports, row, prepared.change);
  const claimed = await claim(ports, row, prepared.account);
  if (claimed === undefined) return;
  await hand(ports, claimed, prepared, signal);
}

const payloadSchema = z.object({ mailId: z.string() });

function mailIdOf({ payload }: Pick<RunningJob, 'payload'>): string {
  return payloadSchema.parse(payload).mailId;
}

const failedWaitMs = 3_600_000;

/** No attempt of its job is left: that ends no mail. */
export async function sendLater(
  ports: SendPorts,
  job: Pick<RunningJob, 'payload' | 'organizationId'>,
): Promise<void> {
  const row = await findAnyMail(ports.reads(mailer(job.organizationId)), mailIdOf(job));
  if (row?.state === 'sending') return await settleAttempt(ports, row, diedEnd(row));
  if (row?.state !== 'queued') return;
  const now = ports.clock();
  await write(ports, row, { next_at: now + failedWaitMs, updated_at: now });
}

async function hand(
  ports: SendPorts,
  row: MailRow,
  { account, signIn, secret, message }: Ready,
  signal: AbortSignal,
): Promise<void> {
  const { to, cc } = recipientsSchema.parse(JSON.parse(row.recipients));
  const outgoing = {
    server: account,
    signIn,
    from: account.address,
    to: [...to, ...cc].map(({ address }) => address),
    message,
  };
  const end = await ports.transport.send(outgoing, signal, async () => await begin(ports, row));
  const isRefused = end.end === 'failed' && end.fault === 'sign_in_refused';
  if (isRefused && secret !== undefined) await ports.findSignIn.reject(account, secret);
  await settleAttempt(ports, row, end);
}

/** Kept before the server may have any of it; false where another took the row, as after a long sleep. */
async function begin(ports: SendPorts, row: MailRow): Promise<boolean> {
  const begun = await ports.unitOfWork.write(
    mailer(row.organization_id),
    async ({ writes, now }) => await changeMail(writes, row, { begun_at: now }),
  );
  return begun !== undefined;
}

/**
 * Undefined where another took it first, or the limit is reached. Of one organization, claims take turns where there is a
 * limit: two at once would each find room for themselves.
 */
async function claim(ports: SendPorts, row: MailRow, account: AccountRow): Promise<MailRow | undefined> {
  return await ports.unitOfWork.write(mailer(row.organization_id), async (work) => {
    const { now } = work;
    const kept = await findKept(ports, work, row);
    if (kept !== undefined) {
      await apply(ports, work, row, waitChange(now, kept, null));
      return undefined;
    }
    if (account.daily_limit !== null) {
      await work.holdLog();
      const limited = await findLimit(work, row, account);
      if (limited !== undefined) {
        await apply(ports, work, row, limited);
        return undefined;
      }
    }
    return await changeMail(work.writes, row, {
      state: 'sending',
      attempts: row.attempts + 1,
      first_tried_at: row.first_tried_at ?? now,
      tried_at: now,
      begun_at: null,
      next_at: null,
      updated_at: now,
    });
  });
}

/** What a person has to decide first. */
async function findKept(
  ports: SendPorts,
  work: Work,
  row: MailRow,
): Promise<'resting' | 'rights_missing' | undefined> {
  if (row.released_at === null && (await ports.outgoing.rests(work.reads))) return 'resting';
  return (await maySenderSend(ports, work, row)) ? undefined : 'rights_missing';
}

async function write(ports: SendPorts, row: MailRow, change: Change): Promise<void> {
  await ports.unitOfWork.write(mailer(row.organization_id), async (work) => {
    const found = await findAnyMail(work.reads, row.id);
    if (found?.version !== row.version) return;
    const isReleased = change.fault === 'resting' && !(await ports.outgoing.rests(work.reads));
    // A release did not see it yet: it is asked once more.
    await apply(ports, work, found, isReleased ? { next_at: work.now, updated_at: work.now } : change);
  });
}

type Prepared = Ready | { readonly change: Change };

/** What keeps it from going out now, in the order in which it is asked; else what it takes. */
async function prepare(ports: SendPorts, reads: Reads, row: MailRow): Promise<Prepared> {
  const change = (await findRest(ports, reads, row)) ?? (await findObstacle(ports, reads, row));
  if (change !== undefined) return { change };
  const account = await findSendingAccount(reads, row.account_id);
  if (account?.address !== row.from_address) return refused(ports, 'sender_refused');
  const found = await ports.files.read(row.message_sha256);
  const message = found.state === 'found' ? openMessage(ports, row, found.content) : undefined;
  if (message === undefined) return refused(ports, 'message_missing');
  const signIn = await ports.findSignIn.find(account);
  if ('missing' in signIn) return { change: waiting(ports, 'password_missing') };
  if ('later' in signIn) return { change: waitChange(ports.clock(), signIn.later, ports.clock() + 60_000) };
  return { account, signIn: signIn.signIn, secret: signIn.secret, message };
}

const waiting = ({ clock }: SendPorts, fault: 'password_missing'): Change => ({
  state: 'waiting_for_password',
  fault,
  next_at: null,
  updated_at: clock(),
});

function refused({ clock }: SendPorts, fault: 'sender_refused' | 'message_missing'): Prepared {
  // What a server said to an attempt before is no reason for this.
  return { change: { state: 'refused', fault, response: null, next_at: null, updated_at: clock() } };
}

/** It stays queued without a job until it is released. */
async function findRest(ports: SendPorts, reads: Reads, row: MailRow): Promise<Change | undefined> {
  const isResting = row.released_at === null && (await ports.outgoing.rests(reads));
  return isResting ? waitChange(ports.clock(), 'resting', null) : undefined;
}

/** What its recipients or its cause have against it. */
async function findObstacle(ports: SendPorts, reads: Reads, row: MailRow): Promise<Change | undefined> {
  const { to, cc } = recipientsSchema.parse(JSON.parse(row.recipients));
  const addresses = [...to, ...cc].map(({ address }) => address);
  const unreachable = await findUnreachable(reads, addresses);
  if (unreachable !== undefined) return dropChange(ports.clock(), 'not_reachable', unreachable.address);
  const objection = await ports.findKind(row.kind)?.findObjection?.(toOutboxMail(row));
  if (objection === undefined) return undefined;
  return 'drop' in objection
    ? dropChange(ports.clock(), 'no_longer_holds', objection.drop)
    : laterChange(ports.clock(), row, objection.notBefore);
}

/** A kind that names the past would be asked without end. */
const shortestWaitMs = 60_000;

/** The time in which it may not leave is no time of trying. */
function laterChange(now: number, { first_tried_at: tried }: MailRow, notBefore: number): Change {
  const at = Math.max(notBefore, now + shortestWaitMs);
  return {
    ...waitChange(now, 'not_yet', at),
    ...(tried !== null && { first_tried_at: tried + at - now }),
  };
}

async function findLimit(
  { reads, now }: Pick<Work, 'reads' | 'now'>,
  row: MailRow,
  { daily_limit: limit, id: accountId }: AccountRow,
): Promise<Change | undefined> {
  if (limit === null) return undefined;
  const sent = await listSendings(reads, { accountId, since: limitWindowStart(now) });
  const allowedAt = nextAllowedAt(sent, { limit, recipients: row.recipient_count, now });
  return allowedAt > now ? waitChange(now, 'daily_limit', allowedAt) : undefined;
}
