/** Our tables of sign-in as the identity library reads and writes them: columns of ours, instants in epoch milliseconds, booleans 0/1. */
import { createAdapterFactory } from '@better-auth/core/db/adapter';
import { createNamedTables, type RowCondition } from '../../platform/db/rows/named-tables.ts';
import type { TeamDatabase } from '../../team-schema.ts';

/** As the library hands a condition over. */
interface Where {
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
  readonly connector: 'AND' | 'OR';
}

interface ManyAsked {
  readonly model: string;
  readonly where?: Where[];
  readonly limit: number;
  readonly offset?: number;
  readonly sortBy?: { readonly field: string; readonly direction: 'asc' | 'desc' };
}

const operators: Readonly<Record<string, RowCondition['operator']>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  in: 'in',
  not_in: 'not in',
};

export function createStoreAdapter({ query }: Pick<TeamDatabase, 'query'>) {
  const rows = createNamedTables(query);
  return createAdapterFactory({
    config: {
      adapterId: 'vireo',
      adapterName: 'Vireo',
      supportsDates: true,
      supportsBooleans: true,
      supportsJSON: false,
      customTransformInput: ({ data }) => toColumn(data),
      customTransformOutput: ({ data, fieldAttributes }) => fromColumn(data, String(fieldAttributes?.type)),
    },
    // The factory's own types leave the shape of a row to the caller: what it gets is what the columns have.
    adapter: ({ getFieldName }) =>
      ({
        create: async ({ model, data }: { model: string; data: Record<string, unknown> }) =>
          await rows.insert(model, data),
        findOne: async ({ model, where }: { model: string; where: Where[] }) =>
          (await rows.find(model, { where: toConditions(where), limit: 1 })).at(0) ?? null,
        findMany: async ({ model, where, sortBy, limit, offset }: ManyAsked) =>
          await rows.find(model, {
            limit,
            offset,
            where: toConditions(where),
            // As the library names it, in place of the column.
            ...(sortBy && { sortBy: { ...sortBy, field: getFieldName({ model, field: sortBy.field }) } }),
          }),
        count: async ({ model, where }: { model: string; where?: Where[] }) =>
          await rows.count(model, toConditions(where)),
        update: async (asked: { model: string; where: Where[]; update: Record<string, unknown> }) =>
          (await rows.update(asked.model, toConditions(asked.where), asked.update)).at(0) ?? null,
        updateMany: async (asked: { model: string; where: Where[]; update: Record<string, unknown> }) =>
          (await rows.update(asked.model, toConditions(asked.where), asked.update)).length,
        delete: async ({ model, where }: { model: string; where: Where[] }) => {
          await rows.remove(model, toConditions(where));
        },
        deleteMany: async ({ model, where }: { model: string; where: Where[] }) =>
          (await rows.remove(model, toConditions(where))).length,
      }) as never,
  });
}

function toConditions(where: readonly Where[] = []): readonly RowCondition[] {
  return where.map(({ field, operator, value, connector }) => {
    const own = operators[operator];
    if (own === undefined)
      throw new Error(`The identity library asks by ${operator}, which no table is asked by.`);
    const values = Array.isArray(value) ? value.map(toColumn) : toColumn(value);
    return { column: field, operator: own, value: values, joinedBy: connector };
  });
}

function toColumn(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : value;
}

function fromColumn(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return value;
  if (type === 'date') return new Date(Number(value));
  if (type === 'number') return Number(value);
  return type === 'boolean' ? Number(value) !== 0 : value;
}
