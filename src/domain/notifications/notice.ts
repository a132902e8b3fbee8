/** What a notification says and how it counts, apart from where it comes from. */
import type { Money } from '../money.ts';

/** Groups of the settings, in their order. */
export const noticeSections = ['time', 'approvals', 'agents', 'money', 'budgets', 'security'] as const;
export type NoticeSection = (typeof noticeSections)[number];

/** Why it reaches this person. */
export const noticeReasons = ['assigned', 'approver', 'owner', 'mentioned'] as const;
export type NoticeReason = (typeof noticeReasons)[number];

export const noticeSeverities = ['info', 'warning', 'error'] as const;
export type NoticeSeverity = (typeof noticeSeverities)[number];

export const noticeLanguages = ['en', 'de'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];

/** Placed in the words by its name; `since`: days from that local date to today. */
export type NoticeValue =
  | string
  | number
  | Money
  | { readonly date: string }
  | { readonly since: string }
  | { readonly seconds: number }
  | Readonly<Record<NoticeLanguage, string>>;
export type NoticeValues = Readonly<Record<string, NoticeValue>>;

export interface NoticeText {
  /** Of the type, in settings. */
  readonly name: string;
  /** With `{placeholders}`. */
  readonly title: string;
  readonly detail: string;
}

export interface NoticeWords extends Readonly<Record<NoticeLanguage, NoticeText>> {
  /** For a preview. */
  readonly sample: NoticeValues;
}
