/** Which rule a client's invoices follow: its own, else the practice's, else what is shipped. */
import {
  type DebtorKind,
  type InterestTerms,
  interestLawOf,
} from '../../../../../domain/late-interest/interest-laws.ts';
import type { ReminderRule } from '../../../../../domain/reminders/reminder-rule.ts';
import { standardRule } from '../../../../../domain/reminders/reminder-rule.ts';
import type { RuleRow } from '../reminders.repository.ts';
import { type StoredRule, storedRuleSchema } from './rules.schema.ts';

export interface EffectiveRule {
  readonly rule: StoredRule & ReminderRule;
  readonly consentHash: string | null;
}

const shipped = storedRuleSchema.parse({ ...standardRule });

export function readRule(row: Pick<RuleRow, 'rule'>): StoredRule {
  return storedRuleSchema.parse(JSON.parse(row.rule));
}

/** `rows` by id: of the practice and of the client. */
export function effectiveRule(
  rows: ReadonlyMap<string, RuleRow>,
  { practiceId, clientId }: { readonly practiceId: string; readonly clientId: string },
): EffectiveRule {
  const row = rows.get(clientId) ?? rows.get(practiceId);
  return {
    rule: row ? readRule(row) : shipped,
    // Consent is of one client and its texts: the practice's rule alone lets nothing leave by itself.
    consentHash: rows.get(clientId)?.consent_hash ?? null,
  };
}

/** Null where no law is kept for the practice's country and none was chosen, or it is not known what the client is. */
export function termsOf(
  { rule }: Pick<EffectiveRule, 'rule'>,
  { debtor, countryCode }: { readonly debtor: DebtorKind | undefined; readonly countryCode: string },
): InterestTerms | null {
  const law = rule.law ?? interestLawOf(countryCode);
  return law === undefined || debtor === undefined ? null : { law, debtor, atFault: rule.atFault };
}
