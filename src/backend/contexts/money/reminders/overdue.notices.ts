/** Invoices that are late, once each, and reminders that wait for a click. */
import { openMinor } from '../../../../domain/payments/balance.ts';
import { addDays, findInstant, localDate } from '../../../../domain/zones.ts';
import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { Notice, NoticeType, NoticeTypes } from '../../../platform/notices/notice.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { amountsOf } from '../model/invoice-amounts.ts';
import { loadReminded, openOf } from './letters/load-reminded.ts';
import { listReminders } from './list-reminders.ts';
import type { ReminderPorts } from './reminders.ports.ts';
import { type DueRow, findInvoice, listClientNames, listDue } from './reminders.repository.ts';
import type { OverdueInvoice } from './reminders.schema.ts';

const settling = ['invoice.settled', 'invoice.cancelled', 'invoice.changed', 'invoice.sent'] as const;
const sample = {
  open: { minor: 583_691, currency: 'EUR' },
  due: { since: '2026-10-21' },
  client: 'Nordwind',
  number: '2026-0019',
} as const;

export function overdueNotices(ports: ReminderPorts): NoticeTypes {
  return { 'invoice.overdue': overdue(ports), 'reminder.ready': ready(ports) };
}

function overdue(ports: ReminderPorts): NoticeType {
  return {
    seenWith: { permission: 'invoice:send' },
    section: 'money',
    severity: 'warning',
    reason: 'owner',
    words: {
      ...eachInLanguages({
        name: text`Invoice overdue`,
        title: text`{open} · {due} days late`,
        detail: text`{client} · {number}`,
      }),
      sample,
    },
    source: {
      kind: 'standing',
      on: settling,
      async list(reads, { now, subjectId }) {
        const seller = await ports.findSeller(reads);
        if (!seller) return [];
        const today = localDate(now, seller.zone);
        const rows = await listDue(reads, addDays(today, -1), subjectId);
        return await toNotices(reads, rows, seller.zone);
      },
    },
  };
}

async function toNotices(reads: Reads, rows: readonly DueRow[], zone: string): Promise<readonly Notice[]> {
  const names = await listClientNames(
    reads,
    rows.map((row) => row.client_id),
  );
  return rows.flatMap((row) => {
    const open = openMinor(amountsOf(row));
    const due = row.due_date;
    if (open <= 0 || due === null) return [];
    return [
      {
        subject: { kind: 'invoice', id: row.id },
        to: { permission: 'invoice:send' },
        values: {
          open: { minor: open, currency: row.currency },
          due: { since: due },
          client: names.get(row.client_id) ?? '',
          number: row.number ?? '',
        },
        at: startOfDay(addDays(due, 1), zone),
        // Once: what was read stays read, however long it is late.
        mark: 0,
      },
    ];
  });
}

function startOfDay(date: string, zone: string): number {
  const instant = findInstant(date, '00:00', { zone, repeated: 'earlier' });
  return instant.ok ? instant.value : Date.parse(date);
}

function ready(ports: ReminderPorts): NoticeType {
  return {
    seenWith: { permission: 'reminder:write' },
    section: 'money',
    severity: 'info',
    reason: 'owner',
    isWaiting: true,
    words: {
      ...eachInLanguages({
        name: text`Reminder ready`,
        title: text`{open} · {due} days late`,
        detail: text`{client} · {number}, reminder {step} is ready`,
      }),
      sample: { ...sample, step: 3 },
    },
    source: {
      kind: 'standing',
      on: [
        ...settling,
        ...(['reminder.queued', 'reminder.sent', 'reminder.dropped'] as const),
        ...(['invoice.reminders-paused', 'invoice.reminders-resumed'] as const),
      ],
      subjectOf({ type, id, after, before }) {
        if (!type.startsWith('reminder.')) return id;
        const invoiceId = after['invoiceId'] ?? before['invoiceId'];
        return typeof invoiceId === 'string' ? invoiceId : undefined;
      },
      async list(reads, { now, subjectId }) {
        const found = await findReady(ports, reads, { now, invoiceId: subjectId });
        return found.map(({ step, invoiceId, open, dueDate, clientName, number }) => ({
          subject: { kind: 'invoice', id: invoiceId },
          to: { permission: 'reminder:write' as const },
          values: { open, due: { since: dueDate }, client: clientName, number, step },
          at: now,
          mark: step,
        }));
      },
    },
  };
}

interface ReadyReminder
  extends Pick<OverdueInvoice, 'invoiceId' | 'number' | 'clientName' | 'dueDate' | 'open'> {
  readonly step: number;
}

/** Those that wait for a click; of one invoice, without a look at the others. */
async function findReady(
  ports: ReminderPorts,
  reads: Reads,
  { now, invoiceId }: { readonly now: number; readonly invoiceId: string | undefined },
): Promise<readonly ReadyReminder[]> {
  if (invoiceId !== undefined) return await findOneReady(ports, reads, { now, invoiceId });
  const { items } = await listReminders(ports, { actor: reads.actor, grant: 'all' });
  return items.flatMap(({ plan, ...about }) =>
    plan.state === 'ready' && !plan.bySelf && plan.step !== null ? [{ ...about, step: plan.step }] : [],
  );
}

async function findOneReady(
  ports: ReminderPorts,
  reads: Reads,
  { now, invoiceId }: { readonly now: number; readonly invoiceId: string },
): Promise<readonly ReadyReminder[]> {
  if ((await findInvoice(reads.from('invoices'), invoiceId)) === undefined) return [];
  const reminded = await loadReminded(ports, reads, { id: invoiceId, nowMs: now });
  const { invoice, client, plan, bySelf, moment } = reminded;
  const { number, currency, due_date: dueDate } = invoice;
  const isLate = dueDate !== null && dueDate < moment.today;
  if (!isLate || plan.kind !== 'ready' || bySelf) return [];
  const open = { minor: openOf(invoice), currency };
  return [{ invoiceId, number: number ?? '', clientName: client.name, dueDate, open, step: plan.step }];
}
