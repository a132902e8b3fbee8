/** What is overdue, with the next reminder of each, and what the next two weeks bring. */
import { sumOwnFirst } from '../../../../domain/money.ts';
import { daysLate } from '../../../../domain/payments/ageing.ts';
import { openMinor } from '../../../../domain/payments/balance.ts';
import { planReminder } from '../../../../domain/reminders/plan-reminder.ts';
import { addDays } from '../../../../domain/zones.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { amountsOf } from '../model/invoice-amounts.ts';
import {
  loadSurroundings,
  type Surroundings,
  toFacts,
  toMailedOn,
  toReminded,
  toWirePlan,
} from './letters/reminder-facts.ts';
import type { ReminderPorts } from './reminders.ports.ts';
import {
  bySubject,
  type DueRow,
  listClientNames,
  listDebtors,
  listDue,
  listLiveReminders,
  listPauses,
  listRules,
  listUnpaidMails,
  listWithoutDueDate,
} from './reminders.repository.ts';
import type { OverdueInvoice, ReminderList } from './reminders.schema.ts';
import { effectiveRule } from './rules/effective-rule.ts';
import { loadAllowed } from './rules/load-allowed.ts';
import { debtorOf } from './rules/rule-texts.ts';

const upcomingDays = 14;

export async function listReminders(ports: ReminderPorts, { actor }: Caller): Promise<ReminderList> {
  const reads = ports.reads(actor);
  const surroundings = await loadSurroundings(ports, reads, ports.clock());
  const { seller, moment } = surroundings;
  const until = addDays(moment.today, upcomingDays);
  const rows = await listDue(reads, until);
  const shown = await showAll(ports, reads, { rows, surroundings });
  const items = shown.filter(({ dueDate }) => dueDate < moment.today);
  return {
    today: moment.today,
    overdue: [
      ...sumOwnFirst(
        items.map(({ open }) => open),
        seller.currency,
      ),
    ],
    items,
    upcoming: upcomingOf(shown, { today: moment.today, until }),
    withoutDueDate: await showUndated(reads),
  };
}

async function showUndated(reads: Reads): Promise<ReminderList['withoutDueDate']> {
  const rows = (await listWithoutDueDate(reads)).filter((row) => openMinor(amountsOf(row)) > 0);
  const names = await listClientNames(
    reads,
    rows.map((row) => row.client_id),
  );
  return rows.map((row) => ({
    invoiceId: row.id,
    number: row.number ?? '',
    clientName: names.get(row.client_id) ?? '',
    open: { minor: openMinor(amountsOf(row)), currency: row.currency },
  }));
}

async function showAll(
  ports: ReminderPorts,
  reads: Reads,
  { rows, surroundings }: { readonly rows: readonly DueRow[]; readonly surroundings: Surroundings },
): Promise<OverdueInvoice[]> {
  const { seller, moment } = surroundings;
  const clients = await listDebtors(
    reads,
    rows.map((row) => row.client_id),
  );
  const pauses = new Map((await listPauses(reads)).map((row) => [row.invoice_id, row.reason]));
  const sent = Map.groupBy(await listLiveReminders(reads), (row) => row.invoice_id);
  const mails = Map.groupBy(await listUnpaidMails(reads), (row) => row.about_id);
  const rules = bySubject(await listRules(reads));
  const allowed = await loadAllowed(ports, reads, { seller, rules });
  return rows.map((row) => {
    const { rule } = effectiveRule(rules, { practiceId: seller.id, clientId: row.client_id });
    const facts = toFacts(row, {
      pausedBecause: pauses.get(row.id) ?? null,
      reminded: (sent.get(row.id) ?? []).map(toReminded),
      mailedOn: (mails.get(row.id) ?? []).map((mail) => toMailedOn(mail, surroundings)),
    });
    const plan = planReminder(facts, rule, moment);
    const client = clients.get(row.client_id);
    const debtor = client && debtorOf(client);
    return {
      ...showRow(row, { today: moment.today, clientName: client?.name ?? '' }),
      plan: toWirePlan(plan, { ...rule, debtor, bySelf: allowed.has(row.client_id) }),
    };
  });
}

function showRow(
  row: DueRow,
  { today, clientName }: { readonly today: string; readonly clientName: string },
): Omit<OverdueInvoice, 'plan'> {
  const { currency } = row;
  const amounts = amountsOf(row);
  const dueDate = row.due_date ?? today;
  return {
    invoiceId: row.id,
    number: row.number ?? '',
    clientId: row.client_id,
    clientName,
    dueDate,
    daysLate: daysLate(dueDate, today),
    total: { minor: amounts.gross, currency },
    open: { minor: Math.max(0, openMinor(amounts)), currency },
  };
}

function upcomingOf(
  shown: readonly OverdueInvoice[],
  { today, until }: { readonly today: string; readonly until: string },
): ReminderList['upcoming'] {
  return shown
    .flatMap(({ plan, dueDate, invoiceId, number, clientName, open }) => {
      const about = { invoiceId, number, clientName, open };
      const isNext = plan.on !== null && plan.on <= until;
      return [
        ...(dueDate >= today ? [{ ...about, on: dueDate, kind: 'due' as const, step: null }] : []),
        ...(isNext ? [{ ...about, on: plan.on ?? until, kind: 'reminder' as const, step: plan.step }] : []),
      ];
    })
    .toSorted((one, other) => one.on.localeCompare(other.on));
}
