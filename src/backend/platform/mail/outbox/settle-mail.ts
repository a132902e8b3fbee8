/** What became of a mail, in one transaction with what its cause makes of that. */
import {
  type AttemptEnd,
  afterAttempt,
  type DropReason,
  type MailFault,
  type NextStep,
} from '../../../../domain/mail/mail-states.ts';
import type { Work } from '../../unit-of-work.ts';
import type { MailKind } from '../mail.ts';
import { type MailPorts, mailer } from '../mail-ports.ts';
import type { TransportEnd } from '../transport/mail-transport.ts';
import { logMail } from './log-mail.ts';
import { toOutboxMail } from './mail-record.ts';
import { changeMail, findAnyMail, type MailRow } from './mails.repository.ts';
import { planSending } from './plan-sending.ts';
import { emptiedAt, releaseMessage, type SealPorts } from './sealed-message.ts';

type Change = Parameters<typeof changeMail>[2];

export interface SettlePorts extends MailPorts, SealPorts {}

/** Of an attempt whose process died, nobody knows more than whether it had begun. */
export function diedEnd({ begun_at: begunAt }: Pick<MailRow, 'begun_at'>): AttemptEnd {
  return begunAt === null ? { end: 'not_begun' } : { end: 'unknown', fault: 'connection_lost' };
}

/** Nothing where another has settled this attempt. */
export async function settleAttempt(ports: SettlePorts, row: MailRow, end: TransportEnd): Promise<void> {
  const step = afterAttempt(
    {
      // A kind that no slice declares any more is left to a person.
      afterUnknownEnd: ports.findKind(row.kind)?.afterUnknownEnd ?? 'ask',
      attempts: row.attempts,
      unknownEnds: row.unknown_ends,
      triedForMs: ports.clock() - (row.first_tried_at ?? ports.clock()),
    },
    end,
  );
  const write = async (settling: SettlePorts) =>
    await settling.unitOfWork.write(mailer(row.organization_id), async (work) => {
      const seen = await findSettled(work, row, end);
      if (seen === undefined) return;
      await apply(settling, work, seen, changeOf(work.now, row, { step, end }));
    });
  try {
    await write(ports);
  } catch (error) {
    if (end.end !== 'accepted') throw error;
    // That the server has it is kept whatever its cause makes of that: nobody could prove it a second time.
    ports.logger.error({ err: error, mailId: row.id, kind: row.kind }, 'mail: sent, and its cause failed');
    await write(withoutHooksOf(ports));
  }
}

/** For what is on record whatever its cause makes of that. */
export function withoutHooksOf(ports: SettlePorts): SettlePorts {
  return { ...ports, findKind: (name) => withoutHooks(ports.findKind(name)) };
}

function withoutHooks(kind: MailKind | undefined): MailKind | undefined {
  if (kind === undefined) return undefined;
  const { name, afterUnknownEnd, holdsSecret } = kind;
  return { name, afterUnknownEnd, ...(holdsSecret && { holdsSecret }) };
}

/** The attempt as it is: still under way, or, of one that proves to have been accepted, given up as unknown. */
async function findSettled(work: Work, row: MailRow, { end }: TransportEnd): Promise<MailRow | undefined> {
  const found = await findAnyMail(work.reads, row.id);
  if (found === undefined || found.attempts !== row.attempts) return undefined;
  const isOpen = found.state === 'sending' || (end === 'accepted' && found.state === 'may_have_been_sent');
  return isOpen ? found : undefined;
}

interface Ended {
  readonly step: NextStep;
  readonly end: TransportEnd;
}

function changeOf(now: number, row: MailRow, { step, end }: Ended): Change {
  const said = {
    state: step.state,
    fault: 'fault' in end ? end.fault : null,
    response: end.response ?? null,
    unknown_ends: row.unknown_ends + (end.end === 'unknown' ? 1 : 0),
    next_at: null,
    begun_at: null,
    updated_at: now,
  };
  switch (step.state) {
    case 'sent':
      return { ...said, sent_at: now, rejected: JSON.stringify(end.rejected ?? []) };
    case 'dropped':
      return { ...said, drop_reason: step.why };
    case 'queued':
      return {
        ...said,
        next_at: now + step.inMs,
        ...(!step.isCounted && { attempts: row.attempts - 1, tried_at: null }),
      };
    case 'waiting_for_password':
      return { ...said, attempts: row.attempts - 1, tried_at: null };
    default:
      return said;
  }
}

/** Undefined where the row was changed by another. */
export async function apply(
  ports: SettlePorts,
  work: Work,
  row: MailRow,
  change: Change,
): Promise<MailRow | undefined> {
  const emptied = emptiedAt(ports, row, change.state);
  const changed = await changeMail(work.writes, row, { ...change, ...emptied });
  if (changed === undefined) return undefined;
  await releaseMessage(work, row, changed);
  if (changed.state === 'queued' && changed.next_at !== null) await planSending(ports, work, changed);
  // That it still waits for the same thing is no news.
  if (changed.state === row.state && changed.fault === row.fault) return changed;
  await logMail(work, changed, row);
  await tellKind(ports, work, changed);
  return changed;
}

async function tellKind(ports: SettlePorts, work: Work, row: MailRow): Promise<void> {
  const kind = ports.findKind(row.kind);
  if (row.state === 'sent') {
    const { rejected, response } = row;
    const sentAt = row.sent_at ?? work.now;
    const receipt = { sentAt, response: response ?? '', rejected: JSON.parse(rejected) as string[] };
    await kind?.sent?.(work, toOutboxMail(row), receipt);
  }
  if (['refused', 'may_have_been_sent', 'dropped'].includes(row.state)) {
    await kind?.ended?.(work, toOutboxMail(row));
  }
}

export function dropChange(now: number, why: DropReason, text?: string): Change {
  return {
    state: 'dropped',
    drop_reason: why,
    drop_text: text ?? null,
    next_at: null,
    updated_at: now,
  };
}

/** It waits as it is, and says for what. */
export function waitChange(now: number, fault: MailFault, nextAt: number | null): Change {
  return { fault, next_at: nextAt, updated_at: now };
}
