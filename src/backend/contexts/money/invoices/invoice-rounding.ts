/**
 * How the time of one invoice is rounded: by the rules of its client and projects as they were when the draft was made,
 * or by the one rule that it was given. Kept with the invoice, so that a later change of rules changes no line.
 */
import * as z from 'zod';
import type { LineTerms } from '../../../../domain/invoice-builder.ts';
import type { Reader } from '../../../schema.ts';
import { readOwnRules, readRuleOverrides } from '../../account/model/time-rule-fields.ts';
import { roundingSchema } from './invoice-document.schema.ts';
import type { BuyerRow, InvoicePorts, SellerRow } from './invoices.ports.ts';

export type InvoiceRounding = Pick<LineTerms, 'rounding' | 'projectRoundings'>;

const storedSchema = roundingSchema.extend({ projects: z.record(z.string(), roundingSchema).optional() });

/** The column of an invoice. */
export function readRounding(text: string): InvoiceRounding & { rounding: z.output<typeof roundingSchema> } {
  const { projects = {}, ...rounding } = storedSchema.parse(JSON.parse(text));
  return { rounding, projectRoundings: new Map(Object.entries(projects)) };
}

export function writeRounding({ rounding, projectRoundings = new Map() }: InvoiceRounding): string {
  return JSON.stringify(
    projectRoundings.size === 0 ? rounding : { ...rounding, projects: Object.fromEntries(projectRoundings) },
  );
}

/** By the rules of today: the client's, and those of projects that set their own. */
export async function loadRounding(
  ports: Pick<InvoicePorts, 'loadTimeRules'>,
  db: Reader,
  { seller, buyer, projectIds }: { seller: SellerRow; buyer: BuyerRow; projectIds: readonly string[] },
): Promise<InvoiceRounding> {
  const rounding = readRuleOverrides(buyer).rounding ?? readOwnRules(seller).rounding;
  const byProject = await ports.loadTimeRules(db, seller.id, projectIds);
  const own = [...byProject].filter(([, { from }]) => from.rounding === 'project');
  return { rounding, projectRoundings: new Map(own.map(([id, { rules }]) => [id, rules.rounding])) };
}
