/** What others may not change between the pieces of an import, since it was looked at by what was there before. */

import { isDeepStrictEqual } from 'node:util';
import type { EventType } from '../../../../../../contract/generated/event-types.ts';
import type { RateBook } from '../../../../../../domain/rates/rate.ts';
import { eventsSince } from '../../../../../platform/events/event-log.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import type { RuleBook } from '../../../../account/model/time-rule-fields.ts';
import type { TimeImportPorts } from '../imports.ports.ts';
import type { LookedFile } from '../open-file/open-file.ts';

/** Of sheets that lock entries. */
const always: readonly EventType[] = [
  'timesheet.deleted',
  'timesheet.reopened',
  'timesheet.released',
  'timesheet.withdrawn',
  'timesheet.rejected',
];
/** Where the state of entries that are here is taken over. */
const ofEntries: readonly EventType[] = [
  'time-entry.changed',
  'time-entry.deleted',
  'time-entry.locked',
  'time-entry.unlocked',
];

interface Since {
  /** Number of the first change of the import. */
  readonly begunAt: number;
  /** Numbers of the first changes of its other transactions. */
  readonly own: ReadonlySet<number>;
}

/** By what the first transaction found, and what the entries were priced by. */
interface Books {
  readonly rules: RuleBook;
  readonly rates: RateBook;
}

export async function haveBooksChanged(
  ports: Pick<TimeImportPorts, 'loadRuleBook' | 'loadRateBook'>,
  reads: Reads,
  { rules, rates }: Books,
): Promise<boolean> {
  return !(
    isDeepStrictEqual(await ports.loadRuleBook(reads), rules) &&
    isDeepStrictEqual(await ports.loadRateBook(reads), rates)
  );
}

export async function isDisturbed(
  reads: Reads,
  { begunAt, own }: Since,
  { taken }: Pick<LookedFile, 'taken'>,
): Promise<boolean> {
  const rows = await eventsSince(reads, begunAt)
    .select('first_seq')
    .distinct()
    .where('type', 'in', [...always, ...(taken.length > 0 ? ofEntries : [])])
    .execute();
  return rows.some(({ first_seq }) => first_seq !== begunAt && !own.has(Number(first_seq)));
}
