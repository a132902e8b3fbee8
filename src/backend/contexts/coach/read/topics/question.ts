/** What a message asks for that is no figure, and how one that is not answered is asked back or declined. */

import type { Period } from '../../../../../domain/periods/periods.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { NamedRecord } from '../../model/named-record.ts';

const basicIntents = ['budget', 'rate', 'timer', 'findings', 'requests', 'timesheets', 'help'] as const;

const timeIntents = [
  'first-last',
  'without-rate',
  'overtime',
  'utilisation',
  'target',
  'free-days',
  'loose-time',
  'idle-days',
] as const;

const moneyIntents = [
  'invoice-state',
  'days-to-pay',
  'ageing',
  'deadlines',
  'budget-pace',
  'effective-rate',
  'late-payers',
] as const;

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
  'act-issue',
  'act-send',
  'act-remind',
  'act-submit',
  'act-scan',
  'act-agent',
] as const;
export type ActIntent = (typeof actIntents)[number];

export const intents = [
  ...basicIntents,
  ...timeIntents,
  ...moneyIntents,
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
  readonly billable?: boolean;
}

export type SeverityAsked = 'critical' | 'high' | 'medium' | 'low';

export interface Question {
  readonly intent: Intent;
  readonly period?: Period;
  readonly project?: NamedRecord;
  readonly client?: NamedRecord;
  readonly severity?: SeverityAsked;
  /** Of timesheets: what the user wants to do with them. */
  readonly action?: 'submit' | 'approve';
  /** "I worked": only the user's own, where they could ask for everybody's. */
  readonly mine?: boolean;
  /** Number of an invoice as it was written. */
  readonly invoice?: string;
  readonly act?: ActSaid;
  /** What was told lacks a name, which was asked for: the next message may be no more than that. */
  readonly isAskedBack?: boolean;
}

export type DeclineTopic = 'write' | 'advice' | 'law' | 'future' | 'unknown-words' | 'off-topic';

export type Part =
  | { readonly kind: 'question'; readonly question: Question }
  /** Beside others of the message that are none. */
  | { readonly kind: 'figures'; readonly frame: QueryFrame }
  /** `choices` are whole questions, to be sent as they are. */
  | {
      readonly kind: 'unclear';
      /** `typing`: a name is a typing error away; `no-project`: none is called so; `no-project-act`: done for clients alone. */
      readonly about:
        | 'project'
        | 'client'
        | 'period'
        | 'measure'
        | 'typing'
        | 'no-project'
        | 'no-client'
        | 'no-project-act'
        | 'side';
      readonly subject: string;
      readonly choices: readonly string[];
    }
  | { readonly kind: 'declined'; readonly topic: DeclineTopic; readonly words: readonly string[] };
