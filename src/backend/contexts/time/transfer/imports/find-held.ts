/** Which entries of an import may not be taken away by its undo, and why. */
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type Text, text } from '../../../../../words/text.ts';
import { word } from '../../../../../words/word.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { findMerged } from './find-merged.ts';
import { listSuspects, type Suspect } from './held-entries.repository.ts';
import { listRowSpans, type TimeImportRow } from './imports.repository.ts';

export interface HeldEntry {
  readonly entryId: string;
  readonly row: number;
  readonly date: string;
  readonly why: Text;
}

/** At most `limit`, in the order of the file. */
export async function findHeld(work: Work, row: TimeImportRow, limit: number): Promise<readonly HeldEntry[]> {
  const held: HeldEntry[] = [];
  for (const span of await listRowSpans(work.reads, row)) {
    const suspects = (await listSuspects(work.reads, row, span)).flatMap((suspect) => {
      const why = whyHeld(suspect);
      return why === undefined ? [] : [{ ...suspect, why }];
    });
    const merged = (await findMerged(work, row, span)).map((one) => ({ ...one, why: wasMerged }));
    held.push(...[...suspects, ...merged].toSorted((one, other) => one.row - other.row));
    if (held.length >= limit) return held.slice(0, limit);
  }
  return held;
}

const wasMerged = text`was merged into another entry: undo that, or delete that entry if it is to go too`;

function whyHeld({ billedId, invoice, sheet, ownSheetId, wrote, stands }: Suspect): Text | undefined {
  if (billedId !== null)
    return invoice === null ? text`is on a draft of an invoice` : text`is on invoice ${invoice}`;
  if (sheet !== null && ownSheetId === null) return text`is in a timesheet that is ${word(sheet)}`;
  return isAsWritten(wrote, stands)
    ? undefined
    : text`was changed since: delete it by hand if it is to go too`;
}

/** An entry of the log without what every write moves, and what locks alone move. */
const contentSchema = z
  .looseObject({ id: z.string() })
  .transform(({ version: _version, updatedAt: _updatedAt, timesheetId: _sheet, ...content }) => content);

/** What was changed and changed back is as the import wrote it; what the log does not tell counts as changed. */
function isAsWritten(wrote: string | null, stands: string | null): boolean {
  const [before, after] = [wrote, stands].map((json) => contentSchema.safeParse(JSON.parse(json ?? 'null')));
  return before?.success === true && after?.success === true && isDeepStrictEqual(before.data, after.data);
}
