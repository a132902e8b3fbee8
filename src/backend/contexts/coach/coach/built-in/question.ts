/** What the built-in coach makes of a message: questions it can answer, ones it must ask back on, ones it declines. */

import type { Period } from '../../../../../domain/periods/periods.ts';
import type { NamedRecord } from './names.ts';
import type { Language } from './vocabulary.ts';

const basicIntents = [
  'hours-period',
  'hours-project',
  'hours-client',
  'worked-on',
  'budget',
  'rate',
  'unbilled',
  'overdue',
  'open-invoices',
  'timer',
  'last-work',
  'findings',
  'requests',
  'revenue',
  'timesheets',
  'help',
] as const;

export const timeIntents = [
  'hours-by-day',
  'hours-by-week',
  'hours-by-month',
  'hours-by-task',
  'hours-by-person',
  'compare-hours',
  'average-day',
  'average-week',
  'longest-day',
  'days-worked',
  'first-last',
  'entries',
  'count-entries',
  'without-note',
  'without-rate',
  'billable-share',
  'overtime',
  'utilisation',
  'target',
  'free-days',
  'loose-time',
  'idle-days',
] as const;

const moneyIntents = [
  'compare-revenue',
  'invoice-state',
  'revenue-by-month',
  'top-client',
  'days-to-pay',
  'received',
  'last-payment',
  'who-owes',
  'ageing',
  'last-invoice',
  'next-due',
  'due-invoices',
  'deadlines',
  'unsent',
  'drafts',
  'credits',
  'vat',
  'budget-pace',
  'effective-rate',
  'unbilled-by-project',
  'late-payers',
] as const;

const practiceIntents = ['count-clients', 'count-projects'] as const;

const codeIntents = [
  'newest-findings',
  'findings-by-project',
  'worst-file',
  'health',
  'health-advice',
  'last-scan',
] as const;

export const howToIntents = [
  'how-timer',
  'how-stop',
  'how-add',
  'how-edit',
  'how-forgotten',
  'how-import',
  'how-invoice',
  'how-send',
  'how-payment',
  'how-correct',
  'how-rate',
  'how-budget',
  'how-submit',
  'how-approve',
  'how-undo',
  'how-backup',
  'how-restore',
  'how-mcp',
  'how-model',
  'how-currency',
  'how-vat',
  'how-export',
  'how-scan',
  'how-client',
  'how-project',
] as const;
export type HowToIntent = (typeof howToIntents)[number];

export const actIntents = [
  'act-start',
  'act-stop',
  'act-log',
  'act-draft',
  'act-payment',
  'act-submit',
  'act-scan',
  'act-agent',
] as const;
export type ActIntent = (typeof actIntents)[number];

export const intents = [
  ...basicIntents,
  ...timeIntents,
  ...moneyIntents,
  ...practiceIntents,
  ...codeIntents,
  ...howToIntents,
  ...actIntents,
] as const;
export type Intent = (typeof intents)[number];

/** What an act says beside its slots. */
export interface ActSaid {
  readonly seconds?: number;
  /** Time of day that it began at, `09:00`. */
  readonly start?: string;
  /** As a decimal, with its currency where one was said. */
  readonly amount?: string;
  readonly currency?: string;
  readonly note?: string;
}

export type SeverityAsked = 'critical' | 'high' | 'medium' | 'low';

export interface Question {
  readonly intent: Intent;
  readonly period?: Period;
  readonly project?: NamedRecord;
  readonly client?: NamedRecord;
  readonly group?: 'project' | 'client';
  readonly severity?: SeverityAsked;
  /** Of timesheets: what the user wants to do with them. */
  readonly action?: 'submit' | 'approve';
  /** "I worked": only the user's own, where they could ask for everybody's. */
  readonly mine?: boolean;
  /** What the period is compared with. */
  readonly other?: Period;
  /** Number of an invoice as it was written. */
  readonly invoice?: string;
  readonly act?: ActSaid;
  /** What was told lacks a name, which was asked for: the next message may be no more than that. */
  readonly isAskedBack?: boolean;
}

export type DeclineTopic = 'write' | 'advice' | 'law' | 'future' | 'unknown-words' | 'off-topic';

export type Part =
  | { readonly kind: 'question'; readonly question: Question }
  /** `choices` are whole questions, to be sent as they are, `intents` what they are read as. */
  | {
      readonly kind: 'unclear';
      readonly about: 'project' | 'client' | 'period' | 'measure' | 'amount' | 'meaning';
      readonly subject: string;
      readonly choices: readonly string[];
      readonly intents?: readonly Intent[];
    }
  | { readonly kind: 'declined'; readonly topic: DeclineTopic; readonly words: readonly string[] };

export interface Interpretation {
  readonly language: Language;
  readonly parts: readonly Part[];
}
