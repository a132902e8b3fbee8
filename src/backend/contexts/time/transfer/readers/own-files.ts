/** Our own JSON and ICS, as the separated values that they say the same as. */
import { exportedRowSchema } from '../writers/exported-row.ts';
import { writeCsv } from '../writers/write-csv.ts';
import { ownProperty, unescapeText } from '../writers/write-ics.ts';
import { exportedFileSchema } from '../writers/write-json.ts';
import { type Phrase, phrase } from './phrase.ts';

/** Why a file that begins like one of ours is none. */
export class NotOurs extends Error {
  override readonly name = 'NotOurs';
  readonly phrase: Phrase;

  constructor(why: Phrase) {
    super(why.text);
    this.phrase = why;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotOurs(phrase`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fromJson(text: string): string {
  const parsed = exportedFileSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new NotOurs(
      phrase`is not an export of Vireo: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  return writeCsv(parsed.data.entries).text;
}

function fromIcs(text: string): string {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  if (!/(?:^|\n)END:VCALENDAR\s*$/.test(text))
    throw new NotOurs(phrase`is cut off: its last line is missing`);
  const events = lines.filter((line) => line === 'BEGIN:VEVENT').length;
  const own = lines.filter((line) => line.startsWith(`${ownProperty}:`));
  if (own.length === 0 || own.length !== events) {
    throw new NotOurs(phrase`is a calendar that Vireo did not write: it has no working time`);
  }
  const rows = own.map((line) => {
    const parsed = exportedRowSchema.safeParse(parseJson(unescapeText(line.slice(ownProperty.length + 1))));
    if (!parsed.success)
      throw new NotOurs(
        phrase`has an event that Vireo did not write: ${parsed.error.issues[0]?.message ?? ''}`,
      );
    return parsed.data;
  });
  return writeCsv(rows).text;
}

/** The text itself for everything else. @throws NotOurs */
export function toSeparatedValues(text: string): string {
  const begin = text.slice(0, 200).trimStart();
  if (begin.startsWith('{')) return fromJson(text);
  return begin.startsWith('BEGIN:VCALENDAR') ? fromIcs(text) : text;
}
