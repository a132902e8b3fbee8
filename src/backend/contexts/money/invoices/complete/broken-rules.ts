/** How broken rules are told to the caller. */
import type { RuleFault } from '../../../../../domain/invoicing/rules/fault.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';

/** Every broken rule by its name, each with the field that breaks it. */
export function brokenRules(faults: readonly RuleFault[]): ApiError {
  const details = faults.map(({ rule, field, message }) => ({ field, issue: `${rule}: ${message}` }));
  const names = [...new Set(faults.map(({ rule }) => rule))].slice(0, 10).join(', ');
  const rules = new Set(faults.map(({ rule }) => rule)).size === 1 ? 'a rule' : 'rules';
  return new ApiError('invalid', `The invoice breaks ${rules}: ${names}.`, details);
}
