import type { IconName } from './icons.ts';

/** A state by shape as well as by colour. */
export const toneIcons = {
  ok: 'pass',
  warn: 'warning',
  danger: 'error',
  muted: 'history',
} as const satisfies Readonly<Record<string, IconName>>;
