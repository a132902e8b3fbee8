/** Whether times are those of the reader's own clock. */
import { ownZone } from '../../src/contract/own-zone.ts';
import { labelOtherZone } from '../../src/domain/time-zone-labels.ts';

/** `UTC+1` where the reader's clock went differently when it began: its times stand by the clock of its own zone. */
export function findForeignOffset(entry: {
  readonly startedAt: string;
  readonly zone: string;
}): string | undefined {
  return labelOtherZone(entry, ownZone()) || undefined;
}
