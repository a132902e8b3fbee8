/**
 * A query frame as the tool takes it: one form for all filters in place of ten, since each call of a model pays for what its
 * tools say of themselves. What belongs together is checked by the frame's own schema.
 */
import * as z from 'zod';
import { frameSchema } from '../../../../contract/query/frame-schema.ts';
import { type FilterField, invoiceConditions, type QueryFrame } from '../../../../domain/query/frame.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { sayFault } from '../../../platform/http/refusals/schema-issues.ts';
import { dateSchema } from '../../../platform/http/wire.ts';

const fields = [
  ...(['client', 'project', 'task', 'person', 'tag', 'billable', 'billed', 'noted', 'archived'] as const),
  ...(['text', 'sheet', 'weekday', 'within', 'invoice', 'length', 'amount', 'due', 'late'] as const),
  ...(['number', 'currency', 'end', 'budgeted', 'worked', 'invoiced', 'received'] as const),
] as const satisfies readonly FilterField[];

const period = z.strictObject({ from: dateSchema, to: dateSchema });
const bound = z.enum(['above', 'atLeast', 'below', 'atMost']);

const filter = z
  .strictObject({
    field: z.enum(fields),
    is: z.boolean().optional(),
    values: z.array(z.strictObject({ id: z.string(), name: z.string().optional() })).optional(),
    tags: z.array(z.string()).optional(),
    texts: z.array(z.string()).optional().describe('Of note or tag.'),
    isAll: z.literal(true).optional(),
    stages: z.array(z.enum(['draft', 'submitted', 'approved', 'rejected', 'invoiced', 'none'])).optional(),
    condition: z.enum(invoiceConditions).optional(),
    days: z
      .union([z.array(z.number()), z.number()])
      .optional()
      .describe('1 is Monday; of late a number.'),
    bound: bound.optional(),
    seconds: z.number().optional(),
    amount: z.string().optional(),
    currency: z.string().optional(),
    isNet: z.literal(true).optional(),
    currencies: z.array(z.string()).optional(),
    end: z.string().optional(),
    count: z.number().optional(),
    numbers: z.array(z.string()).optional(),
    period: period.optional(),
  })
  .describe(
    'client, project, task, person: values; invoice: condition; bound with length: seconds, amount: amount, late: days; end: end, count; of days: period. is: left out true.',
  );

const { measure, statistic, per, isMine, group, having, order, limit, shape } = frameSchema.shape;

export const queryInput = z.strictObject({
  measure,
  statistic,
  per,
  filters: z.array(filter).optional(),
  isMine,
  period: period.optional(),
  group,
  having,
  order,
  limit,
  comparison: z
    .strictObject({
      with: z.enum(['period', 'filters', 'whole']),
      period: period.optional(),
      filters: z
        .array(z.looseObject({ field: z.string() }))
        .optional()
        .describe('As above.'),
      without: z.array(z.string()).optional().describe('Fields the whole leaves out.'),
    })
    .optional(),
  shape,
});

/** Throws what names the field that does not fit. */
export function toFrame(input: z.output<typeof queryInput>): QueryFrame {
  const { comparison } = input;
  const frame = frameSchema.safeParse({
    ...input,
    filters: (input.filters ?? []).map(fill),
    ...(comparison && {
      comparison: { ...comparison, ...(comparison.filters && { filters: comparison.filters.map(fill) }) },
    }),
  });
  if (frame.success) return frame.data;
  const [issue] = frame.error.issues;
  throw invalidField(issue?.path.join('.') ?? 'filters', issue ? sayFault(issue) : 'is not whole');
}

/** A name is for the words of an answer, which the tool does not write. */
function fill({ values, ...filter }: Readonly<Record<string, unknown>>): object {
  const named = Array.isArray(values) ? { values: values.map((one: object) => ({ name: '', ...one })) } : {};
  return { is: true, ...filter, ...named };
}
