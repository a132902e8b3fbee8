/** The period of a run that a person asks for: of its own, so that the next occurrence runs anyway. */
import { toInstant } from '../http/instant.ts';

const asked = 'asked ';

/** @param at epoch milliseconds */
export function askedPeriod(at: number): string {
  return `${asked}${toInstant(at)}`;
}

export function isAskedPeriod(period: string): boolean {
  return period.startsWith(asked);
}
