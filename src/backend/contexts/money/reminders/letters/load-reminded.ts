/** One invoice with all that its next reminder is decided and written by. */
import type { DebtorKind } from '../../../../../domain/late-interest/interest-laws.ts';
import type { BalanceChange } from '../../../../../domain/late-interest/late-interest.ts';
import { openMinor } from '../../../../../domain/payments/balance.ts';
import {
  letterDay,
  planReminder,
  type ReminderPlan,
  sendingHours,
} from '../../../../../domain/reminders/plan-reminder.ts';
import { settleInstant } from '../../../../../domain/zones.ts';
import { notFound } from '../../../../platform/http/api-error.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { amountsOf } from '../../model/invoice-amounts.ts';
import { languageOfClient } from '../../model/language-of-client.ts';
import type { ReminderClient, ReminderPorts, ReminderRecipient, ReminderSeller } from '../reminders.ports.ts';
import {
  findInvoice,
  findPause,
  findRules,
  listAllocations,
  listCredits,
  listInvoiceMails,
  listReminders,
  type RemindedInvoice,
  type ReminderRow,
} from '../reminders.repository.ts';
import { type EffectiveRule, effectiveRule } from '../rules/effective-rule.ts';
import { debtorOf, type RuleSubject, writeRuleTexts } from '../rules/rule-texts.ts';
import { loadSurroundings, type Surroundings, toFacts, toMailedOn, toReminded } from './reminder-facts.ts';

export interface Reminded extends Surroundings {
  readonly invoice: RemindedInvoice;
  readonly client: ReminderClient;
  /** Undefined: not known. */
  readonly debtor: DebtorKind | undefined;
  readonly recipient: ReminderRecipient;
  readonly rule: EffectiveRule;
  readonly reminders: readonly ReminderRow[];
  readonly plan: ReminderPlan;
  /** Its text is of that day. */
  readonly leavesOn: string;
  /** The client's consent is of the texts as they are now. */
  readonly bySelf: boolean;
}

export interface LoadOf {
  readonly id: string;
  readonly nowMs: number;
  /** As if this reminder had not been written. */
  readonly without?: string | undefined;
}

export async function loadReminded(
  ports: ReminderPorts,
  reads: Reads,
  { id, nowMs, without }: LoadOf,
): Promise<Reminded> {
  const invoice = await findInvoice(reads.from('invoices'), id);
  if (!invoice) throw notFound('invoice');
  const { client_id: clientId } = invoice;
  const surroundings = await loadSurroundings(ports, reads, nowMs);
  const { seller } = surroundings;
  const client = await ports.findClient(reads, clientId);
  if (!client) throw notFound('client');
  const recipient = await recipientOf(ports, reads, { clientId, email: client.email });
  const rules = await findRules(reads, [seller.id, clientId]);
  const rule = effectiveRule(rules, { practiceId: seller.id, clientId });
  const reminders = (await listReminders(reads, id)).filter((row) => row.id !== without);
  const facts = toFacts(invoice, {
    pausedBecause: (await findPause(reads, id))?.reason ?? null,
    reminded: reminders.filter(({ state }) => state !== 'dropped').map(toReminded),
    mailedOn: (await listInvoiceMails(reads, id)).map((mail) => toMailedOn(mail, surroundings)),
  });
  const plan = planReminder(facts, rule.rule, surroundings.moment);
  return {
    ...surroundings,
    invoice,
    client,
    debtor: debtorOf(client),
    recipient,
    rule,
    reminders,
    plan,
    leavesOn: letterDay(plan, facts, surroundings.moment.today),
    bySelf: isAllowed({ rule, seller, client, recipient, language: languageOfClient(client, seller) }),
  };
}

/** Null: at once. In the hours of sending, on the first day that is one for it. */
export function leavesAtOf({ plan, seller }: Pick<Reminded, 'plan' | 'seller'>): number | null {
  return plan.kind === 'scheduled' && plan.isDue ? startOfSending(plan.on, seller) : null;
}

export function startOfSending(date: string, { zone }: Pick<ReminderSeller, 'zone'>): number {
  return settleInstant(date, sendingHours.from, zone);
}

/** The contact for invoices, else the client itself. */
export async function recipientOf(
  ports: ReminderPorts,
  reads: Reads,
  { clientId, email }: { readonly clientId: string; readonly email: string | null },
): Promise<ReminderRecipient> {
  return (await ports.findBillingContact(reads, clientId)) ?? { name: '', email };
}

/** By themselves reminders leave with the very texts, and to the very address, that were shown. */
export function isAllowed(subject: Omit<RuleSubject, 'rule'> & { readonly rule: EffectiveRule }): boolean {
  const { rule } = subject;
  if (rule.rule.sending !== 'auto' || rule.consentHash === null) return false;
  return writeRuleTexts({ ...subject, rule: rule.rule }).consentHash === rule.consentHash;
}

/** What changed its open sum, from its day of issue on. */
export async function loadChanges(reads: Reads, invoice: RemindedInvoice): Promise<readonly BalanceChange[]> {
  const allocations = await listAllocations(reads, invoice.id);
  const credits = await listCredits(reads, invoice.id);
  const issued = invoice.issue_date ?? '';
  const allocated = allocations.reduce((sum, { kind, minor }) => (kind === 'paid' ? sum + minor : sum), 0);
  const changes = [
    // What is paid and not by the ledger was paid before the invoice was issued.
    { date: issued, minor: allocated - amountsOf(invoice).paid },
    ...allocations.map(({ value_date: date, minor }) => ({ date, minor: -minor })),
    ...credits.map((row) => ({
      date: row.issue_date ?? issued,
      minor: -(row.gross_minor + row.rounding_minor),
    })),
  ];
  return changes.filter(({ minor }) => minor !== 0);
}

export function openOf(invoice: RemindedInvoice): number {
  return Math.max(0, openMinor(amountsOf(invoice)));
}
