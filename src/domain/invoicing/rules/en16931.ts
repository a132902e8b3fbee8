/** The rules of EN 16931 that a document of ours can break, each by its own name; official version 1.3.16. */
import type { InvoiceDocument } from '../../invoice-document.ts';
import { checkCategories } from './category-rules.ts';
import type { CheckPart, RuleFault } from './fault.ts';
import { checkHead } from './head-rules.ts';
import { checkAdjustments, checkLines } from './line-rules.ts';
import { checkParties } from './party-rules.ts';
import { checkSums } from './sum-rules.ts';

const parts: readonly CheckPart[] = [
  checkHead,
  checkParties,
  checkLines,
  checkAdjustments,
  checkCategories,
  checkSums,
];

/** The rules that `invoice` breaks, in the order of the document; empty when it is clean. */
export function findRuleFaults(invoice: InvoiceDocument): readonly RuleFault[] {
  return parts.flatMap((check) => check(invoice));
}
