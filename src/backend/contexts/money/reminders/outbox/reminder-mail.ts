/** Reminders in the outbox: what must hold as one is sent, and what becomes of its row. */
import { findObjection } from '../../../../../domain/reminders/find-objection.ts';
import { localDate } from '../../../../../domain/zones.ts';
import type { MailKind, MailObjection, OutboxMail } from '../../../../platform/mail/mail.ts';
import { endSentence } from '../../../../platform/mail/outbox/end-sentence.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { loadReminded, type Reminded, startOfSending } from '../letters/load-reminded.ts';
import { claimUntil } from '../letters/write-letter.ts';
import { toReminder } from '../reminder-view.ts';
import type { ReminderPorts } from '../reminders.ports.ts';
import { findAnyReminder, type ReminderRow, settleReminder } from '../reminders.repository.ts';

export const reminderMail = 'money.reminder';

export function reminderMailKind(ports: ReminderPorts): MailKind {
  return {
    name: reminderMail,
    permission: 'reminder:write',
    // The client would be reminded twice: a person looks first.
    afterUnknownEnd: 'ask',
    findObjection: async (mail) => await objectTo(ports, mail),
    sent: async (work, mail, { sentAt }) => {
      const row = await findAnyReminder(work.reads, mail.about?.id ?? '');
      if (!row) return;
      const day = (await dayAt(ports, work, sentAt)) ?? row.written_on;
      await settle(work, row, { state: 'sent', written_on: day, left_on: day, dropped_because: null });
    },
    ended: async (work, mail) => {
      const row = await findAnyReminder(work.reads, mail.about?.id ?? '');
      if (!row) return;
      if (mail.state !== 'may_have_been_sent') {
        await settle(work, row, { state: 'dropped', dropped_because: endSentence(mail) });
        return;
      }
      // Its text is still that of the day on which it was written.
      const day = (await dayAt(ports, work, work.now)) ?? row.written_on;
      await settle(work, row, { state: 'unknown', left_on: day });
    },
  };
}

async function dayAt(ports: ReminderPorts, { reads }: Work, instant: number): Promise<string | undefined> {
  const seller = await ports.findSeller(reads);
  return seller && localDate(instant, seller.zone);
}

/** By the rights, at this moment, of the person who sent it. */
async function objectTo(ports: ReminderPorts, mail: OutboxMail): Promise<MailObjection | undefined> {
  const system = { kind: 'system', organizationId: mail.organizationId, task: reminderMail } as const;
  const all = ports.reads(system);
  const row = await findAnyReminder(all, mail.about?.id ?? '');
  if (!row) return { drop: 'The invoice that it reminds of was deleted.' };
  const person = row.written_by === null ? undefined : await ports.findActor(all, row.written_by);
  const reads = person && ports.reads(person);
  if (reads?.grantOf('reminders') === undefined) {
    return { drop: 'The person who sent it may no longer do so.' };
  }
  const reminded = await loadReminded(ports, reads, {
    id: row.invoice_id,
    nowMs: ports.clock(),
    without: row.id,
  });
  const claim = await claimUntil(ports, reads, { reminded, step: row.step, until: row.written_on });
  const { step, deadline, open_minor: open, fee_minor: fee, interest_minor: interest } = row;
  const { plan, moment, seller } = reminded;
  const objection = findObjection(
    { step, deadline, open, fee, interest },
    { plan, claim, today: moment.today, isAllowed: mayLeave(row, { reminded, mail }) },
  );
  if (objection === undefined || 'drop' in objection) return objection;
  return { notBefore: startOfSending(objection.notBefore, seller), why: 'later' };
}

/** One that a person sent goes to whom they saw. By itself it leaves by the very consent, to whom that one shows. */
function mayLeave(
  { consent_hash: consentHash }: ReminderRow,
  { reminded: { rule, bySelf, recipient }, mail }: { readonly reminded: Reminded; readonly mail: OutboxMail },
): boolean {
  if (consentHash === null) return true;
  const isSame = bySelf && rule.consentHash === consentHash;
  return isSame && mail.to.every(({ address }) => address === recipient.email);
}

async function settle(
  { writes, now, log }: Work,
  row: ReminderRow,
  change: Partial<Pick<ReminderRow, 'state' | 'written_on' | 'left_on' | 'dropped_because'>>,
): Promise<void> {
  const changed = await settleReminder(writes, row, { ...change, updated_at: now });
  const type = changed.state === 'dropped' ? 'reminder.dropped' : 'reminder.sent';
  const [before, after] = [toReminder(row), toReminder(changed)];
  await log({ type, id: row.id, version: changed.version, before, after });
}
