/** Records by fields, which TypeScript knows by string alone. */

export function recordOf<Field extends string>(
  entries: readonly (readonly [Field, string])[],
): Partial<Record<Field, string>> {
  return Object.fromEntries(entries) as Partial<Record<Field, string>>;
}

export function namesOf<Field extends string>(record: Partial<Record<Field, unknown>>): readonly Field[] {
  const names: readonly string[] = Object.keys(record);
  return names.filter((name): name is Field => name in record);
}
