/** How broken rules are told to the caller. */
import { type RuleFault, withoutAdvice } from '../../../../../domain/invoicing/rules/fault.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';

/** Every broken rule by its name, each with the field that breaks it. */
export function brokenRules(faults: readonly RuleFault[]): ApiError {
  const details = faults.map(({ rule, field, message }) => ({ field, issue: text`${rule}: ${message}` }));
  const names = namesOf(faults);
  const rules = new Set(faults.map(({ rule }) => rule)).size === 1 ? 'a rule' : 'rules';
  return new ApiError('invalid', text`The invoice breaks ${rules}: ${names}.`, details);
}

/** Of an invoice that was issued, which stays as it is: what it lacks can only be added to another one. */
export function issuedWithout(number: string, faults: readonly RuleFault[]): ApiError {
  const details = faults.map((fault) => ({
    field: fault.field,
    issue: text`${fault.rule}: ${withoutAdvice(fault)}`,
  }));
  const message = text`${number} was issued without what this format needs: ${namesOf(faults)}. Choose another format, or add what is missing and correct the invoice, which credits it and makes a new draft.`;
  return new ApiError('invalid', message, details);
}

function namesOf(faults: readonly RuleFault[]): string {
  return [...new Set(faults.map(({ rule }) => rule))].slice(0, 10).join(', ');
}
