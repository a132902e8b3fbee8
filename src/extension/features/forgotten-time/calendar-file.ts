/** The user's calendar file as the records take it, or a sentence about why there is none. */
import type { Translate } from '../../../pages/words.ts';

export interface CalendarFile {
  readonly path: string;
  stat(): PromiseLike<{ readonly size: number }>;
  read(): PromiseLike<Uint8Array>;
}

export interface ReadCalendar {
  readonly calendar?: string;
  readonly problem?: string;
}

/** The API takes so many characters; more would be refused with all that is sent beside it. */
const mostBytes = 5_000_000;

/** Of the 8 MiB of a request; the rest is for a thousand commits. */
const mostBytesOnWire = 6_500_000;

export async function readCalendarFile(file: CalendarFile, t: Translate): Promise<ReadCalendar> {
  const problem = t(
    'The calendar {0} is larger than 5 MB and left out: export less of it, such as one year.',
    file.path,
  );
  try {
    if ((await file.stat()).size > mostBytes) return { problem };
    const calendar = new TextDecoder().decode(await file.read());
    return bytesOnWire(calendar) > mostBytesOnWire ? { problem } : { calendar };
  } catch {
    return {
      problem: t('The calendar {0} cannot be read: the setting vireo.time.calendarFile names it.', file.path),
    };
  }
}

/** JSON writes a control character in six, and UTF-8 what is no text in three. */
function bytesOnWire(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length;
}
