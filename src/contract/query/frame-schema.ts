/** A query frame as data: what a session remembers of a question, and what the tool `query` takes (domain/query/frame.ts). */
import * as z from 'zod';
import type { Filter, InvoiceCondition, QueryFrame } from '../../domain/query/frame.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const periodSchema = z.object({ from: date, to: date });

const bound = z.enum(['above', 'atLeast', 'below', 'atMost']);
const is = z.boolean();
const named = z.object({ id: z.string(), name: z.string(), clientName: z.string().optional() });
const decimal = z.string().regex(/^-?\d{1,13}(?:\.\d{1,3})?$/);

/** Each of the domain's: a contract takes no value of it. */
const conditions: Readonly<Record<InvoiceCondition, true>> = {
  draft: true,
  sent: true,
  paid: true,
  partlyPaid: true,
  open: true,
  overdue: true,
  credit: true,
  taxed: true,
  paidLate: true,
};

const condition = z.enum(Object.keys(conditions) as [InvoiceCondition, ...InvoiceCondition[]]);

const expects = z.enum(['more', 'less']).optional();

const filter = z
  .discriminatedUnion('field', [
    z.object({
      field: z.enum(['client', 'project', 'task', 'person']),
      is,
      values: z.array(named).min(1).max(50),
    }),
    z.object({ field: z.literal('tag'), is, tags: z.array(z.string().min(1).max(60)).min(1).max(30) }),
    z.object({ field: z.enum(['billable', 'billed', 'noted', 'archived', 'budgeted']), is }),
    z.object({
      field: z.literal('text'),
      is,
      texts: z.array(z.string().min(1).max(200)).min(1).max(10),
      isAll: z.literal(true).optional(),
    }),
    z.object({
      field: z.literal('sheet'),
      is,
      stages: z.array(z.enum(['draft', 'submitted', 'approved', 'rejected', 'invoiced', 'none'])).min(1),
    }),
    z.object({
      field: z.literal('weekday'),
      is,
      days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    }),
    z.object({
      field: z.literal('invoice'),
      is,
      condition,
    }),
    z.object({ field: z.literal('length'), bound, seconds: z.number().int().min(0).max(10_000_000) }),
    z.object({
      field: z.literal('amount'),
      bound,
      amount: decimal,
      currency: z.string().length(3).optional(),
      isNet: z.literal(true).optional(),
    }),
    z.object({
      field: z.literal('end'),
      is,
      end: z.enum(['largest', 'smallest', 'first', 'last']),
      count: z.number().int().min(1).max(100),
    }),
    z.object({
      field: z.enum(['due', 'within', 'worked', 'invoiced', 'received']),
      is,
      period: periodSchema,
    }),
    z.object({ field: z.literal('number'), is, numbers: z.array(z.string().min(1).max(60)).min(1).max(20) }),
    z.object({ field: z.literal('currency'), is, currencies: z.array(z.string().length(3)).min(1).max(10) }),
    z.object({ field: z.literal('late'), bound, days: z.number().int().min(0).max(10_000) }),
  ])
  .meta({ id: 'QueryFilter' }) satisfies z.ZodType<Filter>;

const measures = [
  ...(['hours', 'value', 'entries', 'days', 'unbilled'] as const),
  ...(['invoiced', 'gross', 'vat', 'due', 'invoices', 'received', 'payments', 'daysToPay'] as const),
  ...(['rate', 'budget', 'budgetUsed', 'budgetLeft', 'projects', 'clients'] as const),
] as const;

export const frameSchema = z.object({
  measure: z.enum(measures),
  statistic: z.enum(['total', 'average', 'largest', 'smallest', 'first', 'last']).default('total'),
  per: z.enum(['record', 'day', 'week', 'month']).default('record'),
  filters: z.array(filter).max(20).default([]),
  isMine: z.boolean().optional(),
  period: periodSchema.optional(),
  group: z
    .enum([
      ...(['day', 'week', 'month', 'quarter', 'year', 'weekday'] as const),
      ...(['project', 'client', 'task', 'person', 'tag', 'note'] as const),
    ])
    .optional(),
  having: z.object({ bound, value: z.number(), currency: z.string().length(3).optional() }).optional(),
  order: z.object({ by: z.enum(['value', 'key']), isDescending: z.boolean() }).optional(),
  limit: z.number().int().min(1).max(100).optional(),
  comparison: z
    .discriminatedUnion('with', [
      z.object({ with: z.literal('period'), period: periodSchema, expects }),
      z.object({ with: z.literal('filters'), filters: z.array(filter).min(1).max(5), expects }),
      z.object({
        with: z.literal('whole'),
        without: z.array(
          z.enum([
            ...(['client', 'project', 'task', 'person', 'tag', 'billable', 'billed'] as const),
            ...(['noted', 'text', 'sheet', 'weekday'] as const),
          ]),
        ),
        period: periodSchema.optional(),
      }),
    ])
    .optional(),
  asks: z.object({ condition, is }).optional(),
  shape: z.enum(['figure', 'list', 'trend', 'yes-no']).default('figure'),
}) satisfies z.ZodType<QueryFrame>;
