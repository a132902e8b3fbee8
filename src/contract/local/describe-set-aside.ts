import type { SetAside } from '../set-aside.ts';

/** What happened, in a sentence; what to do depends on who is told. */
export function describeSetAside({ path, reason }: SetAside): string {
  return `Your database could not be opened and was moved to ${path}. ${reason}`;
}
