/** The texts that a rule writes, over an invoice that does not exist: what a client's consent is of. */

import { canonicalJson, type JsonValue } from '../../../../../domain/canonical-json.ts';
import { type DebtorKind, debtorKindOf } from '../../../../../domain/late-interest/interest-laws.ts';
import { asksForMore, claimOf } from '../../../../../domain/reminders/reminder-claim.ts';
import { writeReminder } from '../../../../../domain/reminders/write-reminder.ts';
import { addDays } from '../../../../../domain/zones.ts';
import { sha256 } from '../../model/sha256.ts';
import { toLetterSeller } from '../letters/letter-parts.ts';
import type { ReminderClient, ReminderRecipient, ReminderSeller } from '../reminders.ports.ts';
import { type EffectiveRule, termsOf } from './effective-rule.ts';
import type { RuleTexts } from './rules.schema.ts';

export interface RuleSubject {
  readonly rule: EffectiveRule['rule'];
  readonly seller: ReminderSeller;
  readonly client: Pick<ReminderClient, 'name' | 'currency' | 'debtor' | 'vat_id'>;
  readonly recipient: ReminderRecipient;
  readonly language: string;
}

export function debtorOf({
  debtor,
  vat_id: vatId,
}: Pick<ReminderClient, 'debtor' | 'vat_id'>): DebtorKind | undefined {
  return debtorKindOf({ debtor, vatId });
}

/** Fixed days, so that the same rule has the same texts on every day. */
const sample = { issueDate: '2026-01-05', dueDate: '2026-02-04', number: '2026-0001', minor: 100_000 };

export function writeRuleTexts({ rule, seller, client, recipient, language }: RuleSubject): RuleTexts {
  const { currency } = client;
  const total = { minor: sample.minor, currency };
  const debtor = debtorOf(client);
  const terms = termsOf({ rule }, { debtor, countryCode: seller.country_code });
  const letters = rule.steps.map((step, index) => {
    const today = addDays(sample.dueDate, step.afterDays);
    const facts = { total, open: total, changes: [], lastDay: sample.dueDate, today, debtor, terms };
    const claim = claimOf(facts, step);
    const plain = claimOf(facts, { ...step, interest: false });
    if (!plain.ok) throw new Error('Without interest nothing is refused.');
    const { subject, body } = writeReminder(
      {
        ...sample,
        language,
        step: index + 1,
        recipient: recipient.name,
        client: client.name,
        seller: toLetterSeller(seller),
        reference: sample.number,
        deadline: addDays(today, rule.deadlineDays),
        daysLate: step.afterDays,
        currency,
        amounts: { gross: sample.minor, paid: 0, credited: 0, discounted: 0, writtenOff: 0 },
        claim: claim.ok ? claim.value : plain.value,
        terms,
      },
      rule,
    );
    return { step: index + 1, afterDays: step.afterDays, subject, text: body };
  });
  const seen: JsonValue = JSON.parse(JSON.stringify({ letters, recipient, rule: { rule, debtor } }));
  const asksDebtor = debtor === undefined && rule.steps.some(asksForMore);
  return { consentHash: sha256(canonicalJson(seen)), recipient, asksDebtor, letters };
}
