/** What the built-in coach makes of a message: questions it can answer, ones it must ask back on, ones it declines. */
import type { NamedRecord } from './names.ts';
import type { Period } from './periods.ts';
import type { Language } from './vocabulary.ts';

export const intents = [
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
export type Intent = (typeof intents)[number];

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
  /** Of hours: only those that are, or are not, billable. */
  readonly billable?: boolean;
  /** "I worked": only the user's own, where they could ask for everybody's. */
  readonly mine?: boolean;
  /** Words that were not understood and left out: the answer says so. */
  readonly leftOut?: readonly string[];
}

export type DeclineTopic = 'write' | 'advice' | 'law' | 'future' | 'unknown-words' | 'off-topic';

export type Part =
  | { readonly kind: 'question'; readonly question: Question }
  /** `choices` are whole questions, to be sent as they are. */
  | {
      readonly kind: 'unclear';
      readonly about: 'project' | 'client' | 'period' | 'measure';
      readonly subject: string;
      readonly choices: readonly string[];
    }
  | { readonly kind: 'declined'; readonly topic: DeclineTopic; readonly words: readonly string[] };

export interface Interpretation {
  readonly language: Language;
  readonly parts: readonly Part[];
}
