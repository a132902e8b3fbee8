/** The contexts of the backend by floor, from below: a context imports, and its SQL reads, none above it. */
export const floors: readonly (readonly string[])[] = [
  ['account'],
  ['practice'],
  ['time', 'code'],
  ['money'],
  ['insight'],
  ['models'],
  ['agents'],
  ['coach', 'desk'],
];

/** `context` and those on floors below it. */
export function reachOf(context: string): readonly string[] {
  const floor = floors.findIndex((names) => names.includes(context));
  return [context, ...floors.slice(0, floor).flat()];
}
