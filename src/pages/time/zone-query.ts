/** The zone in which "today" is meant, as the API is asked. */
import { findOwnZone } from '../../contract/own-zone.ts';

/** None where the machine does not know its own: the practice's counts then. */
export function zoneQuery(): { zone?: string } {
  const zone = findOwnZone();
  return zone === undefined ? {} : { zone };
}
