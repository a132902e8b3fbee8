/** What is right in settings that hold mistakes: the rest stays in force while somebody mends them. */
import type * as z from 'zod';
import { defaultConfig, type ProjectConfig, projectConfigSchema, ruleName } from './config-schema.ts';

/** A setting that is wrong is left out; of a list or a map, the entries that are. */
export function keepValidParts(value: unknown): ProjectConfig {
  const kept = Object.entries(projectConfigSchema.shape).flatMap(([name, schema]) => {
    const valid = keepValid(schema, fieldOf(value, name));
    return valid === undefined ? [] : [[name, valid] as const];
  });
  const parsed = projectConfigSchema.safeParse(Object.fromEntries(kept));
  return parsed.success ? parsed.data : defaultConfig;
}

function keepValid(schema: z.ZodType, value: unknown): unknown {
  if (isValid(schema, value)) return value;
  const kept = Array.isArray(value)
    ? value.filter((item) => isValid(schema, [item]))
    : Object.fromEntries(entriesOf(value).filter(([name, entry]) => isValid(schema, { [name]: entry })));
  return isValid(schema, kept) ? kept : undefined;
}

function isValid(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}

export interface NamedRule {
  readonly name: string;
  readonly field: readonly PropertyKey[];
}

/** The rules that settings name, where they stand, whatever else is wrong with them; what can be no name is left out. */
export function findNamedRules(value: unknown): readonly NamedRule[] {
  const named = [
    ...namesIn(fieldOf(value, 'rules'), ['rules']),
    ...itemsOf(fieldOf(value, 'overrides')).flatMap((item, index) =>
      namesIn(fieldOf(item, 'rules'), ['overrides', index, 'rules']),
    ),
    ...itemsOf(fieldOf(value, 'ignore')).map((item, index) => ({
      name: fieldOf(item, 'rule'),
      field: ['ignore', index, 'rule'],
    })),
  ];
  return named.flatMap(({ name, field }) => {
    const parsed = ruleName.safeParse(name);
    return parsed.success ? [{ name: parsed.data, field }] : [];
  });
}

function namesIn(rules: unknown, place: readonly PropertyKey[]): readonly NamedRule[] {
  return entriesOf(rules).map(([name]) => ({ name, field: [...place, name] }));
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return entriesOf(value).find(([each]) => each === name)?.[1];
}
