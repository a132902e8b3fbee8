/** Arithmetic as a tool, so that no model calculates a figure itself. */
import * as z from 'zod';
import {
  type Calculated,
  type CalculationFault,
  calculate,
  calculations,
} from '../../../../domain/calculation/calculate.ts';
import { type Text, text } from '../../../../words/text.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';

const decimal = z
  .string()
  .regex(/^-?\d{1,18}(?:\.\d{1,12})?$/, 'must be a plain decimal such as 12.50')
  .describe('A plain decimal such as 12.50.');

const operandSchema = z.union([
  z.strictObject({ number: decimal }),
  z.strictObject({
    amount: decimal,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .describe('ISO 4217.'),
  }),
  z.strictObject({ seconds: z.number().int().describe('A duration in whole seconds.') }),
]);

const faults: Readonly<Record<CalculationFault, Text>> = {
  not_a_decimal: text`A value is not a plain decimal.`,
  unknown_currency: text`A currency is not one of ISO 4217.`,
  mixed_currencies: text`Amounts of different currencies are not put together: there is no rate for them.`,
  mixed_units: text`Numbers, amounts and durations are not put together in this way.`,
  wrong_count: text`This operation takes another number of values.`,
  division_by_zero: text`Nothing is divided by 0.`,
  too_large: text`The result is too large.`,
};

const units = {
  number: z.string().optional(),
  amount: z.string().optional(),
  currency: z.string().optional(),
  resultSeconds: z.number().int().optional(),
  resultPercent: z.string().optional(),
};

function toOutput({ number, money, seconds, percent, isExact, decimals }: Calculated) {
  return {
    ...(number !== undefined && { number }),
    ...money,
    ...(seconds !== undefined && { resultSeconds: seconds }),
    ...(percent !== undefined && { resultPercent: percent }),
    rounding: isExact ? 'exact' : `rounded half away from zero to ${decimals} decimals`,
  };
}

export const calculateTool: Tool = defineTool({
  name: 'calculate',
  title: 'Calculate',
  toolset: 'basics',
  description:
    'Exact arithmetic on numbers, amounts of one currency and durations, for each figure that no other tool returned. multiply: one value may have a unit; divide: first by second; percent: first percent of second; share: first as percent of second; price: hourly rate, duration.',
  effect: 'read',
  // Whoever may call tools at all.
  permission: 'act:read',
  input: z.strictObject({
    operation: z.enum(calculations),
    values: z.array(operandSchema).min(1).max(100),
    decimals: z.number().int().min(0).max(12).default(2).describe('Of a number or a percentage.'),
  }),
  output: z.object({ ...units, rounding: z.string() }),
  async run(input) {
    const result = calculate(input);
    if (!result.ok) throw new ApiError('invalid', faults[result.error]);
    return { output: toOutput(result.value), links: [] };
  },
});
