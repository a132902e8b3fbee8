/** A rule as it was typed, as the API takes it; pure. */
import type { PutClientReminderRuleInput } from '../../../src/api-client/index.ts';
import { parseRate } from '../../../src/pages/practice/project-fields.ts';
import type { Translate } from '../../../src/pages/words.ts';
import type { DraftStep, RuleDraft, RuleRefusal } from '../rule-messages.ts';

export type RuleRequest = Omit<PutClientReminderRuleInput, 'consentHash'>;

export type ReadRule =
  | { readonly ok: true; readonly rule: RuleRequest }
  | { readonly ok: false; readonly refusal: RuleRefusal };

type Step = NonNullable<RuleRequest['steps']>[number];

const refuse = (field: string, text: string): ReadRule => ({ ok: false, refusal: { field, text } });

/** Undefined for what is no whole number of that range. */
function readCount(text: string, [least, most]: readonly [number, number]): number | undefined {
  const typed = text.trim();
  const value = Number(typed);
  return /^\d{1,4}$/.test(typed) && value >= least && value <= most ? value : undefined;
}

export function readRule(draft: RuleDraft, t: Translate): ReadRule {
  const steps: Step[] = [];
  for (const [index, step] of draft.steps.entries()) {
    const afterDays = readCount(step.afterDays, [0, 365]);
    if (afterDays === undefined) {
      return refuse(`steps.${index}.afterDays`, t('Enter a number of days from 0 to 365.'));
    }
    const fee = readFee(step, draft.currency);
    if (fee === undefined) {
      return refuse(`steps.${index}.fee`, t('Enter an amount in {0}, such as 40.00.', draft.currency));
    }
    if (isHalfText(step)) {
      return refuse(`steps.${index}`, t('A text of your own needs a subject and a text.'));
    }
    steps.push({ afterDays, fee, interest: step.interest && index > 0, texts: textsOf(step) });
  }
  const deadlineDays = readCount(draft.deadlineDays, [7, 90]);
  if (deadlineDays === undefined) {
    return refuse('deadlineDays', t('Enter a number of days from 7 to 90.'));
  }
  return { ok: true, rule: { ...restOf(draft), steps, deadlineDays } };
}

function restOf({ sending, law, atFault, announcementEn, announcementDe }: RuleDraft) {
  const [en, de] = [announcementEn.trim(), announcementDe.trim()];
  const announcement = { ...(en !== '' && { en }), ...(de !== '' && { de }) };
  return { sending, law: law === '' ? null : law, atFault, announcement };
}

/** Undefined for an amount that is none. */
function readFee({ fee, amount }: DraftStep, currency: string): Step['fee'] | undefined {
  if (fee === 'none') return null;
  if (fee === 'lump_sum') return { kind: fee };
  const money = parseRate(amount.replace(/[\p{Sc}\s]/gu, '').replace(currency, ''), currency);
  return money === undefined || money.minor === 0 ? undefined : { kind: fee, amount: money };
}

type Typed = DraftStep['en'];

const isBlank = ({ subject, body }: Typed): boolean => subject.trim() === '' && body.trim() === '';

function isHalfText({ en, de }: DraftStep): boolean {
  return [en, de].some((text) => !isBlank(text) && (text.subject.trim() === '' || text.body.trim() === ''));
}

function textsOf({ en, de }: DraftStep): NonNullable<Step['texts']> {
  const own = ({ subject, body }: Typed) => ({ subject: subject.trim(), body: body.trim() });
  return { ...(!isBlank(en) && { en: own(en) }), ...(!isBlank(de) && { de: own(de) }) };
}

/** The field of the form that the API's `steps.1.afterDays` or `deadlineDays` is; empty for none. */
export function fieldOf(details: readonly { readonly field: string }[], draft: RuleDraft): string {
  const [first] = details;
  const field = first?.field ?? '';
  const [, index = '', name = ''] = /^steps\.(\d)(?:\.(\w+))?/.exec(field) ?? [];
  if (field === 'deadlineDays') return field;
  if (index === '' || draft.steps[Number(index)] === undefined) return '';
  return name === 'afterDays' || (name === 'fee' && draft.steps[Number(index)]?.fee === 'amount')
    ? `steps.${index}.${name}`
    : `steps.${index}`;
}
