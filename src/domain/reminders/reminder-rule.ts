/** When a client is reminded of an overdue invoice, with which words, and what a reminder asks for beside the open sum. */
import type { Money } from '../money.ts';
import { placeholdersIn, reminderPlaceholders } from './reminder-placeholders.ts';

export const reminderLanguages = ['en', 'de'] as const;
export type ReminderLanguage = (typeof reminderLanguages)[number];

export interface ReminderText {
  readonly subject: string;
  /** Paragraphs between the greeting and the figures, which every reminder has. */
  readonly body: string;
}

/** `lump_sum`: what the law gives to a business. */
export type ReminderFee = { readonly kind: 'lump_sum' } | { readonly kind: 'amount'; readonly amount: Money };

export interface ReminderStep {
  /** Days after the later of due date and sending. */
  readonly afterDays: number;
  readonly fee: ReminderFee | null;
  readonly interest: boolean;
  /** Left out: the shipped text of the step. */
  readonly texts: { readonly [language in ReminderLanguage]?: ReminderText | undefined };
}

/** `ask`: a person sends each. `auto`: Vireo does, where the client's consent holds. */
export const reminderSendings = ['ask', 'auto'] as const;
export type ReminderSending = (typeof reminderSendings)[number];

export interface ReminderRule {
  /** At most three; none: no reminders. */
  readonly steps: readonly ReminderStep[];
  readonly sending: ReminderSending;
  /** Days from the reminder to the new deadline. */
  readonly deadlineDays: number;
  /** What will follow if it is not paid, for the last step; left out where nothing will. */
  readonly announcement: { readonly [language in ReminderLanguage]?: string | undefined };
}

export const mostSteps = 3;
/** Between any two mails to one invoice. */
export const leastGapDays = 7;

const plainStep = { fee: null, interest: false, texts: {} };

/** What holds until a practice says otherwise. */
export const standardRule: ReminderRule = {
  steps: [7, 21, 35].map((afterDays) => ({ ...plainStep, afterDays })),
  sending: 'ask',
  deadlineDays: 14,
  announcement: {},
};

/** `step` counts from 1. */
export type RuleFault =
  | { readonly kind: 'too_many_steps' }
  /** Less than seven days after the step before. */
  | { readonly kind: 'too_close'; readonly step: number }
  /** The first reminder assumes an oversight: it asks for nothing but the open sum. */
  | { readonly kind: 'first_is_friendly'; readonly step: 1 }
  | { readonly kind: 'unknown_placeholder'; readonly step: number; readonly name: string };

export function findRuleFault({ steps }: Pick<ReminderRule, 'steps'>): RuleFault | undefined {
  if (steps.length > mostSteps) return { kind: 'too_many_steps' };
  const [first] = steps;
  if (first && (first.fee !== null || first.interest)) return { kind: 'first_is_friendly', step: 1 };
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (before && step.afterDays - before.afterDays < leastGapDays) {
      return { kind: 'too_close', step: index + 1 };
    }
    const name = findUnknownPlaceholder(step);
    if (name !== undefined) return { kind: 'unknown_placeholder', step: index + 1, name };
  }
  return undefined;
}

function findUnknownPlaceholder({ texts }: ReminderStep): string | undefined {
  const known = new Set<string>(reminderPlaceholders);
  return reminderLanguages
    .flatMap((language) => {
      const text = texts[language];
      return text ? placeholdersIn(`${text.subject} ${text.body}`) : [];
    })
    .find((name) => !known.has(name));
}
