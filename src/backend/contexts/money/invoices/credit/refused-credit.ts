/** How a credit note that takes too much is refused, with the field. */
import type { CreditRefusal } from '../../../../../domain/invoicing/credit/plan-credit.ts';
import { type Text, text } from '../../../../../words/text.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';

const fields: Readonly<Record<CreditRefusal['code'], string>> = {
  unknown_line: 'lineId',
  line_twice: 'lineId',
  over_quantity: 'quantity',
  whole_units: 'quantity',
  over_net: 'net',
  not_positive: 'net',
  nothing_left: 'lineId',
  over_tax: 'lines',
  lines_or_amount: 'amount',
  wrong_currency: 'amount.currency',
};

const issues: Readonly<Record<CreditRefusal['code'], Text>> = {
  unknown_line: text`is no line of this invoice`,
  line_twice: text`is named twice`,
  over_quantity: text`is more than is left of the line`,
  whole_units: text`must be whole minutes or seconds`,
  over_net: text`is more than is left to credit`,
  not_positive: text`must be more than 0`,
  nothing_left: text`has nothing left to credit`,
  over_tax: text`would credit more of a tax category than the invoice has: credit its lines together`,
  lines_or_amount: text`is given beside lines: choose one`,
  wrong_currency: text`must be the currency of the invoice`,
};

export function refusedCredit(refusal: CreditRefusal): ApiError {
  const { code } = refusal;
  if ('index' in refusal) return invalidField(`lines.${refusal.index}.${fields[code]}`, issues[code]);
  if (code === 'nothing_left')
    return new ApiError('state_forbids', 'Nothing is left to credit of this invoice.');
  const field = code === 'over_net' || code === 'not_positive' ? 'amount' : fields[code];
  return invalidField(field, issues[code]);
}
