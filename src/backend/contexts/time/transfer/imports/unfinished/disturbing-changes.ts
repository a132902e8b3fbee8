/** What others may not change between the pieces of an import, since it was looked at by what was there before. */
import type { EventType } from '../../../../../../contract/generated/event-types.ts';
import type { Trx } from '../../../../../schema.ts';
import type { LookedFile } from '../open-file/open-file.ts';

/** Prices, rules and closed periods, records that entries are of, and sheets that lock them. */
const always: readonly EventType[] = [
  'rate.created',
  'rate.changed',
  'rate.deleted',
  'organization.changed',
  'client.changed',
  'client.deleted',
  'project.changed',
  'project.deleted',
  'task.deleted',
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

export interface Since {
  readonly organizationId: string;
  /** Number of the first change of the import. */
  readonly begunAt: number;
  /** Numbers of the first changes of its other transactions. */
  readonly own: ReadonlySet<number>;
}

export async function isDisturbed(
  trx: Trx,
  { organizationId, begunAt, own }: Since,
  { taken }: Pick<LookedFile, 'taken'>,
): Promise<boolean> {
  const rows = await trx
    .selectFrom('events')
    .select('first_seq')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('seq', '>', begunAt)
    .where('type', 'in', [...always, ...(taken.length > 0 ? ofEntries : [])])
    .execute();
  return rows.some(({ first_seq }) => first_seq !== begunAt && !own.has(Number(first_seq)));
}
