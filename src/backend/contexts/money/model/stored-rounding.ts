/** The rules by which an invoice rounds its time, as its row keeps them. */
import * as z from 'zod';
import type { LineTerms } from '../../../../domain/invoice-builder.ts';
import { timeRuleFields } from '../../account/model/time-rule-fields.ts';

/** As rules of time have it; an invoice may take wider steps. */
export const roundingSchema = timeRuleFields.rounding.extend({
  stepSeconds: z.number().int().min(1).max(86_400),
});

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
