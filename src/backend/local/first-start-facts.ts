/** What the machine says of its user, as the first settings of the practice; all of it can be changed. */
import os from 'node:os';
import { findFirstCountry } from '../../domain/countries/first-country.ts';
import { isTimeZone } from '../../domain/zones.ts';
import type { FirstStart } from '../contexts/account/first-start.ts';

function findUserName(): string {
  try {
    return os.userInfo().username;
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return 'Owner';
  }
}

/** What the runtime makes of the environment; there is no zone where `TZ` is `:/etc/localtime` or a slip. */
export interface MachineFacts {
  readonly locale: string;
  readonly timeZone?: string | undefined;
}

export function firstStartOf(
  now: number,
  { locale, timeZone }: MachineFacts = Intl.DateTimeFormat().resolvedOptions(),
): FirstStart {
  return {
    now,
    ownerName: findUserName(),
    zone: timeZone !== undefined && isTimeZone(timeZone) ? timeZone : 'UTC',
    ...findFirstCountry({ locale, zone: timeZone }),
    language: new Intl.Locale(locale).maximize().language,
  };
}
