/** What the policy says of an act on one record, as the API tells it. */
import { type Money, toDecimalString } from '../../../../domain/money.ts';
import type { Actor } from '../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import { type ActedOn, findActRefusal, type RecordAct } from '../../../../domain/policy/record-acts.ts';
import { text } from '../../../../words/text.ts';
import { ApiError } from '../api-error.ts';
import { lacking } from './lacking.ts';

interface Judging {
  readonly act: RecordAct;
  readonly record: ActedOn;
  /** The most that who acts may approve at once; null for no limit. */
  readonly limit?: Money | null;
}

/**
 * `state` where the state of the record refuses it, which its slice tells in its own words.
 *
 * @throws ApiError `forbidden` where the right or the limit refuses it
 */
export function judgeRecord(actor: Actor, { act, record, limit }: Judging): 'state' | undefined {
  const refusal = findActRefusal(actor, act, record, limit);
  switch (refusal?.because) {
    case undefined:
      return undefined;
    case 'state':
      return 'state';
    case 'right':
      throw grantOf(actor, refusal.permission) === undefined
        ? lacking(actor, refusal.permission)
        : new ApiError('forbidden', text`Your ${refusal.permission} does not reach this record.`);
    case 'limit':
      throw aboveLimit(refusal.amount, refusal.limit);
  }
}

const print = (money: Money) => `${toDecimalString(money)} ${money.currency}`;

function aboveLimit(amount: Money, limit: Money): ApiError {
  const why =
    amount.currency === limit.currency
      ? `This is worth ${print(amount)}, and your approval limit is ${print(limit)}.`
      : `This is worth ${print(amount)}, and your approval limit is in another currency (${print(limit)}): amounts are not converted.`;
  return new ApiError('forbidden', text`${why} Ask an approver with a higher limit.`, [
    { field: 'amount', issue: text`is ${print(amount)}` },
    { field: 'limit', issue: text`is ${print(limit)}` },
  ]);
}
