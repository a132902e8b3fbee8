/** What people may do with a finding in each of its states. */
import type { FindingState } from '../../../../contract/findings.ts';

export type FindingAct = 'confirm' | 'dismiss' | 'resolve' | 'reopen';

export const stateAfter: Readonly<Record<FindingAct, FindingState>> = {
  confirm: 'confirmed',
  dismiss: 'dismissed',
  resolve: 'resolved',
  reopen: 'open',
};

/** What is resolved is over: it can be opened again, and is decided on then. */
export function isAllowed(state: FindingState, act: FindingAct): boolean {
  return state !== 'resolved' || act === 'reopen' || act === 'resolve';
}
