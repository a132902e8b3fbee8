import type { Mounted } from '../platform/slice.ts';

/** From below: each context needs those before it, and none after it. */
export const contexts = [
  'account',
  'practice',
  'time',
  'code',
  'money',
  'insight',
  'models',
  'agents',
  'coach',
  'desk',
] as const;
export type ContextName = (typeof contexts)[number];

export interface FloorOptions {
  /** The uppermost context that is mounted, for tests of those below; all are when absent. */
  readonly upTo?: ContextName;
}

/** What they bring into the app, in their order. */
export function mountFloors(
  { upTo = 'desk' }: FloorOptions,
  mounts: Readonly<Record<ContextName, () => readonly Mounted[]>>,
): readonly Mounted[] {
  return contexts.slice(0, contexts.indexOf(upTo) + 1).flatMap((name) => mounts[name]());
}
