/** Verdicts on single entries of a submitted timesheet; with the last one the sheet is decided. */
import { settleVerdicts } from '../../../../../domain/timesheet-verdicts.ts';
import { personOf } from '../../../../platform/http/actor.ts';
import { invalidField } from '../../../../platform/http/api-error.ts';
import { requireVersion } from '../../../../platform/http/versions.ts';
import { updateRow } from '../change-state.ts';
import { loadToActOn, showTimesheet } from '../timesheet-facts.ts';
import { timesheetJudged } from '../timesheets.events.ts';
import type { TimesheetRow } from '../timesheets.repository.ts';
import type { Timesheet } from '../timesheets.schema.ts';
import { listVerdicts, saveVerdict } from './approval.repository.ts';
import type { JudgedEntry } from './approval.schema.ts';
import { approveTimesheet, joinReasons, rejectTimesheet } from './decide-timesheet.ts';
import { type Deciding, requireAct } from './require-act.ts';

export interface Judgement {
  readonly id: string;
  readonly entries: readonly JudgedEntry[];
  readonly expected?: number | undefined;
}

export async function judgeEntries(
  deciding: Deciding,
  { id, entries, expected }: Judgement,
): Promise<Timesheet> {
  const { work, caller } = deciding;
  const row = await loadToActOn(work.reads, caller, id);
  requireVersion(row, expected);
  await requireAct(deciding, row, { act: 'approve' });
  const known = await listVerdicts(work.reads, row);
  requireEntries(new Set(known.map((entry) => entry.id)), entries);
  return await settle(deciding, await keepVerdicts(deciding, row, entries));
}

/** Each is of the sheet and named once. */
function requireEntries(known: ReadonlySet<string>, entries: readonly JudgedEntry[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of entries.entries()) {
    if (!known.has(id)) throw invalidField(`entries.${index}.id`, 'is no entry of this timesheet');
    if (seen.has(id)) throw invalidField(`entries.${index}.id`, 'is named twice');
    seen.add(id);
  }
}

async function keepVerdicts(
  { work, caller }: Deciding,
  row: TimesheetRow,
  entries: readonly JudgedEntry[],
): Promise<TimesheetRow> {
  const { writes, now, log } = work;
  const verdicts = entries.map(({ id, verdict, reason = null }) => ({ id, verdict, reason }));
  const given = {
    organization_id: row.organization_id,
    timesheet_id: row.id,
    decided_by: personOf(caller).userId,
    decided_at: now,
  };
  for (const { id, verdict, reason } of verdicts) {
    await saveVerdict(writes, { ...given, entry_id: id, verdict, reason });
  }
  const changed = await updateRow(work, row, {});
  await log({ type: timesheetJudged, id: row.id, version: changed.version, after: { verdicts } });
  return changed;
}

async function settle(deciding: Deciding, row: TimesheetRow): Promise<Timesheet> {
  const { reads } = deciding.work;
  const verdicts = await listVerdicts(reads, row);
  switch (settleVerdicts(verdicts.map(({ verdict }) => verdict ?? undefined))) {
    case 'submitted':
      return await showTimesheet(reads, row);
    case 'approved':
      return await approveTimesheet(deciding, row);
    case 'rejected':
      return await rejectTimesheet(deciding, row, joinReasons(verdicts));
  }
}
