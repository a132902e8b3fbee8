/** What the rules of EN 16931 are written with. */
import type { Money } from '../../amounts/minor-digits.ts';
import type { InvoiceDocument } from '../../invoice-document.ts';

/**
 * Fixes of a failed check outside the fields of the invoice: the data of one of its parties, a week to submit or approve,
 * time that was approved since.
 */
export const checkActions = ['editOrganization', 'editClient', 'approveWeek', 'takeUpTime'] as const;
export type CheckAction = (typeof checkActions)[number];

/** A rule that a document breaks. */
export interface RuleFault {
  /** Its name in EN 16931 (`BR-CO-10`), in a profile of it (`BR-DE-15`), or one of ours (`exact-line-net`). */
  readonly rule: string;
  /** Path of the value in the document: `lines.2.unitPrice`. */
  readonly field: string;
  /** What is missing, and how it is fixed. */
  readonly message: string;
  readonly action?: CheckAction;
}

/** What a rule misses, without its advice: data of a party that are added later change no invoice that was issued. */
export function withoutAdvice({ message, action }: RuleFault): string {
  const advice = action === undefined ? -1 : message.lastIndexOf(': ');
  return advice < 0 ? message : `${message.slice(0, advice)}.`;
}

/** The faults of one part of a document; empty when it is clean. */
export type CheckPart = (invoice: InvoiceDocument) => readonly RuleFault[];

/** The fault when `holds` is false. */
export function unless(holds: boolean, fault: RuleFault): readonly RuleFault[] {
  return holds ? [] : [fault];
}

/** True for a text that says something. */
export function isSaid(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

/** Digits behind the point. */
export function decimalsIn(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

/** True for one amount of one currency. */
export function sameMoney(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency;
}
