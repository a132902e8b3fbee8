/**
 * How the time of one invoice is rounded: by the rules of its client and projects as they were when the draft was made,
 * or by the one rule that it was given. Kept with the invoice, so that a later change of rules changes no line.
 */
import type { Reads } from '../../../platform/reach/reads.ts';
import { readOwnRules, readRuleOverrides } from '../../account/model/time-rule-fields.ts';
import type { InvoiceRounding } from '../model/stored-rounding.ts';
import type { BuyerRow, InvoicePorts, SellerRow } from './invoices.ports.ts';

/** By the rules of today: the client's, and those of projects that set their own. */
export async function loadRounding(
  ports: Pick<InvoicePorts, 'loadTimeRules'>,
  reads: Reads,
  { seller, buyer, projectIds }: { seller: SellerRow; buyer: BuyerRow; projectIds: readonly string[] },
): Promise<InvoiceRounding> {
  const rounding = readRuleOverrides(buyer).rounding ?? readOwnRules(seller).rounding;
  const byProject = await ports.loadTimeRules(reads, projectIds);
  const own = [...byProject].filter(([, { from }]) => from.rounding === 'project');
  return { rounding, projectRoundings: new Map(own.map(([id, { rules }]) => [id, rules.rounding])) };
}
