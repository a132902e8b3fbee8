/** The most that a person may approve at once. */
import type { Money } from '../../../../domain/money.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { UserRow } from './users.repository.ts';

type Columns = Pick<UserRow, 'approval_limit_minor' | 'approval_limit_currency'>;

export const noApprovalLimit: Columns = { approval_limit_minor: null, approval_limit_currency: null };

/** Null for no limit. */
export function toApprovalLimit({
  approval_limit_minor: minor,
  approval_limit_currency: currency,
}: Columns): Money | null {
  return minor === null || currency === null ? null : { minor: Number(minor), currency };
}

/** Nothing of what is not said. */
export function limitColumns(limit: Money | null | undefined): Partial<Columns> {
  if (limit === undefined) return {};
  return limit === null
    ? noApprovalLimit
    : { approval_limit_minor: limit.minor, approval_limit_currency: limit.currency };
}

/** As it is in this transaction; null for no limit. */
export async function loadApprovalLimit(reads: Reads, userId: string): Promise<Money | null> {
  const row = await reads
    .invariant('users')
    .select(['approval_limit_minor', 'approval_limit_currency'])
    .where('id', '=', userId)
    .executeTakeFirst();
  return row === undefined ? null : toApprovalLimit(row);
}
