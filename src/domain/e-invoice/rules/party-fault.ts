/** A fault of a party's field, with the place where it is fixed. */
import type { RuleFault } from '../../invoicing/rules/fault.ts';

export type Side = 'seller' | 'buyer';

export function partyFault(
  { rule, side, field }: { readonly rule: string; readonly side: Side; readonly field: string },
  message: string,
): RuleFault {
  const action = side === 'seller' ? 'editOrganization' : 'editClient';
  return { rule, field: `${side}.${field}`, message, action };
}
