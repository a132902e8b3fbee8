/** SQL of working time and days off: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { Scope } from '../../../../domain/policy/scope.ts';
import type { DaysOff, WorkingPattern } from '../../../../domain/working-time.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import { within } from '../../../platform/within.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListDaysOff, ListWorkingTimes } from './working-times.schema.ts';
import type { DaysOffTable, WorkingTimeTable } from './working-times.tables.ts';

export type WorkingTimeRow = Selectable<WorkingTimeTable>;
export type DaysOffRow = Selectable<DaysOffTable>;

/** Who reaches only their own sees the practice's patterns too: they hold for them. */
function workingTimesOf(db: Reader, scope: Scope) {
  return db.selectFrom('working_times').where(within(scope, 'working_times', { orNobodys: true }));
}

function daysOffOf(db: Reader, scope: Scope) {
  return db.selectFrom('days_off').where(within(scope, 'days_off'));
}

export async function findWorkingTime(
  db: Reader,
  scope: Scope,
  id: string,
): Promise<WorkingTimeRow | undefined> {
  return await workingTimesOf(db, scope).selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest first, one row more than the limit. */
export async function listWorkingTimes(
  db: Reader,
  scope: Scope,
  query: ListWorkingTimes,
): Promise<WorkingTimeRow[]> {
  let select = workingTimesOf(db, scope).selectAll();
  if (query.userId) select = select.where('user_id', '=', query.userId);
  return await selectPage(select, query, {
    by: 'valid_from',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

/** Of one owner on one day there is one; null asks for the practice's. */
export async function findWorkingTimeFrom(
  db: Reader,
  row: Pick<WorkingTimeRow, 'organization_id' | 'user_id' | 'valid_from'>,
): Promise<WorkingTimeRow | undefined> {
  const select = db
    .selectFrom('working_times')
    .selectAll()
    .where('organization_id', '=', row.organization_id)
    .where('valid_from', '=', row.valid_from);
  return await (row.user_id === null
    ? select.where('user_id', 'is', null)
    : select.where('user_id', '=', row.user_id)
  ).executeTakeFirst();
}

export async function insertWorkingTime(trx: Trx, row: WorkingTimeRow): Promise<void> {
  await trx.insertInto('working_times').values(row).execute();
}

export async function updateWorkingTime(
  trx: Trx,
  row: WorkingTimeRow,
  change: Updateable<WorkingTimeTable>,
): Promise<WorkingTimeRow> {
  const updated = await trx
    .updateTable('working_times')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteWorkingTime(trx: Trx, row: WorkingTimeRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('working_times')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function findDaysOff(db: Reader, scope: Scope, id: string): Promise<DaysOffRow | undefined> {
  return await daysOffOf(db, scope).selectAll().where('id', '=', id).executeTakeFirst();
}

/** The last first, one row more than the limit. */
export async function listDaysOff(db: Reader, scope: Scope, query: ListDaysOff): Promise<DaysOffRow[]> {
  let select = daysOffOf(db, scope).selectAll();
  if (query.userId) select = select.where('user_id', '=', query.userId);
  if (query.from) select = select.where('last_date', '>=', query.from);
  if (query.to) select = select.where('first_date', '<=', query.to);
  return await selectPage(select, query, {
    by: 'first_date',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertDaysOff(trx: Trx, row: DaysOffRow): Promise<void> {
  await trx.insertInto('days_off').values(row).execute();
}

export async function updateDaysOff(
  trx: Trx,
  row: DaysOffRow,
  change: Updateable<DaysOffTable>,
): Promise<DaysOffRow> {
  const updated = await trx
    .updateTable('days_off')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteDaysOff(trx: Trx, row: DaysOffRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('days_off')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** What a person is to work by in a span of days. */
export interface WorkingTimeOf {
  readonly own: readonly WorkingPattern[];
  readonly practice: readonly WorkingPattern[];
  readonly daysOff: readonly (DaysOff & { readonly note: string })[];
}

export interface PersonSpan {
  readonly organizationId: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

/** The port of those who set time beside what was to be worked. */
export async function loadWorkingTime(db: Reader, span: PersonSpan): Promise<WorkingTimeOf> {
  const { userId, ...days } = span;
  return workingTimeOf(userId, await selectWorkingTime(db, Scope.own(span), days));
}

export interface PeopleSpan {
  readonly organizationId: string;
  readonly userIds: readonly string[];
  /** Local dates, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** By user: two statements, however many people there are. */
export async function loadWorkingTimes(
  db: Reader,
  { organizationId, userIds, ...days }: PeopleSpan,
): Promise<ReadonlyMap<string, WorkingTimeOf>> {
  const rows = await selectWorkingTime(db, Scope.everybody(organizationId), days);
  return new Map(userIds.map((userId) => [userId, workingTimeOf(userId, rows)]));
}

interface WorkingRows {
  readonly patterns: readonly WorkingTimeRow[];
  readonly daysOff: readonly DaysOffRow[];
}

async function selectWorkingTime(
  db: Reader,
  scope: Scope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<WorkingRows> {
  const [patterns, daysOff] = await Promise.all([
    workingTimesOf(db, scope).selectAll().where('valid_from', '<=', to).execute(),
    daysOffOf(db, scope).selectAll().where('last_date', '>=', from).where('first_date', '<=', to).execute(),
  ]);
  return { patterns, daysOff };
}

function workingTimeOf(userId: string, { patterns, daysOff }: WorkingRows): WorkingTimeOf {
  return {
    own: patterns.filter((row) => row.user_id === userId).map(toPattern),
    practice: patterns.filter((row) => row.user_id === null).map(toPattern),
    daysOff: daysOff
      .filter((row) => row.user_id === userId)
      .map((row) => ({ firstDate: row.first_date, lastDate: row.last_date, note: row.note })),
  };
}

export function toPattern(row: WorkingTimeRow): WorkingPattern {
  return {
    validFrom: row.valid_from,
    weekdaySeconds: JSON.parse(row.weekday_seconds),
    dayStart: row.day_start,
    holidayRegion: row.holiday_region,
  };
}
