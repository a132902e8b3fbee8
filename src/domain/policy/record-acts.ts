/**
 * What a person may do to one record: by their right, by the state that the record is in, and by how much they may approve.
 * Each of them may refuse, and none allows what another one refuses.
 */
import type { Permission } from '../authorization.ts';
import { documentStatesBefore } from '../documents/document.ts';
import { invoiceStatesBefore } from '../invoice-states.ts';
import type { Money } from '../money.ts';
import { timesheetStatesBefore } from '../timesheet-states.ts';
import { type Actor, isPerson } from './actor.ts';
import { grantOf, type Judged } from './policy.ts';

interface RuledAct {
  readonly permission: Permission;
  /** States in which it may be done. */
  readonly from: readonly string[];
  /** It takes responsibility for an amount, which the limit of who acts bounds. */
  readonly isLimited?: true;
}

export const recordActs = {
  'timesheet.submit': { permission: 'timesheet:submit', from: timesheetStatesBefore('submit') },
  'timesheet.withdraw': { permission: 'timesheet:submit', from: timesheetStatesBefore('withdraw') },
  'timesheet.approve': {
    permission: 'timesheet:decide',
    from: timesheetStatesBefore('approve'),
    isLimited: true,
  },
  'timesheet.reject': { permission: 'timesheet:decide', from: timesheetStatesBefore('reject') },
  'timesheet.reopen': { permission: 'timesheet:decide', from: timesheetStatesBefore('reopen') },
  'invoice.edit': { permission: 'invoice:write', from: invoiceStatesBefore('edit') },
  'invoice.delete': { permission: 'invoice:write', from: invoiceStatesBefore('delete') },
  'invoice.issue': { permission: 'invoice:issue', from: invoiceStatesBefore('issue') },
  'invoice.credit': { permission: 'invoice:issue', from: invoiceStatesBefore('credit') },
  'document.submit': { permission: 'document:write', from: documentStatesBefore('submit') },
  'document.withdraw': { permission: 'document:write', from: documentStatesBefore('withdraw') },
  'document.approve': { permission: 'document:decide', from: documentStatesBefore('approve') },
  'document.send-back': { permission: 'document:decide', from: documentStatesBefore('send-back') },
} as const satisfies Readonly<Record<string, RuledAct>>;

export type RecordAct = keyof typeof recordActs;

export interface ActedOn extends Judged {
  readonly state: string;
  /** What it is worth, one amount a currency; asked for acts that a limit bounds. */
  readonly amounts?: readonly Money[] | undefined;
}

export type ActRefusal =
  | { readonly because: 'right'; readonly permission: Permission }
  | { readonly because: 'state' }
  /** Also where the amount is of a currency that the limit does not have: none is converted. */
  | { readonly because: 'limit'; readonly amount: Money; readonly limit: Money };

/**
 * Why it may not be done; undefined where it may.
 *
 * @param limit the most that who acts may approve at once; null for no limit
 */
export function findActRefusal(
  actor: Actor,
  act: RecordAct,
  record: ActedOn,
  limit: Money | null = null,
): ActRefusal | undefined {
  const ruled: RuledAct = recordActs[act];
  const { permission, from, isLimited = false } = ruled;
  if (!reaches(actor, permission, record)) return { because: 'right', permission };
  if (!from.includes(record.state)) return { because: 'state' };
  if (!isLimited || limit === null) return undefined;
  const amount = (record.amounts ?? []).find((each) => isAbove(each, limit));
  return amount && { because: 'limit', amount, limit };
}

/** Of whose project or client a record is, the statement knows that found it (backend/platform/reach). */
function reaches(actor: Actor, permission: Permission, record: Judged): boolean {
  if (record.organizationId !== actor.organizationId) return false;
  const grant = grantOf(actor, permission);
  if (grant !== 'own') return grant !== undefined;
  return isPerson(actor) && record.userId === actor.userId;
}

/** An amount of nothing is above no limit, whatever its currency. */
function isAbove({ minor, currency }: Money, limit: Money): boolean {
  return minor > 0 && (currency !== limit.currency || minor > limit.minor);
}
