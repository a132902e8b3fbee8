/** Apart from messages.ts: a page that draws them must not bring the schemas with it. */

/** In the order of the page. */
export const stackGroups = [
  'frameworks',
  'runtimes',
  'build',
  'tests',
  'ci',
  'containers',
  'cloud',
  'databases',
] as const;
export type StackGroup = (typeof stackGroups)[number];
