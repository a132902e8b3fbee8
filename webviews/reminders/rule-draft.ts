/** A rule as it is typed: from the one that is kept, from none, and what typing does to it; pure. */
import { type Money, toDecimalString } from '../../src/domain/amounts/minor-digits.ts';
import type { DraftStep, RuleDraft, RuleRow } from './rule-messages.ts';

export const mostSteps = 3;
const leastGapDays = 7;
const noText = { subject: '', body: '' };

export function toDraft(rule: RuleRow): RuleDraft {
  return {
    clientId: rule.clientId ?? '',
    version: rule.version,
    steps: rule.steps.map(toStep),
    sending: rule.sending,
    deadlineDays: String(rule.deadlineDays),
    announcementEn: rule.announcement.en ?? '',
    announcementDe: rule.announcement.de ?? '',
    law: rule.law ?? '',
    atFault: rule.atFault,
    currency: rule.currency,
  };
}

function toStep({ afterDays, fee, interest, texts }: RuleRow['steps'][number]): DraftStep {
  return {
    afterDays: String(afterDays),
    fee: fee?.kind ?? 'none',
    amount: fee?.kind === 'amount' ? typedAmount(fee.amount) : '',
    interest,
    en: texts.en ?? noText,
    de: texts.de ?? noText,
  };
}

function typedAmount(amount: Money): string {
  return toDecimalString(amount);
}

/** A client's first rule begins as that of everyone; amounts of another currency are not taken along. */
export function draftForClient(
  everyone: RuleRow,
  client: { readonly id: string; readonly currency: string },
): RuleDraft {
  const draft = toDraft(everyone);
  const isSame = everyone.currency === client.currency;
  const steps = draft.steps.map((step) =>
    isSame || step.fee !== 'amount' ? step : { ...step, fee: 'none' as const, amount: '' },
  );
  return {
    ...draft,
    clientId: client.id,
    version: 0,
    sending: 'ask',
    currency: client.currency,
    steps,
  };
}

/** One more, two weeks after the last. */
export function withStepAdded(draft: RuleDraft): RuleDraft {
  const last = draft.steps.at(-1);
  const days = Number(last?.afterDays);
  const afterDays = last === undefined ? leastGapDays : Number.isInteger(days) ? days + 14 : undefined;
  const added: DraftStep = {
    afterDays: afterDays === undefined ? '' : String(afterDays),
    fee: 'none',
    amount: '',
    interest: false,
    en: noText,
    de: noText,
  };
  return { ...draft, steps: [...draft.steps, added] };
}

export function withoutLastStep(draft: RuleDraft): RuleDraft {
  return { ...draft, steps: draft.steps.slice(0, -1) };
}

export function withStep(draft: RuleDraft, index: number, change: Partial<DraftStep>): RuleDraft {
  return {
    ...draft,
    steps: draft.steps.map((step, at) => (at === index ? { ...step, ...change } : step)),
  };
}

/** Days after due that the axis of all rules is drawn to: a week beyond the last step. */
export function axisDays(rules: readonly Pick<RuleRow, 'steps'>[]): number {
  const days = rules.flatMap(({ steps }) => steps.map(({ afterDays }) => afterDays));
  return Math.max(42, ...days.map((day) => day + 7));
}
