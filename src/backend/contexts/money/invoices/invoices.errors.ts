/** How refusals around invoices are told to the caller. */
import { AmountTooLarge } from '../../../../domain/exact.ts';
import type { InvoiceCheck } from '../../../../domain/invoice-checks.ts';
import type { NumberRefusal } from '../../../../domain/invoice-numbering.ts';
import type { InvoiceAct, InvoiceRefusal } from '../../../../domain/invoice-states.ts';
import { asText, joinTexts, text } from '../../../../words/text.ts';
import { type SaidWord, word } from '../../../../words/word.ts';
import { isDatabaseError } from '../../../platform/db/database-error.ts';
import { ApiError, invalidField } from '../../../platform/http/api-error.ts';
import type { InvoiceHead } from './invoices.repository.ts';

export function refusedAct(act: InvoiceAct, refusal: InvoiceRefusal, invoice: InvoiceHead): ApiError {
  const name = invoice.number ?? word('The invoice');
  switch (refusal) {
    case 'frozen':
      return new ApiError(
        'state_forbids',
        text`${name} is ${word(invoice.state)}: it is final, and corrected by a credit note.`,
      );
    case 'wrong_state':
      return new ApiError(
        'state_forbids',
        text`${name} is ${word(invoice.state)}: it cannot be ${word(pastForms[act])} now.`,
      );
    case 'not_creditable':
      return new ApiError(
        'state_forbids',
        text`${name} is a credit note: issue a new invoice instead of crediting it.`,
      );
  }
}

const pastForms: Readonly<Record<InvoiceAct, SaidWord>> = {
  edit: 'changed',
  delete: 'deleted',
  issue: 'issued',
  credit: 'credited',
};

/** What forbids to issue, each rule by its name. */
export function failedChecks(checks: readonly InvoiceCheck[]): ApiError {
  const failed = checks.filter((check) => !check.passed && check.severity === 'error');
  const details = failed.map(({ rule, message }) => ({ field: rule, issue: message }));
  return new ApiError(
    'invalid',
    text`The invoice cannot be issued: ${joinTexts(
      failed.map(({ message }) => asText(message)),
      ' ',
    )}`,
    details,
  );
}

export function refusedNumber(refusal: NumberRefusal, lastIssueDate: string | null): ApiError {
  return refusal === 'date_before_last'
    ? invalidField(
        'issueDate',
        text`lies before ${lastIssueDate ?? ''}, the date of the last invoice of the series`,
      )
    : invalidField('issueDate', 'has not come yet: it would shut the series until then');
}

export function takenNumber(number: string): ApiError {
  return new ApiError(
    'conflict',
    text`${number} was given to another document: change the pattern of the numbers, or the first number.`,
    [{ field: 'number', issue: 'is taken by another document' }],
  );
}

/** The row was changed by another request while this one decided. */
export function changedMeanwhile(): ApiError {
  return new ApiError(
    'conflict',
    'The invoice was changed by somebody else meanwhile: load it and try again.',
  );
}

export function alreadyBilled(): ApiError {
  return new ApiError(
    'already_billed',
    'Some of this time is on another invoice already: nothing is billed twice.',
  );
}

/** Names what the data's own rules refused: a claim that another invoice has, or an amount that cannot be kept. */
export async function explainRefusals<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof AmountTooLarge) {
      throw new ApiError('invalid', asText(error.message), [], error);
    }
    if (isDatabaseError(error, 'unique') && /billed_entries/.test(error.constraint ?? error.message)) {
      throw alreadyBilled();
    }
    throw error;
  }
}
