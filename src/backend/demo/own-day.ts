/** The day that it is for whoever opens the demo, by their clock: all that it records goes by both. */
import { ownZone } from '../../contract/own-zone.ts';
import { localDate } from '../../domain/zones.ts';

export interface DemoDay {
  /** As YYYY-MM-DD: what is recorded ends on the working day before. */
  readonly today: string;
  /** By its IANA name. */
  readonly zone: string;
}

export function ownDay(): DemoDay {
  const zone = ownZone();
  return { today: localDate(Date.now(), zone), zone };
}
