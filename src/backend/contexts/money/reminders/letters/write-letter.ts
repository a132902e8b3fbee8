/** The letter of one step as it would be sent now. */
import { daysLate } from '../../../../../domain/payments/ageing.ts';
import {
  type ClaimFault,
  claimOf,
  type ReminderClaim,
} from '../../../../../domain/reminders/reminder-claim.ts';
import { writeReminder } from '../../../../../domain/reminders/write-reminder.ts';
import { fail, type Result, succeed } from '../../../../../domain/result.ts';
import { addDays } from '../../../../../domain/zones.ts';
import { type Text, text } from '../../../../../words/text.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { amountsOf } from '../../model/invoice-amounts.ts';
import type { ReminderPorts } from '../reminders.ports.ts';
import { termsOf } from '../rules/effective-rule.ts';
import { toLetterSeller } from './letter-parts.ts';
import { loadLastDay } from './load-last-day.ts';
import { loadChanges, openOf, type Reminded } from './load-reminded.ts';

export interface WrittenLetter {
  readonly step: number;
  readonly subject: string;
  readonly text: string;
  readonly deadline: string;
  readonly claim: ReminderClaim;
}

type Claiming = Pick<Reminded, 'invoice' | 'rule' | 'seller' | 'client' | 'debtor'>;

/** `until`: the day up to which interest is reckoned. */
export async function claimUntil(
  ports: Pick<ReminderPorts, 'listHolidaysOf'>,
  reads: Reads,
  { reminded, step, until }: { readonly reminded: Claiming; readonly step: number; readonly until: string },
): Promise<Result<ReminderClaim, ClaimFault>> {
  const { invoice, rule, seller, client, debtor } = reminded;
  const { currency, sent_on: sentOn } = invoice;
  const dueDate = invoice.due_date ?? until;
  const ruled = rule.rule.steps[step - 1];
  const claimed = ruled ?? { afterDays: 0, fee: null, interest: false, texts: {} };
  return claimOf(
    {
      total: { minor: amountsOf(invoice).gross, currency },
      open: { minor: openOf(invoice), currency },
      changes: claimed.interest ? await loadChanges(reads, invoice) : [],
      lastDay: claimed.interest ? await loadLastDay(ports, client, { dueDate, sentOn }) : dueDate,
      today: until,
      debtor,
      terms: termsOf(rule, { debtor, countryCode: seller.country_code }),
    },
    claimed,
  );
}

export async function writeLetter(
  ports: Pick<ReminderPorts, 'readDocument' | 'listHolidaysOf'>,
  reads: Reads,
  { reminded, step }: { readonly reminded: Reminded; readonly step: number },
): Promise<Result<WrittenLetter, ClaimFault>> {
  const { invoice, rule, seller, leavesOn, debtor } = reminded;
  const claim = await claimUntil(ports, reads, { reminded, step, until: leavesOn });
  if (!claim.ok) return fail(claim.error);
  const number = invoice.number ?? '';
  const deadline = addDays(leavesOn, rule.rule.deadlineDays);
  const dueDate = invoice.due_date ?? '';
  const { subject, body } = writeReminder(
    {
      language: invoice.language,
      step,
      recipient: reminded.recipient.name,
      client: reminded.client.name,
      seller: toLetterSeller(seller),
      number,
      reference: ports.readDocument(invoice.document ?? '{}').remittance ?? number,
      issueDate: invoice.issue_date ?? '',
      dueDate,
      deadline,
      daysLate: daysLate(dueDate, leavesOn),
      currency: invoice.currency,
      amounts: amountsOf(invoice),
      claim: claim.value,
      terms: termsOf(rule, { debtor, countryCode: seller.country_code }),
    },
    rule.rule,
  );
  return succeed({ step, subject, text: body, deadline, claim: claim.value });
}

export function describeFault(fault: ClaimFault): Text {
  if (fault.kind === 'unknown_half_year') {
    const { from, until } = fault.known;
    return text`The reference rate of ${fault.halfYear} is not known; those of ${from} to ${until} are. Turn late interest off for this step, or update Vireo.`;
  }
  return fault.kind === 'no_law'
    ? text`No law of late interest is known for your country: choose one in the rule, or turn late interest off.`
    : text`The chosen law has no late interest for consumers: choose another one in the rule, or turn late interest off.`;
}
